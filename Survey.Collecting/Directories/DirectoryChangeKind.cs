namespace Survey.Collecting.Directories;

/// <summary>Kind of change by an import.</summary>
public enum DirectoryChangeKind
{
    /// <summary>New in the directory.</summary>
    Added,

    /// <summary>Exists with different values.</summary>
    Changed,

    /// <summary>Missing in the table; removed only if that is confirmed.</summary>
    Removed,
}
