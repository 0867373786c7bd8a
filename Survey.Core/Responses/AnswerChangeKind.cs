namespace Survey.Core.Responses;

/// <summary>What happened to an answer, or to a row of a repeat group, between two revisions.</summary>
public enum AnswerChangeKind
{
    /// <summary>Only the later revision has it.</summary>
    Added,

    /// <summary>Only the earlier revision has it.</summary>
    Removed,

    /// <summary>Both revisions have it, with different values.</summary>
    Changed,

    /// <summary>A row has a different position among the rows. Changes inside the row are listed separately.</summary>
    Moved,
}
