using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>Reads <c>directory.json</c>, and the type and regions of a respondent of an open round.</summary>
public static class DirectoryReader
{
    /// <summary>Reads the directory and reports all problems in the value's log. Null only if the value is not an object.</summary>
    public static OrganizationDirectory? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var regions = ReadRegions(members.Require("regions"), value.Problems);
        var groups = ReadNamed(
            members.Find("groups"),
            new UniqueCodes("group", value.Problems),
            (position, code, name, group) => new TypeGroup(position, code, name) { Counted = ReadCounted(group) });
        var types = ReadNamed(
            members.Require("types"),
            new UniqueCodes("type", value.Problems),
            (position, code, name, type) => new OrganizationType(position, code, name, ReadGroup(type.Find("group"), groups))
            {
                Counted = ReadCounted(type),
            });
        var directory = new OrganizationDirectory(regions, groups, types, []);
        var organizations = ReadOrganizations(members.Find("organizations"), directory);
        members.ReportUnknownMembers();
        return directory.With(organizations);
    }

    /// <summary>
    /// Reads one organization in the form that a directory lists it, and reports all problems in the value's log. Null
    /// without a valid code.
    /// </summary>
    /// <param name="value">The organization.</param>
    /// <param name="directory">Supplies the known types and regions, and the next free position.</param>
    public static Organization? ReadOrganization(JsonValue value, OrganizationDirectory directory) =>
        ReadOrganization(value, directory, new UniqueCodes("organization", value.Problems), directory.Organizations.Count);

    /// <summary>Reads the code of a type. Null if there is no value, or after a problem.</summary>
    public static OrganizationType? ReadType(JsonValue? value, OrganizationDirectory directory)
    {
        if (value is { } given && directory.TypesByCode.Find(given.Element) is { } known)
        {
            return known;
        }

        if (value?.AsCode() is not { } code)
        {
            return null;
        }

        var type = directory.FindType(code);
        if (type is null)
        {
            value.Value.Problems.Add(
                ProblemCatalogue.TypeUnknown,
                value.Value.Place,
                ("found", code),
                ("known", Detail.List(directory.Types.Select(each => each.Code))));
        }

        return type;
    }

    /// <summary>Reads a list of region codes. Returns each region once, in the directory's order; empty if there is no value.</summary>
    public static IReadOnlyList<Region> ReadRegions(JsonValue? value, OrganizationDirectory directory)
    {
        if (value is not { } codes)
        {
            return [];
        }

        if (directory.RegionsByCode.FindAll(codes.Element, region => region.Position) is { } known)
        {
            return known;
        }

        var regions = new SortedDictionary<int, Region>();
        foreach (var (code, place) in codes.AsCodes())
        {
            if (directory.FindRegion(code) is not { } region)
            {
                value!.Value.Problems.Add(
                    ProblemCatalogue.RegionUnknown,
                    place,
                    ("found", code),
                    ("known", Detail.List(directory.Regions.Select(each => each.Code))));
            }
            else if (!regions.TryAdd(region.Position, region))
            {
                value!.Value.Problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
        }

        return [.. regions.Values];
    }

    /// <summary>
    /// Reads a list of subregion codes. Each must belong to one of the regions. Returns each subregion once, in the directory's order;
    /// empty if there is no value.
    /// </summary>
    private static IReadOnlyList<Subregion> ReadSubregions(
        JsonValue? value,
        OrganizationDirectory directory,
        IReadOnlyList<Region> regions)
    {
        var subregions = new SortedDictionary<int, Subregion>();
        foreach (var (code, place) in value?.AsCodes() ?? [])
        {
            if (FindSubregion(code, directory, regions, place, value!.Value.Problems) is { } subregion
                && !subregions.TryAdd(subregion.Position, subregion))
            {
                value!.Value.Problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
        }

        return [.. subregions.Values];
    }

    /// <summary>The subregion with that code; null after a problem if there is none, or if it belongs to none of the regions.</summary>
    public static Subregion? FindSubregion(
        string code,
        OrganizationDirectory directory,
        IReadOnlyList<Region> regions,
        Place place,
        ProblemLog problems)
    {
        if (directory.FindSubregion(code) is not { } subregion)
        {
            problems.Add(
                ProblemCatalogue.SubregionUnknown,
                place,
                ("found", code),
                ("known", Detail.List(directory.Subregions.Select(each => each.Code))));
            return null;
        }

        var region = directory.GetRegionOf(subregion);
        if (regions.All(each => each.Position != region.Position))
        {
            problems.Add(ProblemCatalogue.SubregionUnknown["elsewhere"], place, ("found", code), ("region", region.Code));
            return null;
        }

        return subregion;
    }

    private static List<Region> ReadRegions(JsonValue? list, ProblemLog problems)
    {
        var subregionCodes = new UniqueCodes("subregion", problems);
        var count = 0;
        return ReadNamed(list, new UniqueCodes("region", problems), (position, code, name, region) =>
        {
            var subregions = ReadNamed(
                region.Find("subregions"),
                subregionCodes,
                (_, inner, innerName, _) => new Subregion(count++, inner, innerName));
            return new Region(position, code, name) { Subregions = subregions };
        });
    }

    private static CountedName? ReadCounted(JsonMembers named) =>
        named.Find("counted") is { } counted ? CountedName.Read(counted) : null;

    private static TypeGroup? ReadGroup(JsonValue? value, IReadOnlyList<TypeGroup> groups)
    {
        if (value?.AsCode() is not { } code)
        {
            return null;
        }

        var group = groups.FirstOrDefault(each => each.Code == code);
        if (group is null)
        {
            value.Value.Problems.Add(
                ProblemCatalogue.GroupUnknown,
                value.Value.Place,
                ("found", code),
                ("known", Detail.List(groups.Select(each => each.Code))));
        }

        return group;
    }

    /// <summary>Reads a list of objects with code and name. Those without a valid code of their own are left out after a problem.</summary>
    /// <param name="list">The list; null for none.</param>
    /// <param name="codes">The codes that are taken.</param>
    /// <param name="make">Takes position, code, name and the object, whose further members it reads.</param>
    private static List<T> ReadNamed<T>(JsonValue? list, UniqueCodes codes, Func<int, string, LocalizedText, JsonMembers, T> make)
    {
        var read = new List<T>();
        if (list is not { } value)
        {
            return read;
        }

        foreach (var item in value.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? codes.Read(given) : null;
            var name = members.Require("name")?.AsNames();
            var made = make(read.Count, code ?? "", name ?? LocalizedText.Plain(code ?? ""), members);
            members.ReportUnknownMembers();
            if (code is not null)
            {
                read.Add(made);
            }
        }

        return read;
    }

    private static List<Organization> ReadOrganizations(JsonValue? list, OrganizationDirectory directory)
    {
        var organizations = new List<Organization>();
        if (list is not { } value)
        {
            return organizations;
        }

        var codes = new UniqueCodes("organization", value.Problems);
        foreach (var item in value.AsList())
        {
            if (ReadOrganization(item, directory, codes, organizations.Count) is { } organization)
            {
                organizations.Add(organization);
            }
        }

        return organizations;
    }

    private static Organization? ReadOrganization(JsonValue value, OrganizationDirectory directory, UniqueCodes codes, int position)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var code = members.Require("code") is { } given ? codes.Read(given) : null;
        var name = members.Require("name")?.AsNames();
        var shortName = members.Find("short")?.AsNames();
        var type = ReadType(members.Require("type"), directory);
        var regions = ReadRegions(members.Find("regions"), directory);
        var subregions = ReadSubregions(members.Find("subregions"), directory, regions);
        var formerNames = members.Find("formerNames")?.AsList().Select(former => former.AsNames()).OfType<LocalizedText>().ToList() ?? [];
        var (activeFrom, activeTo) = ReadActive(members);
        members.ReportUnknownMembers();
        if (code is null)
        {
            return null;
        }

        // A missing type has already been reported. Keep the organization, so that its response does not cause a second
        // problem.
        name ??= LocalizedText.Plain(code);
        type ??= new OrganizationType(0, "", LocalizedText.Plain(""));
        return new Organization(position, code, shortName ?? name, name, type, regions)
        {
            Subregions = subregions,
            FormerNames = formerNames,
            ActiveFrom = activeFrom,
            ActiveTo = activeTo,
        };
    }

    private static (DateOnly? From, DateOnly? To) ReadActive(JsonMembers members)
    {
        var (from, to) = (members.Find("activeFrom")?.AsDate(), members.Find("activeTo")?.AsDate());
        if (to < from)
        {
            members.Problems.Add(ProblemCatalogue.OrganizationDatesOrder, members.Place, ("to", to.Value), ("from", from.Value));
        }

        return (from, to);
    }
}
