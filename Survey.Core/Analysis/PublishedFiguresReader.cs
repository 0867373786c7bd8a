using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>Reads a file of printed figures in the layout of <c>samples/grcp7/published.json</c>.</summary>
/// <param name="round">The round that the figures describe. It supplies the known codes.</param>
public sealed class PublishedFiguresReader(Round round)
{
    private const int MaxCount = int.MaxValue;

    /// <summary>Reads the figures and reports all problems in the value's log. Null only if the value is not an object.</summary>
    public PublishedFigures? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var source = members.Find("source")?.AsString();
        var overall = members.Find("overall") is { } group && group.AsObject() is { } inside ? ReadOverall(inside) : null;
        var regions = ReadEach(members.Find("regions"), ReadRegion);
        var claims = ReadEach(members.Find("crossRegionalAsPrinted"), ReadClaim);

        // These members hold other people's recomputations and remarks. They are allowed, but not compared.
        members.Find("crossRegionalRecomputed");
        members.Find("inconsistenciesInThePrintedSummary");
        members.ReportUnknownMembers();
        return new PublishedFigures(source, overall, regions, claims);
    }

    private static List<T> ReadEach<T>(JsonValue? list, Func<JsonMembers, T?> read)
        where T : class
    {
        var all = new List<T>();
        foreach (var item in list?.AsList() ?? [])
        {
            if (item.AsObject() is { } members && read(members) is { } one)
            {
                all.Add(one);
            }
        }

        return all;
    }

    private PublishedGroup ReadOverall(JsonMembers members)
    {
        var group = ReadGroup(members) with
        {
            RecommendingFinal = members.Find("recommendingFinal")?.AsInteger(0, MaxCount),
            InProcess = members.Find("inProcess")?.AsInteger(0, MaxCount),
        };
        members.ReportUnknownMembers();
        return group;
    }

    private IEnumerable<string> Regions => round.Directory.Regions.Select(each => each.Code);

    private IEnumerable<string> Themes => round.Framework.Themes.Select(each => each.Code).OfType<string>();

    private PublishedGroup ReadGroup(JsonMembers members) =>
        new(
            (members.Find("invited") ?? members.Find("questioned"))?.AsInteger(0, MaxCount),
            members.Find("responded")?.AsInteger(0, MaxCount),
            members.Find("responseRatePercent")?.AsDecimal(),
            ReadTypes(members.Find("respondentsByType")),
            Recommending: null,
            RecommendingFinal: null,
            InProcess: null,
            ReadOrganizations(members.Find("noFeedback")),
            ReadOrganizations(members.Find("allThemes") ?? members.Find("allSixThemes")));

    private PublishedRegion? ReadRegion(JsonMembers members)
    {
        var region = members.Require("code") is { } code
            ? FindEach([code], code.Problems, ProblemCatalogue.RegionUnknown, round.Directory.FindRegion, Regions).FirstOrDefault()
            : null;
        var group = ReadGroup(members) with { Recommending = members.Find("recommending")?.AsInteger(0, MaxCount) };
        var themes = ReadEach(members.Find("themes"), ReadTheme);
        members.ReportUnknownMembers();
        return region is null ? null : new PublishedRegion(region, group, themes);
    }

    private PublishedTheme? ReadTheme(JsonMembers members)
    {
        var theme = members.Require("code") is { } code
            ? FindEach([code], code.Problems, ProblemCatalogue.ThemeUnknown, round.Framework.FindTheme, Themes).FirstOrDefault()
            : null;
        var respondents = members.Find("respondents")?.AsInteger(0, MaxCount);
        var recurrent = members.Find("recurrent") is { } list ? ReadElements(list) : null;
        members.ReportUnknownMembers();
        return theme is null ? null : new PublishedTheme(theme, respondents, recurrent);
    }

    private PublishedClaim ReadClaim(JsonMembers members)
    {
        var except = members.Find("except") is { } list
            ? FindEach(list.AsList(), list.Problems, ProblemCatalogue.RegionUnknown, round.Directory.FindRegion, Regions)
            : [];
        IReadOnlyList<Element> elements = members.Require("elements") is { } named ? ReadElements(named) : [];
        members.ReportUnknownMembers();
        return new PublishedClaim(elements, except);
    }

    private List<TypeCount> ReadTypes(JsonValue? value)
    {
        var counts = new List<TypeCount>();
        foreach (var (code, count) in value?.AsObject()?.All() ?? [])
        {
            if (round.Directory.FindType(code) is not { } type)
            {
                count.Problems.Add(
                    ProblemCatalogue.TypeUnknown,
                    count.Place,
                    ("found", code),
                    ("known", Detail.List(round.Directory.Types.Select(each => each.Code))));
            }
            else if (count.AsInteger(0, MaxCount) is { } respondents)
            {
                counts.Add(new TypeCount(type, respondents));
            }
        }

        return counts;
    }

    private List<Organization>? ReadOrganizations(JsonValue? list) =>
        list is { } value
            ? FindEach(value.AsList(), value.Problems, ProblemCatalogue.OrganizationUnknown, round.Directory.FindOrganization)
            : null;

    private List<Element> ReadElements(JsonValue list) =>
        FindEach(
            list.AsList(),
            list.Problems,
            ProblemCatalogue.ElementUnknown,
            round.Framework.FindElement,
            round.Framework.Elements.Select(each => each.Code));

    private static List<T> FindEach<T>(
        IReadOnlyList<JsonValue> items,
        ProblemLog problems,
        ProblemKind unknown,
        Func<string, T?> find,
        IEnumerable<string>? known = null)
        where T : class
    {
        var found = new List<T>();
        foreach (var item in items)
        {
            if (item.AsCode() is not { } code)
            {
                continue;
            }

            if (find(code) is { } one)
            {
                found.Add(one);
            }
            else
            {
                problems.Add(unknown, item.Place, [("found", code), .. known is null ? [] : new[] { ("known", Detail.List(known)) }]);
            }
        }

        return found;
    }
}
