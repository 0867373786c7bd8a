using Survey.Collecting.Directories;

namespace Survey.Api.Directories;

/// <summary>One thing that an import would change.</summary>
/// <param name="Kind">added, changed, removed; removed only if the import says that it removes.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Contact">The contact's address; null if it is about the organization itself.</param>
/// <param name="Fields">What changes.</param>
public sealed record ImportChange(string Kind, string Organization, string? Contact, IReadOnlyList<ImportField> Fields)
{
    /// <summary>The view of a change.</summary>
    public static ImportChange Of(DirectoryChange change) => new(
        change.Kind.ToString().ToLowerInvariant(),
        change.Organization,
        change.Contact,
        [.. change.Fields.Select(field => new ImportField(field.Column, field.Before, field.After))]);
}
