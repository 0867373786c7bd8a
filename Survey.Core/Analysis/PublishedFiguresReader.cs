using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>Reads a file of printed figures in the layout of <c>samples/grcp7/published.json</c>.</summary>
/// <param name="round">The round that the figures describe. It supplies the known codes and names.</param>
/// <param name="content">What analysts added to the round's report: it may have categories of its own.</param>
public sealed class PublishedFiguresReader(Round round, ReportContent content)
{
    private static readonly FigureKind[] OfBoth =
    [
        FigureKind.Invited, FigureKind.Responded, FigureKind.NoFeedback, FigureKind.Late, FigureKind.AllThemes, FigureKind.Footnotes,
        FigureKind.WithoutPractices,
    ];

    private readonly PublishedNames _names = new(round, content);

    /// <summary>Reads the figures and reports all problems in the value's log. Null only if the value is not an object.</summary>
    public PublishedFigures? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var figures = new List<PublishedFigure>();
        var source = members.Find("source")?.AsString();
        if (members.Find("overall")?.AsObject() is { } overall)
        {
            figures.AddRange(ReadOverall(overall));
            overall.ReportUnknownMembers();
        }

        var regions = new NamedOnce<Region>();
        foreach (var region in ReadObjects(members.Find("regions")))
        {
            var code = region.Require("code");
            figures.AddRange(ReadRegion(region, code is { } given ? regions.Add(_names.FindRegion(given), given) : null));
            region.ReportUnknownMembers();
        }

        foreach (var claim in ReadObjects(members.Find("claims")))
        {
            figures.AddRange(ReadClaim(claim));
            claim.ReportUnknownMembers();
        }

        var claims = ReadObjects(members.Find("crossRegionalAsPrinted")).Select(ReadRecurrence).ToList();

        // These members hold other people's recomputations and remarks. They are allowed, but not compared.
        members.Find("crossRegionalRecomputed");
        members.Find("inconsistenciesInThePrintedSummary");
        members.ReportUnknownMembers();
        return new PublishedFigures(source, figures, claims);
    }

    private static IEnumerable<JsonMembers> ReadObjects(JsonValue? list) =>
        (list?.AsList() ?? []).Select(item => item.AsObject()).OfType<JsonMembers>();

    /// <summary>A sentence of the report: the figures that it states, of a region or across regions.</summary>
    private IReadOnlyList<PublishedFigure> ReadClaim(JsonMembers members)
    {
        var sentence = members.Require("text")?.AsText();
        var code = members.Find("region");
        var region = code is { } given ? _names.FindRegion(given) : null;
        return
        [
            .. (code is null ? ReadOverall(members) : ReadRegion(members, region)).Select(figure => figure with { Sentence = sentence }),
        ];
    }

    private PublishedClaim ReadRecurrence(JsonMembers members)
    {
        var except = members.Find("except") is { } list ? PublishedNames.FindEach(list, _names.FindRegion) : [];
        IReadOnlyList<Element> elements = members.Require("elements") is { } named
            ? PublishedNames.FindEach(named, _names.FindElement)
            : [];
        members.ReportUnknownMembers();
        return new PublishedClaim(elements, except);
    }

    private List<PublishedFigure> ReadOverall(JsonMembers members) =>
        [
            .. ReadGroup(members, region: null),
            .. ReadOrganizations(members, FigureKind.RecommendingFinal, region: null),
            .. ReadByType(members, FigureKind.RecommendingByType, region: null),
            .. ReadOrganizations(members, FigureKind.InProcess, region: null),
            .. ReadByType(members, FigureKind.InProcessByType, region: null),
        ];

    /// <summary>The figures of a region; none if the region is not known, but all their problems.</summary>
    private List<PublishedFigure> ReadRegion(JsonMembers members, Region? region)
    {
        List<PublishedFigure> figures =
        [
            .. ReadGroup(members, region),
            .. ReadOrganizations(members, FigureKind.Recommending, region),
            .. ReadOrganizations(members, FigureKind.NotRecommending, region),
            .. ReadCodes(members, FigureKind.MostAddressedThemes, region, _names.FindTheme, theme => theme.Code ?? ""),
            .. ReadCodes(members, FigureKind.RecurrentThemes, region, _names.FindTheme, theme => theme.Code ?? ""),
        ];
        var subregions = new NamedOnce<Subregion>();
        foreach (var each in ReadObjects(members.Find("subregions")))
        {
            var code = each.Require("code");
            var subregion = code is { } given ? subregions.Add(_names.FindSubregion(given, region), given) : null;
            IReadOnlyList<PublishedFigure> inside =
            [
                .. ReadOrganizations(each, FigureKind.Responded, region)
                    .Select(figure => figure with { Kind = FigureKind.SubregionResponded }),
                .. ReadOrganizations(each, FigureKind.Recommending, region)
                    .Select(figure => figure with { Kind = FigureKind.SubregionRecommending }),
            ];
            figures.AddRange(subregion is null ? [] : inside.Select(figure => figure with { Part = subregion.Code }));
            each.ReportUnknownMembers();
        }

        var themes = new NamedOnce<Theme>();
        foreach (var theme in ReadObjects(members.Find("themes")))
        {
            figures.AddRange(ReadTheme(theme, region, themes));
            theme.ReportUnknownMembers();
        }

        return region is null ? [] : figures;
    }

    private List<PublishedFigure> ReadGroup(JsonMembers members, Region? region) =>
        [
            .. OfBoth.SelectMany(kind => ReadOrganizations(members, kind, region)),
            .. ReadNumber(members, FigureKind.ResponseRate, region),
            .. ReadByType(members, FigureKind.RespondentsByType, region),
            .. ReadByCode(members, FigureKind.RespondentsByGroup, region, (code, value) => _names.FindGroup(code, value)?.Code),
            .. ReadPractices(members, region),
            .. ReadCodes(members, FigureKind.LargestCategories, region, _names.FindCategory, category => category.Code),
        ];

    private List<PublishedFigure> ReadTheme(JsonMembers members, Region? region, NamedOnce<Theme> themes)
    {
        // The code of the one group of a framework without themes is null.
        var code = round.Framework.HasThemes ? members.Require("code") : members.Find("code");
        var theme = code is { } given ? themes.Add(_names.FindTheme(given), given)
            : round.Framework.HasThemes ? null
            : round.Framework.Themes[0];
        List<PublishedFigure> figures =
        [
            .. ReadOrganizations(members, FigureKind.Respondents, region),
            .. ReadOrganizations(members, FigureKind.RespondentsInclude, region),
            .. ReadCodes(members, FigureKind.Recurrent, region, _names.FindElement, element => element.Code),
        ];
        var elements = new NamedOnce<Element>();
        foreach (var each in ReadObjects(members.Find("elements")))
        {
            var found = each.Require("code") is { } named ? elements.Add(_names.FindElement(named), named) : null;
            IReadOnlyList<PublishedFigure> inside =
                [.. ReadOrganizations(each, FigureKind.Named, region), .. ReadOrganizations(each, FigureKind.NamedInclude, region)];
            figures.AddRange(found is null ? [] : inside.Select(figure => figure with { Element = found }));
            each.ReportUnknownMembers();
        }

        return theme is null ? [] : [.. figures.Select(figure => figure with { Theme = theme })];
    }

    /// <summary>A figure that is printed as a number or as a list of organizations, or as both under two names.</summary>
    private IEnumerable<PublishedFigure> ReadOrganizations(JsonMembers members, FigureKind kind, Region? region)
    {
        foreach (var value in kind.OtherNames.Prepend(kind.Code).Select(members.Find).OfType<JsonValue>())
        {
            if (ReadValue(value, kind.IsPartial) is { } printed)
            {
                yield return new PublishedFigure(kind, region, printed);
            }
        }
    }

    private FigureValue? ReadValue(JsonValue value, bool mustBeList = false)
    {
        if (value.Element.ValueKind == JsonValueKind.Array || mustBeList)
        {
            var organizations = PublishedNames.FindEach(value, _names.FindOrganization);
            return FigureValue.Of(organizations.OrderBy(each => each.Position).Select(each => each.Code));
        }

        return ReadCount(value);
    }

    private static FigureValue? ReadCount(JsonValue value)
    {
        if (value.Element.ValueKind == JsonValueKind.Number)
        {
            return value.AsInteger(0, int.MaxValue) is { } count ? FigureValue.Of(count) : null;
        }

        value.WrongType(new Phrase("json-integer-or-list"));
        return null;
    }

    private static IEnumerable<PublishedFigure> ReadNumber(JsonMembers members, FigureKind kind, Region? region) =>
        members.Find(kind.Code)?.AsDecimal() is { } number ? [new PublishedFigure(kind, region, FigureValue.Of(number))] : [];

    private IEnumerable<PublishedFigure> ReadByType(JsonMembers members, FigureKind kind, Region? region) =>
        ReadByCode(members, kind, region, (code, value) => _names.FindType(code, value)?.Code);

    private IEnumerable<PublishedFigure> ReadByCode(
        JsonMembers members,
        FigureKind kind,
        Region? region,
        Func<string, JsonValue, string?> find) =>
        from value in kind.OtherNames.Prepend(kind.Code).Select(members.Find).OfType<JsonValue>().ToList()
        from part in value.AsObject()?.All() ?? []
        let code = find(part.Name, part.Value)
        let printed = ReadValue(part.Value)
        where code is not null && printed is not null
        select new PublishedFigure(kind, region, printed) { Part = code };

    /// <summary>Practices by category: how many, or their titles.</summary>
    private IEnumerable<PublishedFigure> ReadPractices(JsonMembers members, Region? region) =>
        from part in members.Find(FigureKind.Practices.Code)?.AsObject()?.All() ?? []
        let category = _names.FindCategory(part.Name, part.Value)
        let printed = part.Value.Element.ValueKind == JsonValueKind.Array
            ? FigureValue.Of(PublishedNames.ReadTitles(part.Value))
            : ReadCount(part.Value)
        where category is not null && printed is not null
        select new PublishedFigure(FigureKind.Practices, region, printed) { Part = category.Code };

    private static IEnumerable<PublishedFigure> ReadCodes<T>(
        JsonMembers members,
        FigureKind kind,
        Region? region,
        Func<JsonValue, T?> find,
        Func<T, string> code)
        where T : class =>
        members.Find(kind.Code) is { } list
            ? [new PublishedFigure(kind, region, FigureValue.Of(PublishedNames.FindEach(list, find).Select(code)))]
            : [];
}
