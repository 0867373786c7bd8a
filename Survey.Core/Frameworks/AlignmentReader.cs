using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>Reads the alignments of a round, one file after the other.</summary>
/// <param name="frameworks">
/// The frameworks of the round; null if one could not be read. Then codes of frameworks and elements are not checked.
/// </param>
/// <param name="problems">Receives the problems found.</param>
public sealed class AlignmentReader(FrameworkSet? frameworks, ProblemLog problems)
{
    private const string RowMember = "row";

    private readonly UniqueCodes _codes = new("alignment", problems);

    /// <summary>Reads an alignment and reports all its problems. Null if it cannot be used at all.</summary>
    public Alignment? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var code = members.Require("code") is { } given ? _codes.Read(given) : null;
        var title = members.Find("title")?.AsText();
        var source = members.Find("source")?.AsText();
        var rows = members.Require("rows") is { } named && named.AsCode() is { } rowsCode ? FindFramework(rowsCode, named.Place) : null;
        var columns = ReadColumns(members.Require("columns"));
        var entries = members.Require("entries") is { } listed ? ReadEntries(listed, rows, columns) : [];
        members.ReportUnknownMembers();
        return code is null || rows is null
            ? null
            : new Alignment(
                code,
                title ?? LocalizedText.Plain(code),
                source,
                rows,
                [.. columns.Select(column => column.Framework).OfType<Framework>()],
                entries);
    }

    /// <summary>The columns by code. The framework is null if the round does not have it.</summary>
    private List<(string Code, Framework? Framework)> ReadColumns(JsonValue? value)
    {
        var columns = new List<(string Code, Framework? Framework)>();
        foreach (var (code, place) in value?.AsCodes() ?? [])
        {
            if (columns.Any(column => column.Code == code))
            {
                problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
            else
            {
                columns.Add((code, FindFramework(code, place)));
            }
        }

        return columns;
    }

    private Framework? FindFramework(string code, Place place)
    {
        var framework = frameworks?.Find(code);
        if (framework is null && frameworks is not null)
        {
            problems.Add(
                ProblemCatalogue.FrameworkUnknown,
                place,
                ("found", code),
                ("known", Detail.List(frameworks.All.Select(each => each.Code))));
        }

        return framework;
    }

    private List<AlignmentEntry> ReadEntries(JsonValue list, Framework? rows, List<(string Code, Framework? Framework)> columns)
    {
        var entries = new List<AlignmentEntry>();
        var taken = new UniqueCodes("row", problems);
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var row = members.Require(RowMember) is { } given && taken.Read(given) is { } code && rows is not null
                ? FindElement(code, given.Place, rows)
                : null;
            var cells = new List<IReadOnlyList<Element>>();
            foreach (var (column, framework) in columns)
            {
                var codes = members.Find(column)?.AsCodes() ?? [];
                if (framework is not null)
                {
                    cells.Add(FindElements(codes, framework));
                }
            }

            ReportUnknownColumns(members, columns);
            if (row is not null)
            {
                entries.Add(new AlignmentEntry(row, cells));
            }
        }

        return entries;
    }

    private void ReportUnknownColumns(JsonMembers members, List<(string Code, Framework? Framework)> columns)
    {
        foreach (var (name, value) in members.All())
        {
            if (name != RowMember && columns.All(column => column.Code != name))
            {
                problems.Add(
                    ProblemCatalogue.FrameworkUnknown["column"],
                    value.Place,
                    ("found", name),
                    ("known", Detail.List(columns.Select(column => column.Code))));
                value.AsCodes();
            }
        }
    }

    private List<Element> FindElements(IReadOnlyList<(string Code, Place Place)> codes, Framework framework)
    {
        var elements = new List<Element>();
        foreach (var (code, place) in codes)
        {
            if (FindElement(code, place, framework) is not { } element)
            {
                continue;
            }

            if (elements.Contains(element))
            {
                problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
            else
            {
                elements.Add(element);
            }
        }

        return elements;
    }

    private Element? FindElement(string code, Place place, Framework framework)
    {
        var element = framework.FindElement(code);
        if (element is null)
        {
            problems.Add(
                ProblemCatalogue.ElementUnknown["crosswalk"],
                place,
                ("found", code),
                ("framework", framework.Code),
                ("known", Detail.List(framework.Elements.Select(each => each.Code))));
        }

        return element;
    }
}
