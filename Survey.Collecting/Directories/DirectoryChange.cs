namespace Survey.Collecting.Directories;

/// <summary>One thing that an import would change.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Contact">The contact's address; null if it is about the organization itself.</param>
/// <param name="Fields">What changes: the column, before and after; none for what is added or removed.</param>
public sealed record DirectoryChange(
    DirectoryChangeKind Kind,
    string Organization,
    string? Contact,
    IReadOnlyList<(string Column, string Before, string After)> Fields);
