using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>Reads a crosswalk file.</summary>
public static class CrosswalkReader
{
    private static readonly (CrosswalkStatus Status, string Code)[] Statuses =
        [(CrosswalkStatus.ProjectReading, "project-reading"), (CrosswalkStatus.Official, "official")];

    /// <summary>The code of a status, as used in files.</summary>
    public static string ToCode(this CrosswalkStatus status) => Statuses.Single(each => each.Status == status).Code;

    /// <summary>Path of the target framework's file, relative to the crosswalk's folder; null if it is missing or not a text.</summary>
    public static string? ReadTargetPath(JsonValue value) => value.AsObject()?.Require("toFramework")?.AsString();

    /// <summary>Reads the crosswalk and reports all problems in the value's log. Null if it cannot be used at all.</summary>
    /// <param name="value">The contents of the file.</param>
    /// <param name="from">The framework that answers are coded with.</param>
    /// <param name="to">The framework that reports are to use.</param>
    public static Crosswalk? Read(JsonValue value, Framework from, Framework to)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var code = members.Require("code")?.AsCode();
        var name = members.Find("name")?.AsText();
        var author = members.Require("author")?.AsText();
        var status = ReadStatus(members.Require("status"));
        var source = members.Find("source")?.AsText();
        var isForThese = IsCodeOf(members.Require("from"), from) & IsCodeOf(members.Require("to"), to);
        members.Find("toFramework");
        var listed = members.Require("pairs");
        var pairs = isForThese && listed is { } list ? ReadPairs(list, from, to) : [];
        members.ReportUnknownMembers();
        return code is null || author is null || status is null
            ? null
            : new Crosswalk(code, name ?? LocalizedText.Plain(code), author, status.Value, source, from, to, pairs);
    }

    private static CrosswalkStatus? ReadStatus(JsonValue? value)
    {
        if (value?.AsString() is not { } code)
        {
            return null;
        }

        foreach (var each in Statuses)
        {
            if (each.Code == code)
            {
                return each.Status;
            }
        }

        value.Value.Problems.Add(
            ProblemCatalogue.ChoiceUnknown["crosswalk"],
            value.Value.Place,
            ("found", code),
            ("known", Detail.Words(Statuses.Select(each => each.Code))));
        return null;
    }

    private static bool IsCodeOf(JsonValue? value, Framework framework)
    {
        if (value?.AsCode() is not { } code || code == framework.Code)
        {
            return value is not null;
        }

        value.Value.Problems.Add(
            ProblemCatalogue.CrosswalkWrongFramework,
            value.Value.Place,
            ("found", code),
            ("wanted", framework.Code));
        return false;
    }

    private static List<CrosswalkPair> ReadPairs(JsonValue list, Framework from, Framework to)
    {
        var pairs = new List<CrosswalkPair>();
        foreach (var item in list.AsList())
        {
            if (item.AsObject() is not { } members)
            {
                continue;
            }

            var source = ReadElement(members.Require("from"), from);
            var target = ReadElement(members.Find("to"), to);
            var note = members.Find("note")?.AsText();
            members.ReportUnknownMembers();
            if (source is not null)
            {
                pairs.Add(new CrosswalkPair(source, target, note));
            }
        }

        return pairs;
    }

    private static Element? ReadElement(JsonValue? value, Framework framework)
    {
        if (value?.AsCode() is not { } code)
        {
            return null;
        }

        var element = framework.FindElement(code);
        if (element is null)
        {
            value.Value.Problems.Add(
                ProblemCatalogue.ElementUnknown["crosswalk"],
                value.Value.Place,
                ("found", code),
                ("framework", framework.Code),
                ("known", Detail.List(framework.Elements.Select(each => each.Code))));
        }

        return element;
    }
}
