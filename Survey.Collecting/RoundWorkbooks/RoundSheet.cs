using System.Globalization;
using System.Text.Json.Nodes;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;
using Survey.Core.Rounds;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>
/// The sheet <c>round</c>: one row for each setting of <c>round.json</c> that has a single value or a list of codes. Reading it changes
/// only the settings whose cell differs from what was written.
/// </summary>
internal static class RoundSheet
{
    public const string Name = "round";
    public const string ValueColumn = "value";
    public const string NoteColumn = "note";
    public const string Revision = "revision";
    public const string Code = "code";
    public const string Organizations = "organizations";

    private const string Denominator = "recurrence.denominator";
    private const string PerPerson = "open.perPerson";
    private const string Facts = "open.facts";
    private const string EmbedIn = "open.embedIn";
    private const int LongestCell = 30_000;

    /// <summary>The settings, as paths in <c>round.json</c>.</summary>
    public static readonly IReadOnlyList<string> Settings =
    [
        Code,
        "opens",
        "deadline",
        "closes",
        "access",
        Organizations,
        "contact.name",
        "contact.email",
        "recurrence.threshold",
        Denominator,
        "recurrence.minimum",
        "analysis.repeat",
        "analysis.coded",
        "analysis.status",
        "analysis.practices",
        "analysis.category",
        "analysis.listedAs",
        "analysis.listedIn",
        "analysis.consent",
        PerPerson,
        "open.opensAt",
        "open.closesAt",
        EmbedIn,
        Facts,
    ];

    /// <summary>The settings that are days; all other cells are no dates.</summary>
    public static readonly IReadOnlyList<string> Days = ["opens", "deadline", "closes"];

    private static readonly string[] Numbers = ["recurrence.threshold", "recurrence.minimum"];
    private static readonly string[] Lists = [Organizations, EmbedIn, Facts];
    private static readonly TableColumn[] Columns = [new(TableColumns.Code), new(ValueColumn), new(NoteColumn)];

    /// <summary>The choices of a setting; null if it has none.</summary>
    public static IReadOnlyList<string>? FindChoices(string setting) => setting switch
    {
        "access" => ["invited", "open"],
        Denominator => [.. RecurrenceRule.DenominatorCodes],
        PerPerson => [.. OpenSettings.PerPersonCodes.Keys],
        _ => null,
    };

    /// <summary>Writes the sheet.</summary>
    /// <param name="round">The document <c>round.json</c>.</param>
    /// <param name="revision">Number of the definition's revision; null for a new round.</param>
    /// <param name="texts">Explains the settings.</param>
    /// <param name="place">The file.</param>
    public static TextTable Write(JsonObject round, int? revision, LanguageTexts texts, Place place)
    {
        var rows = new List<string[]> { new[] { TableColumns.Code, ValueColumn, NoteColumn } };
        foreach (var setting in Settings)
        {
            foreach (var (index, part) in Split(ToText(JsonPath.Find(round, setting))).Index())
            {
                rows.Add([setting, part, index == 0 ? texts[$"round.{setting}"] : ""]);
            }
        }

        if (revision is { } number)
        {
            rows.Add([Revision, number.ToString(CultureInfo.InvariantCulture), texts["round.revision"]]);
        }

        return new TextTable(Name, place.Member(Name), [.. rows.Select((cells, index) => new TextRow(index + 1, cells))]);
    }

    /// <summary>The cells of the sheet by setting, with their places; null after a problem.</summary>
    public static Dictionary<string, (string Text, Place Place)>? Read(TextTable sheet, ProblemLog problems)
    {
        if (TableColumns.Read(sheet, Columns, problems) is not { } columns || columns.Find(ValueColumn) is not { } value)
        {
            problems.Add(ProblemCatalogue.TableUnreadable["round"], sheet.Place);
            return null;
        }

        var code = columns.Find(TableColumns.Code)!.Value;
        var read = new Dictionary<string, (string Text, Place Place)>(StringComparer.Ordinal);
        foreach (var row in sheet.Body)
        {
            var (setting, place) = (row[code], row.PlaceIn(sheet.Place, ValueColumn, value));
            if (setting != Revision && !Settings.Contains(setting, StringComparer.Ordinal))
            {
                problems.Add(
                    ProblemCatalogue.RoundWorkbookRowUnknown,
                    row.PlaceIn(sheet.Place, TableColumns.Code, code),
                    ("found", setting),
                    ("known", Detail.Words(Settings)));
            }
            else if (!read.TryGetValue(setting, out var before))
            {
                read[setting] = (row[value], place);
            }
            else if (Lists.Contains(setting, StringComparer.Ordinal))
            {
                read[setting] = ($"{before.Text}; {row[value]}", before.Place);
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.CodeDuplicate,
                    row.PlaceIn(sheet.Place, TableColumns.Code, code),
                    ("found", setting),
                    ("what", new Phrase("what-item")));
            }
        }

        return read;
    }

    /// <summary>Sets the settings that differ from those of the document.</summary>
    /// <returns>True if the list of organizations was changed.</returns>
    public static bool Apply(JsonObject round, IReadOnlyDictionary<string, (string Text, Place Place)> cells)
    {
        var listChanged = false;
        foreach (var setting in Settings.Where(cells.ContainsKey))
        {
            var text = cells[setting].Text;
            if (text == ToText(JsonPath.Find(round, setting)).Trim())
            {
                continue;
            }

            listChanged |= setting == Organizations;
            JsonPath.Set(round, setting, text.Length == 0 ? null : ToNode(setting, text));
        }

        return listChanged;
    }

    private static JsonNode ToNode(string setting, string text)
    {
        if (Lists.Contains(setting, StringComparer.Ordinal))
        {
            return new JsonArray([.. text
                .Split([';', ',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(code => (JsonNode)code)]);
        }

        if (Numbers.Contains(setting, StringComparer.Ordinal))
        {
            var isPercent = text.EndsWith('%');
            return TypedNumber.Find(text.TrimEnd('%', ' ', '\u00a0', '\u202f')).Value is { } number
                ? JsonValue.Create(isPercent ? number / 100 : number)
                : JsonValue.Create(text);
        }

        // A day may be typed in any of the ways that forms take.
        return Days.Contains(setting, StringComparer.Ordinal)
            && TypedDate.Read(text, Place.OfFile(""), new ProblemLog()) is { } day
                ? TypedDate.Write(day)
                : text;
    }

    private static string ToText(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join("; ", list.Select(item => item?.ToString())),
        JsonValue value when value.TryGetValue<decimal>(out var number) => TypedNumber.Write(number),
        _ => node.ToString(),
    };

    /// <summary>A long list in several cells.</summary>
    private static IEnumerable<string> Split(string text)
    {
        while (text.Length > LongestCell && text.LastIndexOf("; ", LongestCell, StringComparison.Ordinal) is var end and > 0)
        {
            yield return text[..end];
            text = text[(end + 2)..];
        }

        yield return text;
    }
}
