using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Organizations;

/// <summary>The regions, types and organizations of a consultation, each in the order reports list them.</summary>
/// <param name="regions">The regions with their subregions.</param>
/// <param name="groups">The groups of types.</param>
/// <param name="types">The types, each with its group.</param>
/// <param name="organizations">The organizations.</param>
public sealed class OrganizationDirectory(
    IReadOnlyList<Region> regions,
    IReadOnlyList<TypeGroup> groups,
    IReadOnlyList<OrganizationType> types,
    IReadOnlyList<Organization> organizations)
{
    private readonly Dictionary<string, Organization> _organizations =
        organizations.ToDictionary(organization => organization.Code, StringComparer.Ordinal);

    /// <summary>The regions by code.</summary>
    internal CodeTable<Region> RegionsByCode { get; } = new(regions, region => region.Code);

    /// <summary>The types by code.</summary>
    internal CodeTable<OrganizationType> TypesByCode { get; } = new(types, type => type.Code);

    /// <summary>The regions in order; may be empty.</summary>
    public IReadOnlyList<Region> Regions => regions;

    /// <summary>The subregions of all regions in order; usually none.</summary>
    public IReadOnlyList<Subregion> Subregions { get; } = [.. regions.SelectMany(region => region.Subregions)];

    /// <summary>The groups of types in order; usually none.</summary>
    public IReadOnlyList<TypeGroup> Groups => groups;

    /// <summary>The organization types in order.</summary>
    public IReadOnlyList<OrganizationType> Types => types;

    /// <summary>The organizations in order; empty for an open round that lists none.</summary>
    public IReadOnlyList<Organization> Organizations => organizations;

    /// <summary>The same regions, groups and types with other organizations.</summary>
    public OrganizationDirectory With(IReadOnlyList<Organization> others) => new(regions, groups, types, others);

    /// <summary>The region with that code, or null.</summary>
    public Region? FindRegion(string code) => RegionsByCode.Find(code);

    /// <summary>The subregion with that code, or null.</summary>
    public Subregion? FindSubregion(string code) => Subregions.FirstOrDefault(subregion => subregion.Code == code);

    /// <summary>The region that a subregion belongs to.</summary>
    public Region GetRegionOf(Subregion subregion) =>
        regions.First(region => region.Subregions.Any(each => each.Position == subregion.Position));

    /// <summary>The group with that code, or null.</summary>
    public TypeGroup? FindGroup(string code) => groups.FirstOrDefault(group => group.Code == code);

    /// <summary>The type with that code, or null.</summary>
    public OrganizationType? FindType(string code) => TypesByCode.Find(code);

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
