using Survey.Core.Reading.Typed;

namespace Survey.Core.Organizations;

/// <summary>The regions, types and organizations of a consultation, each in the order reports list them.</summary>
public sealed class OrganizationDirectory(
    IReadOnlyList<Region> regions,
    IReadOnlyList<OrganizationType> types,
    IReadOnlyList<Organization> organizations)
{
    private readonly Dictionary<string, Region> _regions = regions.ToDictionary(region => region.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, OrganizationType> _types = types.ToDictionary(type => type.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, Organization> _organizations =
        organizations.ToDictionary(organization => organization.Code, StringComparer.Ordinal);

    /// <summary>The regions in order; may be empty.</summary>
    public IReadOnlyList<Region> Regions => regions;

    /// <summary>The organization types in order.</summary>
    public IReadOnlyList<OrganizationType> Types => types;

    /// <summary>The organizations in order; empty for an open round that lists none.</summary>
    public IReadOnlyList<Organization> Organizations => organizations;

    /// <summary>The region with that code, or null.</summary>
    public Region? FindRegion(string code) => _regions.GetValueOrDefault(code);

    /// <summary>The type with that code, or null.</summary>
    public OrganizationType? FindType(string code) => _types.GetValueOrDefault(code);

    /// <summary>The organization with that code, or null.</summary>
    public Organization? FindOrganization(string code) => _organizations.GetValueOrDefault(code);

    /// <summary>
    /// The organizations that have this name, short name or former name in any language, in order. Upper and lower case are the same.
    /// </summary>
    public IReadOnlyList<Organization> FindByName(string name)
    {
        var wanted = TypedName.Clean(name);
        return
        [
            .. organizations.Where(organization =>
                organization.FormerNames
                    .Append(organization.Name)
                    .Append(organization.Short)
                    .Any(text => text.Languages.DefaultIfEmpty("").Any(language => IsSame(text.In(language))))),
        ];

        bool IsSame(string known) => string.Equals(known, wanted, StringComparison.OrdinalIgnoreCase);
    }
}
