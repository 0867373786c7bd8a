namespace Survey.Core.Responses.Merging;

/// <summary>Which version of a conflict is kept.</summary>
public enum MergeChoice
{
    /// <summary>The version that is being saved.</summary>
    Mine,

    /// <summary>The version that was saved in the meantime.</summary>
    Theirs,

    /// <summary>The rows of both, for repeat groups.</summary>
    Both,
}
