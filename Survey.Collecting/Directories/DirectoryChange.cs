namespace Survey.Collecting.Directories;

/// <summary>One change that an import would make.</summary>
/// <param name="Kind">What would happen.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Contact">The contact's e-mail address; null for a change of the organization itself.</param>
/// <param name="Fields">The columns that change, with old and new text; empty for additions and removals.</param>
public sealed record DirectoryChange(
    DirectoryChangeKind Kind,
    string Organization,
    string? Contact,
    IReadOnlyList<(string Column, string Before, string After)> Fields);
