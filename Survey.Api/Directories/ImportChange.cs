using Survey.Collecting.Directories;

namespace Survey.Api.Directories;

/// <summary>One change that an import would make.</summary>
/// <param name="Kind">added, changed or removed; removed only if the import removes.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Contact">The contact's e-mail address; null for a change of the organization itself.</param>
/// <param name="Fields">The columns that change.</param>
public sealed record ImportChange(string Kind, string Organization, string? Contact, IReadOnlyList<ImportField> Fields)
{
    /// <summary>The view of a change.</summary>
    public static ImportChange Of(DirectoryChange change) => new(
        change.Kind.ToString().ToLowerInvariant(),
        change.Organization,
        change.Contact,
        [.. change.Fields.Select(field => new ImportField(field.Column, field.Before, field.After))]);
}
