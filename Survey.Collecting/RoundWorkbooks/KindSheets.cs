using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>
/// The sheets <c>regions</c> (with subregions, which name their region), <c>types</c> and <c>groups</c>: what organizations are sorted by.
/// </summary>
internal static class KindSheets
{
    public const string Regions = "regions";
    public const string Types = "types";
    public const string Groups = "groups";
    public const string RegionColumn = "region";
    public const string GroupColumn = "group";
    private const string NameColumn = "name";

    /// <summary>Writes the sheets; without groups if there are none.</summary>
    public static IReadOnlyList<TextTable> Write(OrganizationDirectory directory, Place place)
    {
        var regions = directory.Regions.SelectMany(region =>
            region.Subregions
                .Select(subregion => (subregion.Code, subregion.Name, region.Code))
                .Prepend((region.Code, region.Name, "")));
        List<TextTable> tables =
        [
            ToTable(Regions, RegionColumn, [.. regions], place),
            ToTable(Types, GroupColumn, [.. directory.Types.Select(type => (type.Code, type.Name, type.Group?.Code ?? ""))], place),
        ];
        if (directory.Groups.Count > 0)
        {
            tables.Add(ToTable(Groups, of: null, [.. directory.Groups.Select(group => (group.Code, group.Name, ""))], place));
        }

        return tables;
    }

    /// <summary>Reads the sheets that there are; of the others, what is known stays.</summary>
    /// <param name="find">Finds a sheet by its name.</param>
    /// <param name="known">The present directory.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <returns>The regions, groups and types, with the organizations of the present directory.</returns>
    public static OrganizationDirectory Read(Func<string, TextTable?> find, OrganizationDirectory known, ProblemLog problems)
    {
        var groups = find(Groups) is not { } groupSheet
            ? known.Groups
            : [.. ReadLines(groupSheet, of: null, "group", problems).Select((line, index) =>
                new TypeGroup(index, line.Code, line.Name) { Counted = known.FindGroup(line.Code)?.Counted })];
        var types = find(Types) is not { } typeSheet
            ? known.Types
            : [.. ReadLines(typeSheet, GroupColumn, "type", problems).Select((line, index) =>
                new OrganizationType(index, line.Code, line.Name, FindGroup(line, groups, problems))
                {
                    Counted = known.FindType(line.Code)?.Counted,
                })];
        var regions = find(Regions) is { } regionSheet ? ReadRegions(regionSheet, problems) : known.Regions;
        return new OrganizationDirectory(regions, groups, types, known.Organizations);
    }

    private static List<Region> ReadRegions(TextTable sheet, ProblemLog problems)
    {
        var lines = ReadLines(sheet, RegionColumn, "region", problems);
        var regions = lines.Where(line => line.Of.Length == 0).ToList();
        foreach (var line in lines.Where(line => line.Of.Length > 0 && regions.All(region => region.Code != line.Of)))
        {
            problems.Add(
                ProblemCatalogue.RegionUnknown,
                line.Place,
                ("found", line.Of),
                ("known", Detail.List(regions.Select(region => region.Code))));
        }

        var position = 0;
        return
        [
            .. regions.Select((region, index) => new Region(index, region.Code, region.Name)
            {
                Subregions =
                [
                    .. lines.Where(line => line.Of == region.Code).Select(line => new Subregion(position++, line.Code, line.Name)),
                ],
            }),
        ];
    }

    private static TypeGroup? FindGroup(Line line, IReadOnlyList<TypeGroup> groups, ProblemLog problems)
    {
        var group = groups.FirstOrDefault(each => each.Code == line.Of);
        if (group is null && line.Of.Length > 0)
        {
            problems.Add(
                ProblemCatalogue.GroupUnknown,
                line.Place,
                ("found", line.Of),
                ("known", Detail.List(groups.Select(each => each.Code))));
        }

        return group;
    }

    private static TextTable ToTable(
        string sheet,
        string? of,
        IReadOnlyList<(string Code, LocalizedText Name, string Of)> lines,
        Place place)
    {
        var languages = lines
            .SelectMany(line => line.Name.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .DefaultIfEmpty(defaultValue: null)
            .ToList();
        string[] header =
            [TableColumns.Code, .. languages.Select(language => TableColumns.In(NameColumn, language)), .. of is null ? [] : new[] { of }];
        var rows = lines.Select((line, index) => new TextRow(
            index + 2,
            [
                line.Code,
                .. languages.Select(language => line.Name.InOnly(language ?? "", plainLanguage: "")),
                .. of is null ? [] : new[] { line.Of },
            ]));
        return new TextTable(sheet, place.Member(sheet), [new TextRow(1, header), .. rows]);
    }

    private static List<Line> ReadLines(TextTable sheet, string? of, string what, ProblemLog problems)
    {
        sheet = TableColumns.WithoutInvisible(sheet);
        TableColumn[] known = [new(TableColumns.Code), new(NameColumn, IsText: true), .. of is null ? [] : new[] { new TableColumn(of) }];
        if (TableColumns.Read(sheet, known, problems) is not { } columns)
        {
            problems.Add(ProblemCatalogue.TableUnreadable["round"], sheet.Place);
            return [];
        }

        var codes = new UniqueCodes(what, problems);
        var lines = new List<Line>();
        foreach (var row in sheet.Body)
        {
            var at = columns.Find(TableColumns.Code)!.Value;
            var (code, place) = (row[at], row.PlaceIn(sheet.Place, TableColumns.Code, at));
            if (!Code.IsValid(code))
            {
                problems.Add(ProblemCatalogue.CodeInvalid, place, ("found", code));
                continue;
            }

            if (codes.Take(code, place) is null)
            {
                continue;
            }

            var names = columns
                .LanguagesOf(NameColumn)
                .Select(language => (Language: language, Text: row[columns.Find(NameColumn, language)!.Value]))
                .Where(name => name.Text.Length > 0)
                .ToList();
            if (names.Count == 0)
            {
                problems.Add(ProblemCatalogue.LabelMissing, place, ("found", code));
            }
            else if (names.Count > 1 && names.Exists(name => name.Language is null))
            {
                problems.Add(
                    ProblemCatalogue.TableColumnTwice["language"],
                    row.PlaceIn(sheet.Place, NameColumn, columns.Find(NameColumn)!.Value),
                    ("found", NameColumn),
                    ("other", TableColumns.In(NameColumn, names.First(name => name.Language is not null).Language)));
            }

            var name = names.Find(each => each.Language is null).Text is { } plain ? LocalizedText.Plain(plain)
                : names.Count == 0 ? LocalizedText.Plain(code)
                : LocalizedText.Of([.. names.Select(each => KeyValuePair.Create(each.Language!, each.Text))]);
            var index = of is null ? null : columns.Find(of);
            lines.Add(new Line(
                code,
                name,
                index is { } found ? row[found] : "",
                index is { } cell ? row.PlaceIn(sheet.Place, of!, cell) : place));
        }

        return lines;
    }

    /// <summary>A line of a sheet.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">The code of what it belongs to; empty for nothing.</param>
    /// <param name="Place">The cell that says what it belongs to.</param>
    private sealed record Line(string Code, LocalizedText Name, string Of, Place Place);
}
