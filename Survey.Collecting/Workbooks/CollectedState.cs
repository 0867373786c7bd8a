namespace Survey.Collecting.Workbooks;

/// <summary>Result of importing an answer workbook.</summary>
public enum CollectedState
{
    /// <summary>Not accepted; its problems say why.</summary>
    Refused,

    /// <summary>Equal to what is stored.</summary>
    Unchanged,

    /// <summary>Saved as a draft.</summary>
    Draft,

    /// <summary>Final, so it was submitted.</summary>
    Submitted,
}
