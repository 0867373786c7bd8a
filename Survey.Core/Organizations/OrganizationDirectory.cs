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

    /// <summary>In order; may be empty.</summary>
    public IReadOnlyList<Region> Regions => regions;

    /// <summary>In order.</summary>
    public IReadOnlyList<OrganizationType> Types => types;

    /// <summary>In order; empty for an open round that names nobody.</summary>
    public IReadOnlyList<Organization> Organizations => organizations;

    /// <summary>The region of that code, or null.</summary>
    public Region? FindRegion(string code) => _regions.GetValueOrDefault(code);

    /// <summary>The type of that code, or null.</summary>
    public OrganizationType? FindType(string code) => _types.GetValueOrDefault(code);

    /// <summary>The organization of that code, or null.</summary>
    public Organization? FindOrganization(string code) => _organizations.GetValueOrDefault(code);
}
