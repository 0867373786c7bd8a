namespace Survey.Core.Reading.Typed;

/// <summary>What a typed text was read as.</summary>
public enum TypedReadingKind
{
    /// <summary>Not a value of the kind that was asked for.</summary>
    None,

    /// <summary>One value.</summary>
    Value,

    /// <summary>Two values are equally likely: “05/06/2017” is 5 June or 6 May.</summary>
    Ambiguous,

    /// <summary>A number with more digits than can be kept.</summary>
    TooLong,
}
