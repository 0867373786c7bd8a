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

        var regions = ReadNamed(members.Require("regions"), "region", (position, code, name) => new Region(position, code, name));
        var types = ReadNamed(members.Require("types"), "type", (position, code, name) => new OrganizationType(position, code, name));
        var organizations = ReadOrganizations(members.Find("organizations"), new OrganizationDirectory(regions, types, []));
        members.ReportUnknownMembers();
        return new OrganizationDirectory(regions, types, organizations);
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
        var regions = new SortedDictionary<int, Region>();
        foreach (var (code, place) in value?.AsCodes() ?? [])
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

    private static List<T> ReadNamed<T>(JsonValue? list, string what, Func<int, string, LocalizedText, T> make)
    {
        var read = new List<T>();
        if (list is not { } value)
        {
            return read;
        }

        var codes = new UniqueCodes(what, value.Problems);
        foreach (var item in value.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? codes.Read(given) : null;
            var name = members.Require("name")?.AsNames();
            members.ReportUnknownMembers();
            if (code is not null)
            {
                read.Add(make(read.Count, code, name ?? LocalizedText.Plain(code)));
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
