using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Pages;

/// <summary>
/// Problems as coordinators read them: the label of the field in place of its name in a file, and a sentence in the page's
/// language where there is one for their kind, else the engine's English.
/// </summary>
internal static partial class ProblemTexts
{
    /// <summary>What a form sends, and the documents that it becomes: their places are fields of pages.</summary>
    private static readonly string[] FormFiles = ["request", "round.json", "directory.json"];

    /// <summary>The labels of fields by their names in forms and documents, and the ids of those that stand once on a page.</summary>
    private static readonly Dictionary<string, (string Label, string? Field)> Fields = new(StringComparer.Ordinal)
    {
        ["code"] = ("desk.new.code", "code"),
        ["title"] = ("desk.new.name", "title"),
        ["opens"] = ("desk.dates.opens", "opens"),
        ["deadline"] = ("desk.dates.deadline", "deadline"),
        ["closes"] = ("desk.dates.closes", "closes"),
        ["until"] = ("desk.extend.until", "until"),
        ["recurrence"] = ("desk.rule", null),
        ["recurrence.threshold"] = ("desk.rule.threshold", "threshold"),
        ["recurrence.denominator"] = ("desk.rule.denominator", "denominator"),
        ["recurrence.minimum"] = ("desk.rule.minimum", "minimum"),
        ["questionnaire"] = ("desk.new.questionnaire", null),
        ["framework"] = ("desk.new.framework", null),
        ["reason"] = ("desk.label.reason", "reason"),
        ["name"] = ("desk.label.name", null),
        ["short"] = ("desk.directory.short", null),
        ["type"] = ("desk.directory.type", "type"),
        ["types"] = ("desk.groups.type", null),
        ["region"] = ("desk.groups.region", null),
        ["regions"] = ("desk.directory.regions", null),
        ["from"] = ("desk.directory.active-from", "from"),
        ["activeFrom"] = ("desk.directory.active-from", "from"),
        ["to"] = ("desk.directory.active-to", "to"),
        ["activeTo"] = ("desk.directory.active-to", "to"),
        ["formerNames"] = ("desk.directory.former", "former"),
        ["organizations"] = ("desk.organization", null),
        ["subject"] = ("desk.wording.subject", "subject"),
        ["body"] = ("desk.wording.body", "body"),
        ["contact.name"] = ("desk.contact.name", "contact-name"),
        ["contact.email"] = ("desk.contact.email", "contact-email"),
        ["contact role"] = ("desk.contact.role", null),
        ["contact name"] = ("desk.contact.name", null),
        ["contact e-mail"] = ("desk.contact.email", null),
        ["contact language"] = ("desk.contact.language", null),
    };

    /// <summary>A problem as the page shows it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="texts">The page's texts.</param>
    public static ShownProblem Show(Problem problem, InterfaceTexts texts)
    {
        var (file, path) = (problem.Place.File, problem.Place.Path);
        if (file is "account" or "token")
        {
            var (own, tongue) = Say(problem, texts, isForm: false);
            return new ShownProblem(own, tongue, Label: null, path.Length > 0 ? path : null, Inside: null);
        }

        if (file.StartsWith(StoredResponse.Prefix, StringComparison.Ordinal))
        {
            return new ShownProblem(texts["desk.fault.stored-response"], Language: null, texts.Fill("desk.place.response", ("organization", file[StoredResponse.Prefix.Length..])), Field: null, path.Length > 0 ? path : null);
        }

        var isForm = FormFiles.Contains(file, StringComparer.Ordinal);
        var (text, language) = Say(problem, texts, isForm);
        if (path.Length == 0 && FindPart(file) is { } part && problem.Kind == ProblemCatalogue.FileMissing)
        {
            return new ShownProblem(text, language, texts[$"desk.new.{part}"], $"{part}-file", Inside: null);
        }

        if (isForm)
        {
            var (label, field) = FindField(path, texts);
            return new ShownProblem(text, language, label, field, Inside: null);
        }

        return new ShownProblem(text, language, FindPart(file) is { } chosen ? texts[$"desk.new.{chosen}"] : null, Field: null, InTable(problem.Place, texts));
    }

    /// <summary>Where in a file, with the line of a table in the page's words.</summary>
    private static string InTable(Place place, InterfaceTexts texts) =>
        TableRow().Replace(place.ToString(), row => $": {texts.Fill("desk.place.line", ("number", int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture)))}");

    /// <summary>The message, and its language where that is not the page's.</summary>
    private static (string Text, string? Language) Say(Problem problem, InterfaceTexts texts, bool isForm)
    {
        // In English the engine says it more closely, except of documents that people on these pages do not see.
        var own = FindText(problem, texts);
        var isUnseen = isForm ? problem.Place.File != "request" : problem.Kind == ProblemCatalogue.FileMissing;
        return own is not null && (texts.Language != "en" || isUnseen)
            ? (own, null)
            : (problem.Message, texts.Language == "en" ? null : "en");
    }

    private static string? FindText(Problem problem, InterfaceTexts texts)
    {
        // What a date can be read as stands in the template.
        if (problem.Kind == ProblemCatalogue.DateAmbiguous)
        {
            return problem.ToText(texts.In);
        }

        var key = $"desk.fault.{problem.Code}";
        var deadline = problem.FindDetail("deadline", texts.In);
        var step = problem.Place.Path.Split('.', ' ')[0];
        var text = (problem.Place.File == "request" && step.Length > 0 ? texts.All.GetValueOrDefault($"{key}.asked") : null)
            ?? texts.All.GetValueOrDefault($"{key}.{step}")
            ?? ((problem.Found ?? deadline) is null ? texts.All.GetValueOrDefault($"{key}.none") : null)
            ?? texts.All.GetValueOrDefault(key);
        return deadline is null ? text : text?.Replace("{found}", deadline, StringComparison.Ordinal);
    }

    private static (string? Label, string? Field) FindField(string path, InterfaceTexts texts)
    {
        if (Fields.TryGetValue(path, out var field))
        {
            return (texts[field.Label], field.Field);
        }

        if (ListItem().Match(path) is { Success: true } item)
        {
            var member = item.Groups["member"].Value.Split('.', ' ')[0];
            var label = Fields.TryGetValue(member, out var inner) ? texts[inner.Label] : null;
            var list = item.Groups["list"].Value;

            // An organization has a page of its own; types and regions stand in rows of one.
            return list == "organizations"
                ? (label ?? texts["desk.organization"], null)
                : (texts.Fill("desk.place.row", ("list", texts[$"desk.groups.{list[..^1]}"]), ("number", int.Parse(item.Groups["number"].Value, CultureInfo.InvariantCulture))) + (label is null ? "" : $" – {label}"), null);
        }

        return Fields.TryGetValue(path.Split('.', ' ')[0], out var first) ? (texts[first.Label], first.Field) : (path.StartsWith("extensions", StringComparison.Ordinal) ? texts["desk.later.heading"] : null, null);
    }

    /// <summary>Which of the files of a new round it is; null for none of them.</summary>
    private static string? FindPart(string file) => file switch
    {
        "framework.json" => "framework",
        "directory.json" => "directory",
        "questionnaire.json" => "questionnaire",
        _ => null,
    };

    [GeneratedRegex(@"^(?<list>types|regions|organizations) #(?<number>\d{1,6})(\.(?<member>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListItem();

    [GeneratedRegex(@": row (?<number>\d{1,9})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableRow();
}
