namespace Survey.Core.Responses;

/// <summary>What happened to an answer, or to a row of a repeat group, between two revisions.</summary>
public enum AnswerChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is not there any more.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>A row stands at another place among the rows; what changed inside it is told apart.</summary>
    Moved,
}
