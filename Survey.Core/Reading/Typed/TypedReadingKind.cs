namespace Survey.Core.Reading.Typed;

/// <summary>Kind of result of reading a typed text.</summary>
public enum TypedReadingKind
{
    /// <summary>Not a value of the requested type.</summary>
    None,

    /// <summary>One value.</summary>
    Value,

    /// <summary>Two values are equally likely: “05/06/2017” is 5 June or 6 May.</summary>
    Ambiguous,

    /// <summary>A number with more digits than can be stored.</summary>
    TooLong,
}
