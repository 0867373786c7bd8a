namespace Survey.Collecting.Directories;

/// <summary>What an import would do.</summary>
public enum DirectoryChangeKind
{
    /// <summary>It is not in the directory.</summary>
    Added,

    /// <summary>It is, and says something else.</summary>
    Changed,

    /// <summary>The table does not have it; it is removed only if that is confirmed.</summary>
    Removed,
}
