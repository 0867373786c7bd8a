namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>What a row of the sheet “survey” is.</summary>
internal enum RowKind
{
    /// <summary>Its type does not exist.</summary>
    Unknown,

    /// <summary>Something a consultation cannot have.</summary>
    Refused,

    /// <summary>A setting in the place of a question, as forms of old have it.</summary>
    Setting,
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    Note,
    Text,
    Integer,
    Decimal,
    Range,
    Date,
    Time,
    DateTime,
    Acknowledge,
    SelectOne,
    SelectMultiple,
    Rank,
    Calculate,
    Hidden,

    /// <summary>Something recorded about the filling of the form: start, username, …</summary>
    Recorded,
}
