using System.Text.Json.Nodes;
using Survey.Collecting.Messages;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Translations;
using Survey.Storage.Tables;
using JsonText = System.Text.Json.Nodes.JsonValue;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>
/// The sheet <c>texts</c>: a row for each text of the round (title, texts of the public page, names of channels) and for subject and body
/// of each message, with a column for each language.
/// </summary>
internal static class TextsSheet
{
    public const string Name = "texts";
    private const string TextColumn = "text";
    private const string Channels = "open.channels";
    private const string Messages = "message.";

    private static readonly IReadOnlyList<string> Texts = RoundTexts.RoundProperties;
    private static readonly string[] Parts = ["subject", "body"];

    private static readonly TableColumn[] Columns =
        [new(TableColumns.Code), new(TextColumn, IsText: true), new(RoundSheet.NoteColumn)];

    /// <summary>Writes the sheet.</summary>
    /// <param name="round">The document <c>round.json</c>.</param>
    /// <param name="wordings">The coordinator’s own wordings of messages.</param>
    /// <param name="languages">Languages that have a column in any case.</param>
    /// <param name="texts">Explains the rows.</param>
    /// <param name="place">The file.</param>
    public static TextTable Write(
        JsonObject round,
        IReadOnlyList<WordingRow> wordings,
        IEnumerable<string> languages,
        LanguageTexts texts,
        Place place)
    {
        var rows = new List<(string Code, IReadOnlyDictionary<string, string> Cells, string Note)>();
        foreach (var text in Texts)
        {
            rows.Add((text, ToCells(JsonPath.Find(round, text)), texts[$"texts.{text}"]));
        }

        foreach (var channel in ChannelsOf(round))
        {
            rows.Add(($"{Channels}.{channel["code"]}", ToCells(channel["name"]), texts["texts.open.channels"]));
        }

        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var own = wordings.Where(wording => wording.Kind == kind.ToCode()).ToList();
            foreach (var part in Parts)
            {
                rows.Add((
                    $"{Messages}{kind.ToCode()}.{part}",
                    own.ToDictionary(
                        wording => wording.Language,
                        wording => part == "subject" ? wording.Subject : wording.Body,
                        StringComparer.Ordinal),
                    texts.Fill(
                        "texts.message",
                        ("placeholders", string.Join(", ", MessageWording.GetPlaceholders(kind).Select(name => $"{{{name}}}"))))));
            }
        }

        List<string> columns =
        [
            .. rows.SelectMany(row => row.Cells.Keys).Where(language => language.Length == 0).Distinct(StringComparer.Ordinal),
            .. languages.Concat(rows.SelectMany(row => row.Cells.Keys))
                .Where(language => language.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var header = columns.Select(language => TableColumns.In(TextColumn, language.Length == 0 ? null : language));
        return new TextTable(
            Name,
            place.Member(Name),
            [
                new TextRow(1, [TableColumns.Code, .. header, RoundSheet.NoteColumn]),
                .. rows.Select((row, index) => new TextRow(
                    index + 2,
                    [row.Code, .. columns.Select(language => row.Cells.GetValueOrDefault(language, "")), row.Note])),
            ]);
    }

    /// <summary>The cells by code and language (empty for none), with the place of each row; null after a problem.</summary>
    public static Dictionary<string, (Dictionary<string, string> Cells, Place Place)>? Read(TextTable sheet, ProblemLog problems)
    {
        if (TableColumns.Read(sheet, Columns, problems) is not { } columns)
        {
            problems.Add(ProblemCatalogue.TableUnreadable["round"], sheet.Place);
            return null;
        }

        var read = new Dictionary<string, (Dictionary<string, string> Cells, Place Place)>(StringComparer.Ordinal);
        foreach (var row in sheet.Body)
        {
            var (code, place) = (row[columns.Find(TableColumns.Code)!.Value], row.PlaceIn(sheet.Place, TableColumns.Code, 0));
            var isKnown = Texts.Contains(code, StringComparer.Ordinal)
                || FindChannel(code) is not null
                || FindMessage(code) is not null;
            if (!isKnown)
            {
                problems.Add(
                    ProblemCatalogue.RoundWorkbookRowUnknown,
                    place,
                    ("found", code),
                    ("known", Detail.Words([.. Texts, $"{Channels}.…", $"{Messages}….subject"])));
                continue;
            }

            var cells = columns
                .LanguagesOf(TextColumn)
                .Select(language => KeyValuePair.Create(language ?? "", row[columns.Find(TextColumn, language)!.Value]))
                .Where(cell => cell.Value.Length > 0)
                .ToDictionary(StringComparer.OrdinalIgnoreCase);
            if (cells.ContainsKey("") && cells.Count > 1)
            {
                problems.Add(
                    ProblemCatalogue.TableColumnTwice["language"],
                    row.PlaceIn(sheet.Place, TextColumn, columns.Find(TextColumn)!.Value),
                    ("found", TextColumn),
                    ("other", TableColumns.In(TextColumn, cells.Keys.First(language => language.Length > 0))));
            }
            else if (!read.TryAdd(code, (cells, place)))
            {
                problems.Add(ProblemCatalogue.CodeDuplicate, place, ("found", code), ("what", new Phrase("what-item")));
            }
        }

        return read;
    }

    /// <summary>Sets the texts that differ from those of the document.</summary>
    public static void Apply(JsonObject round, IReadOnlyDictionary<string, (Dictionary<string, string> Cells, Place Place)> read)
    {
        foreach (var text in Texts.Where(read.ContainsKey))
        {
            var (cells, before) = (read[text].Cells, JsonPath.Find(round, text));
            if (!AreSame(cells, ToCells(before)))
            {
                JsonPath.Set(round, text, ToNode(cells, before));
            }
        }

        var channels = ChannelsOf(round);
        foreach (var (row, (cells, _)) in read)
        {
            if (FindChannel(row) is not { } code)
            {
                continue;
            }

            var channel = channels.FirstOrDefault(each => each["code"]?.ToString() == code);
            if (channel is null)
            {
                channel = new JsonObject { ["code"] = code };
                if (JsonPath.Find(round, Channels) is not JsonArray list)
                {
                    JsonPath.Set(round, Channels, list = []);
                }

                list.Add(channel);
            }

            if (!AreSame(cells, ToCells(channel["name"])))
            {
                JsonPath.Set(channel, "name", ToNode(cells, channel["name"]));
            }
        }
    }

    /// <summary>
    /// The wordings of the sheet, by kind and language, with the place of each; empty texts for the standard wording. Only kinds and
    /// languages whose cells differ from the present wording.
    /// </summary>
    public static IEnumerable<(MessageKind Kind, string Language, MessageWording? Wording, Place Place)> FindWordings(
        IReadOnlyDictionary<string, (Dictionary<string, string> Cells, Place Place)> read,
        IReadOnlyList<WordingRow> present)
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var subject = read.GetValueOrDefault($"{Messages}{kind.ToCode()}.subject");
            var body = read.GetValueOrDefault($"{Messages}{kind.ToCode()}.body");
            if (subject.Cells is null || body.Cells is null)
            {
                continue;
            }

            var own = present.Where(wording => wording.Kind == kind.ToCode()).ToList();
            var languages = subject.Cells.Keys.Concat(body.Cells.Keys).Concat(own.Select(wording => wording.Language));
            foreach (var language in languages.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var usual = MessageWording.GetUsual(kind, language);
                var (first, second) = (subject.Cells.GetValueOrDefault(language), body.Cells.GetValueOrDefault(language));
                var before = own.Find(wording => string.Equals(wording.Language, language, StringComparison.OrdinalIgnoreCase));
                if (IsSame(first ?? "", before?.Subject ?? "") && IsSame(second ?? "", before?.Body ?? ""))
                {
                    continue;
                }

                var wording = first is null && second is null ? null : new MessageWording(first ?? usual.Subject, second ?? usual.Body);
                yield return (kind, language, wording, first is null ? body.Place : subject.Place);
            }
        }
    }

    /// <summary>The kind of the message that a row is about; null for another row.</summary>
    private static MessageKind? FindMessage(string code) =>
        code.Split('.') is ["message", var kind, "subject" or "body"] ? MessageKinds.Find(kind) : null;

    /// <summary>The code of the channel that a row is about; null for another row.</summary>
    private static string? FindChannel(string row) =>
        row.StartsWith($"{Channels}.", StringComparison.Ordinal) && row[(Channels.Length + 1)..] is var code && Code.IsValid(code)
            ? code
            : null;

    private static List<JsonObject> ChannelsOf(JsonObject round) =>
        [.. (JsonPath.Find(round, Channels) as JsonArray)?.OfType<JsonObject>() ?? []];

    private static Dictionary<string, string> ToCells(JsonNode? text) => text switch
    {
        null => [],
        JsonObject languages =>
            languages.ToDictionary(each => each.Key, each => each.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase),
        _ => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [""] = text.ToString() },
    };

    private static JsonNode? ToNode(Dictionary<string, string> cells, JsonNode? before)
    {
        if (cells.Count == 0 || cells.ContainsKey(""))
        {
            return cells.Count == 0 ? null : JsonText.Create(cells[""]);
        }

        var known = (before as JsonObject)?.Select(each => each.Key).ToList() ?? [];
        var order = known.Where(cells.ContainsKey).Concat(cells.Keys.Where(tag => !known.Contains(tag, StringComparer.OrdinalIgnoreCase)));
        return new JsonObject(order.Select(tag => KeyValuePair.Create(tag, (JsonNode?)cells[tag])));
    }

    private static bool AreSame(Dictionary<string, string> cells, Dictionary<string, string> before) =>
        cells.Count == before.Count(each => each.Value.Trim().Length > 0)
        && cells.All(cell => before.TryGetValue(cell.Key, out var text) && IsSame(cell.Value, text));

    /// <summary>True if a cell has a text as it was written: cells have no white space at the ends, and one kind of line ends.</summary>
    private static bool IsSame(string cell, string text) =>
        string.Equals(cell, text.ReplaceLineEndings("\n").Trim(), StringComparison.Ordinal);
}
