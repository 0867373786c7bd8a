using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Api.Texts;

namespace Survey.Api.Pages;

/// <summary>Labels of fields on pages, by their names in forms and documents.</summary>
internal static partial class FieldLabels
{
    /// <summary>Labels of fields, and the ids of fields that occur once on a page.</summary>
    private static readonly Dictionary<string, (string Label, string? Field)> Fields = new(StringComparer.Ordinal)
    {
        ["code"] = ("desk.new.code", "code"),
        ["title"] = ("desk.new.name", "title"),
        ["translations"] = ("translations.file", "translations"),
        ["round-workbook"] = ("desk.workbook.file", "round-workbook"),
        ["opens"] = ("desk.dates.opens", "opens"),
        ["deadline"] = ("desk.dates.deadline", "deadline"),
        ["closes"] = ("desk.dates.closes", "closes"),
        ["until"] = ("desk.extend.until", "until"),
        ["recurrence"] = ("desk.rule", null),
        ["recurrence.threshold"] = ("desk.rule.threshold", "threshold"),
        ["recurrence.denominator"] = ("desk.rule.denominator", "denominator"),
        ["recurrence.minimum"] = ("desk.rule.minimum", "minimum"),
        ["threshold"] = ("desk.rule.threshold", "threshold"),
        ["analysis"] = ("desk.counted", null),
        ["analysis.repeat"] = ("desk.counted.repeat", "repeat"),
        ["analysis.coded"] = ("desk.counted.coded", "coded"),
        ["analysis.status"] = ("desk.counted.status", "status"),
        [RoundPart.FieldOf(RoundPart.Framework)] = ("desk.new.framework", RoundPart.FieldOf(RoundPart.Framework)),
        [RoundPart.FieldOf(RoundPart.Questionnaire)] = ("desk.new.questionnaire", RoundPart.FieldOf(RoundPart.Questionnaire)),
        [RoundPart.FieldOf(RoundPart.Directory)] = ("desk.new.directory", RoundPart.FieldOf(RoundPart.Directory)),
        ["rows"] = ("desk.new.framework", null),
        ["framework-from"] = ("desk.new.framework", "framework-from"),
        ["closed"] = ("desk.closed.label", "closed"),
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
        ["day"] = ("plan.day", null),
        ["days"] = ("plan.days", null),
        ["time"] = ("plan.time", null),
        ["plan"] = ("plan.title", null),
        ["subject"] = ("desk.wording.subject", "subject"),
        ["body"] = ("desk.wording.body", "body"),
        ["contact.name"] = ("desk.contact.name", "contact-name"),
        ["contact.email"] = ("desk.contact.email", "contact-email"),
        ["contact role"] = ("desk.contact.role", null),
        ["contact name"] = ("desk.contact.name", null),
        ["contact e-mail"] = ("desk.contact.email", null),
        ["contact language"] = ("desk.contact.language", null),
    };

    private static readonly Dictionary<string, (string Label, string? Field)> ById = Fields.Values
        .Where(field => field.Field is not null)
        .DistinctBy(field => field.Field, StringComparer.Ordinal)
        .ToDictionary(field => field.Field!, StringComparer.Ordinal);

    /// <summary>The label of a field, and its id if it occurs once on a page; null if unknown.</summary>
    public static (string? Label, string? Field) Find(string path, InterfaceTexts texts)
    {
        if (Fields.TryGetValue(path, out var field) || ById.TryGetValue(path, out field))
        {
            return (texts[field.Label], field.Field);
        }

        // A text on the page of translations, which stands beside its field.
        if (path.Length == 17 && path[0] == 't' && path.Skip(1).All(char.IsAsciiHexDigitLower))
        {
            return (null, path);
        }

        if (path.StartsWith("title.", StringComparison.Ordinal))
        {
            return ($"{texts["desk.new.name"]} ({path["title.".Length..]})", path.Replace('.', '-'));
        }

        if (FrameworkRowPlace().Match(path) is { Success: true } cell)
        {
            // The header is row 1 of the table.
            var number = int.Parse(cell.Groups["row"].Value, CultureInfo.InvariantCulture) - 1;
            var column = cell.Groups["column"].Value is "title" or "short" ? cell.Groups["column"].Value : "code";
            var language = cell.Groups["language"].Value;
            return (
                $"{texts["framework.row"]} {number}",
                language.Length == 0 ? $"row-{number}-{column}" : $"row-{number}-{column}-{language}");
        }

        if (ListItem().Match(path) is { Success: true } item)
        {
            var member = item.Groups["member"].Value.Split('.', ' ')[0];
            var label = Fields.TryGetValue(member, out var inner) ? texts[inner.Label] : null;
            var list = item.Groups["list"].Value;

            // Each organization has its own page; types and regions are rows of one page.
            return list == "organizations"
                ? (label ?? texts["desk.organization"], null)
                : (
                    texts.Fill(
                        "desk.place.row",
                        ("list", texts[$"desk.groups.{list[..^1]}"]),
                        ("number", int.Parse(item.Groups["number"].Value, CultureInfo.InvariantCulture))
                    ) + (label is null ? "" : $" – {label}"),
                    null);
        }

        return Fields.TryGetValue(path.Split('.', ' ', '/')[0], out var first)
            ? (texts[first.Label], first.Field)
            : (path.StartsWith("extensions", StringComparison.Ordinal) ? texts["desk.later.heading"] : null, null);
    }

    [GeneratedRegex(
        @"^rows row (?<row>\d{1,6})(, (?<column>code|title|short|theme)( \((?<language>[A-Za-z-]{2,20})\))? \()?",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex FrameworkRowPlace();

    [GeneratedRegex(@"^(?<list>types|regions|organizations) #(?<number>\d{1,6})(\.(?<member>.*))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListItem();
}
