using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>
/// Finds what the codes and names in a file of printed figures, or of what analysts added, mean, and reports those that mean nothing.
/// </summary>
/// <param name="round">The round that the file belongs to.</param>
/// <param name="content">What analysts added: it may have categories of its own.</param>
internal sealed class PublishedNames(Round round, ReportContent content)
{
    private readonly IReadOnlyList<Choice> _categories = PracticeCategory.GetCategories(round, content);

    /// <summary>Each of a list, in its order. What stands twice is a problem and counts once.</summary>
    public static List<T> FindEach<T>(JsonValue list, Func<JsonValue, T?> find)
        where T : class
    {
        var (found, unique) = (new List<T>(), new NamedOnce<T>());
        foreach (var item in list.AsList())
        {
            if (unique.Add(find(item), item) is { } one)
            {
                found.Add(one);
            }
        }

        return found;
    }

    /// <summary>An organization by its code, or by a name that only it has, in any language.</summary>
    public Organization? FindOrganization(JsonValue value)
    {
        if (value.AsString() is not { } text)
        {
            return null;
        }

        if (round.Directory.FindOrganization(text) is { } organization)
        {
            return organization;
        }

        var named = round.Directory.FindByName(text);
        if (named.Count == 1)
        {
            return named[0];
        }

        if (named.Count == 0)
        {
            value.Problems.Add(ProblemCatalogue.OrganizationUnknown, value.Place, ("found", text));
        }
        else
        {
            value.Problems.Add(
                ProblemCatalogue.OrganizationUnknown["several"],
                value.Place,
                ("found", text),
                ("known", Detail.List(named.Select(each => each.Code))));
        }

        return null;
    }

    public Region? FindRegion(JsonValue value) =>
        Find(value, ProblemCatalogue.RegionUnknown, round.Directory.FindRegion, round.Directory.Regions.Select(each => each.Code));

    /// <summary>A subregion of a region; of any region if the region is not known.</summary>
    public Subregion? FindSubregion(JsonValue value, Region? region)
    {
        var known = region?.Subregions ?? round.Directory.Subregions;
        return Find(
            value,
            ProblemCatalogue.SubregionUnknown,
            code => known.FirstOrDefault(subregion => subregion.Code == code),
            known.Select(subregion => subregion.Code));
    }

    public TypeGroup? FindGroup(string code, JsonValue value) =>
        FindOrReport(
            code,
            value,
            ProblemCatalogue.GroupUnknown,
            round.Directory.FindGroup,
            round.Directory.Groups.Select(each => each.Code),
            variantOfNone: "none");

    public Theme? FindTheme(JsonValue value) =>
        Find(
            value,
            ProblemCatalogue.ThemeUnknown,
            round.Framework.FindTheme,
            round.Framework.Themes.Select(each => each.Code).OfType<string>());

    public Element? FindElement(JsonValue value) =>
        Find(value, ProblemCatalogue.ElementUnknown, round.Framework.FindElement, round.Framework.Elements.Select(each => each.Code));

    public Choice? FindCategory(JsonValue value) => value.AsString() is { } code ? FindCategory(code, value) : null;

    public Choice? FindCategory(string code, JsonValue value) =>
        FindOrReport(
            code,
            value,
            ProblemCatalogue.ChoiceUnknown,
            each => _categories.FirstOrDefault(category => category.Code == each),
            _categories.Select(each => each.Code),
            nameOfKnown: "choices",
            variantOfNone: "no-categories");

    public OrganizationType? FindType(string code, JsonValue value) =>
        FindOrReport(
            code,
            value,
            ProblemCatalogue.TypeUnknown,
            round.Directory.FindType,
            round.Directory.Types.Select(each => each.Code));

    /// <summary>Titles of practices, as they were printed.</summary>
    public static List<string> ReadTitles(JsonValue list)
    {
        var (titles, unique) = (new List<string>(), new NamedOnce<string>());
        foreach (var item in list.AsList())
        {
            if (unique.Add(item.AsString()?.Trim(), item) is { } title)
            {
                titles.Add(title);
            }
        }

        return titles;
    }

    private static T? Find<T>(JsonValue value, ProblemKind unknown, Func<string, T?> find, IEnumerable<string> known)
        where T : class => value.AsCode() is { } code ? FindOrReport(code, value, unknown, find, known) : null;

    private static T? FindOrReport<T>(
        string code,
        JsonValue value,
        ProblemKind unknown,
        Func<string, T?> find,
        IEnumerable<string> known,
        string nameOfKnown = "known",
        string? variantOfNone = null)
        where T : class
    {
        var found = find(code);
        if (found is not null)
        {
            return found;
        }

        var codes = known.ToList();
        if (codes.Count == 0 && variantOfNone is not null)
        {
            value.Problems.Add(unknown[variantOfNone], value.Place, ("found", code));
        }
        else
        {
            value.Problems.Add(unknown, value.Place, ("found", code), (nameOfKnown, Detail.List(codes)));
        }

        return null;
    }
}
