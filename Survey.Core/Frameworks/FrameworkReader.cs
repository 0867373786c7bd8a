using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>Reads <c>framework.json</c>.</summary>
public static class FrameworkReader
{
    /// <summary>
    /// Reads the framework and reports all problems in the value's log. Null if the value is not an object, or if the
    /// framework has no elements or too many elements or themes.
    /// </summary>
    public static Framework? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var code = members.Require("code")?.AsCode();
        var name = members.Find("name")?.AsText();
        var source = members.Find("source")?.AsText();
        var themes = members.Find("themes");
        var elements = members.Find("elements");
        members.ReportUnknownMembers();

        if ((themes is null) == (elements is null))
        {
            members.Problems.Add(ProblemCatalogue.FrameworkForm, members.Place);
        }

        var elementCodes = new UniqueCodes("element", members.Problems);
        var groups = themes is { } listed
            ? ReadThemes(listed, elementCodes)
            : [UngroupedElements(name ?? LocalizedText.Plain(code ?? ""), elements is { } only ? ReadElements(only, elementCodes, 0) : [])];

        var count = elementCodes.Count;
        if (count is 0 or > ElementSet.Capacity || groups.Count > ElementSet.Capacity)
        {
            members.Problems.Add(
                ProblemCatalogue.FrameworkSize,
                members.Place,
                ("themes", groups.Count),
                ("elements", count),
                ("most", ElementSet.Capacity));
            return null;
        }

        code ??= "";
        return new Framework(code, name ?? LocalizedText.Plain(code), source, groups);
    }

    private static List<Theme> ReadThemes(JsonValue list, UniqueCodes elementCodes)
    {
        var themes = new List<Theme>();
        var themeCodes = new UniqueCodes("theme", list.Problems);
        var position = 0;
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? themeCodes.Read(given) : null;
            var (title, shortTitle) = ReadTitles(members, code);
            var elements = members.Require("elements") is { } inside ? ReadElements(inside, elementCodes, position) : [];
            members.ReportUnknownMembers();
            position += elements.Count;
            if (code is not null)
            {
                themes.Add(new Theme(themes.Count, code, title, shortTitle, elements));
            }
            else
            {
                position -= elements.Count;
            }
        }

        return themes;
    }

    private static List<Element> ReadElements(JsonValue list, UniqueCodes codes, int firstPosition)
    {
        var elements = new List<Element>();
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var code = members.Require("code") is { } given ? codes.Read(given) : null;
            var (title, shortTitle) = ReadTitles(members, code);
            members.ReportUnknownMembers();
            // Elements beyond the capacity have no position, so they are skipped here. Read reports the excess once, at the end.
            if (code is not null && firstPosition + elements.Count < ElementSet.Capacity)
            {
                elements.Add(new Element(firstPosition + elements.Count, code, title, shortTitle));
            }
        }

        return elements;
    }

    private static Theme UngroupedElements(LocalizedText name, List<Element> elements) => new(0, Code: null, name, name, elements);

    private static (LocalizedText Title, LocalizedText Short) ReadTitles(JsonMembers members, string? code)
    {
        var title = members.Find("title")?.AsText();
        var shortTitle = members.Find("short")?.AsText();
        if (title is null && shortTitle is null && code is not null)
        {
            members.Problems.Add(ProblemCatalogue.LabelMissing, members.Place, ("found", code));
        }

        title ??= shortTitle ?? LocalizedText.Plain(code ?? "");
        return (title, shortTitle ?? title);
    }
}
