namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>The kind of a row of the sheet "survey".</summary>
internal enum RowKind
{
    /// <summary>The type does not exist.</summary>
    Unknown,

    /// <summary>A known type that consultations do not support.</summary>
    Refused,

    /// <summary>A refused row that was left out on request, but that other cells name.</summary>
    LeftOut,

    /// <summary>A setting written as a question, as in old forms.</summary>
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

    /// <summary>Metadata about filling in the form: start, username, …</summary>
    Recorded,
}
