namespace Survey.Collecting.Workbooks;

/// <summary>What an answer workbook that came back is.</summary>
public enum CollectedState
{
    /// <summary>It cannot be taken: its problems say why.</summary>
    Refused,

    /// <summary>It says what is stored already.</summary>
    Unchanged,

    /// <summary>A draft.</summary>
    Draft,

    /// <summary>Final, and hereby submitted.</summary>
    Submitted,
}
