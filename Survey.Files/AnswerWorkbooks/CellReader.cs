using System.Globalization;
using System.Text.Json.Nodes;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Files.Workbooks;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// Turns what stands in cells into an answer as response files have it: labels into codes, dates and numbers of any
/// spreadsheet into theirs. Whether it is an answer to the question is then decided where it always is.
/// </summary>
/// <param name="framework">The framework that coded questions refer to.</param>
/// <param name="language">The workbook's language.</param>
/// <param name="fallback">The questionnaire's default language.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class CellReader(Framework framework, string language, string fallback, ProblemLog problems)
{
    private static readonly HashSet<string> Crosses = new(
        ["x", "х", "×", "✓", "✔", "✗", "✘", "☒", "☑", "1", "true", "ok", "yes", "oui", "sí", "si", "да", "نعم"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blanks = new(["-", "0", "false", "no", "non", "нет", "لا", "☐"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<ChoiceList, ChoiceNames> _names = [];
    private readonly CodedNotation _coded = new(framework);
    private string? _question;

    /// <summary>Stands for what could not be read: no question takes it for an answer, and none for a missing one.</summary>
    public static JsonNode Unreadable => new JsonArray(new JsonObject());

    /// <summary>The answer; null for none, <see cref="Unreadable"/> after a problem.</summary>
    /// <param name="question">The question.</param>
    /// <param name="spots">Its cells, none of them twice.</param>
    /// <param name="place">Its place in a response.</param>
    public JsonNode? Read(Question question, IReadOnlyList<AnswerSpot> spots, string? place)
    {
        _question = place;
        List<AnswerSpot> given = [.. spots.Where(spot => !spot.IsBlank)];
        if (given.Count == 0)
        {
            return null;
        }

        if (given.Any(spot => !IsUsable(spot)))
        {
            return Unreadable;
        }

        return question switch
        {
            SelectManyQuestion many => ReadMany(many, given),
            RankQuestion rank => ReadMany(rank, [.. given.OrderBy(spot => int.TryParse(spot.Part, CultureInfo.InvariantCulture, out var place) ? place : 0)]),
            _ => ReadOne(question, given[0]),
        };
    }

    /// <summary>A date cell, or a text that says a date.</summary>
    public static DateOnly? FindDate(AnswerSpot spot)
    {
        var text = WorkbookText.OfOneLine(spot.Text);
        return spot.Cell!.Kind switch
        {
            WorkbookCellKind.Date => DateOnly.TryParseExact(text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,

            // A date whose format got lost on the way through some program: only what is near the present is taken for one.
            WorkbookCellKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 18_000 and < 80_000
                ? DateOnly.FromDateTime(DateTime.FromOADate(days))
                : null,
            _ => TypedDate.Find(text),
        };
    }

    /// <summary>Notes that something is no answer.</summary>
    /// <param name="problems">Where it is noted.</param>
    /// <param name="spot">The cell.</param>
    /// <param name="wanted">What is expected there.</param>
    /// <param name="kind">The kind of problem; null for the usual one.</param>
    /// <param name="question">The question's place in a response; null where the cell answers none.</param>
    public static JsonNode Refuse(ProblemLog problems, AnswerSpot spot, string wanted, ProblemKind? kind = null, string? question = null)
    {
        var found = Excerpt.Of(spot.Text);
        problems.Add(new Problem(kind ?? ProblemCatalogue.AnswerUnreadable, spot.Place, $"Found “{found}”; expected {wanted}.") { Found = found, Question = question });
        return Unreadable;
    }

    private JsonNode Refuse(AnswerSpot spot, string wanted, ProblemKind? kind = null) => Refuse(problems, spot, wanted, kind, _question);

    private void Tell(ProblemKind kind, AnswerSpot spot, string message, string? found) =>
        problems.Add(new Problem(kind, spot.Place, message) { Found = found, Question = _question });

    private JsonNode? ReadOne(Question question, AnswerSpot spot)
    {
        var line = WorkbookText.OfOneLine(spot.Text);
        switch (question)
        {
            case AcknowledgeQuestion:
                return Crosses.Contains(line) ? JsonValue.Create(true) : Blanks.Contains(line) ? null : Refuse(spot, "x to confirm, or nothing");
            case SelectOneQuestion one:
                return NamesOf(one.Choices).Find(line) is { } code ? JsonValue.Create(code) : RefuseChoice(spot, one.Choices);
            case CodedQuestion:
                return ReadCoded(spot);
            case IntegerQuestion or DecimalQuestion or RangeQuestion:
                return (spot.Cell!.Kind is WorkbookCellKind.Date ? null : TypedNumber.Find(line) ?? FromExponent(line)) is { } number ? JsonNode.Parse(number) : RefuseNumber(spot, question);
            case DateQuestion:
                return FindDate(spot) is { } date ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : Refuse(spot, "a date, written like 2017-06-26", ProblemCatalogue.DateInvalid);
            case TimeQuestion:
                return JsonValue.Create(OfTime(line, spot.Cell!.Kind));
            case DateTimeQuestion:
                return JsonValue.Create(OfTime(line.Length == 10 ? $"{line}T00:00" : line.Replace(' ', 'T'), spot.Cell!.Kind));
            case UrlQuestion or EmailQuestion:
                return JsonValue.Create(WorkbookText.OfAddress(spot.Text));
            default:
                return JsonValue.Create(WorkbookText.OfAnswer(spot.Text));
        }
    }

    private bool IsUsable(AnswerSpot spot)
    {
        var cell = spot.Cell!;
        if (cell.Kind == WorkbookCellKind.Error || cell.Text.Length == 0)
        {
            Tell(ProblemCatalogue.WorkbookCellUnusable, spot, $"Found a formula without a value{(cell.Text.Length > 0 ? $" ({Excerpt.Of(cell.Text)})" : "")}; expected the answer itself. Type it in place of the formula.", found: null);
            return false;
        }

        if (cell.Text.Length > CellText.Longest || cell.Text.EndsWith(AnswerWorkbook.CutMark, StringComparison.Ordinal))
        {
            Tell(
                ProblemCatalogue.WorkbookCellTooLong,
                spot,
                string.Create(CultureInfo.InvariantCulture, $"Found more than a cell can hold; expected at most {CellText.Longest} characters. Shorten the text, or give the whole of it on the page."),
                found: null);
            return false;
        }

        if (cell.IsFormula)
        {
            Tell(ProblemCatalogue.WorkbookFormula, spot, $"Found a formula; its value “{Excerpt.Of(cell.Text)}” was taken. Type the answer itself if that is not what is meant.", Excerpt.Of(cell.Text));
        }

        return true;
    }

    private JsonNode? ReadMany(ChoiceQuestion question, IReadOnlyList<AnswerSpot> spots)
    {
        var (codes, isWhole) = (new JsonArray(), true);
        foreach (var spot in spots)
        {
            var line = WorkbookText.OfOneLine(spot.Text);
            if (spot.Part is null)
            {
                foreach (var text in spot.Text.Split([';', '\n', '؛']).Where(text => !WorkbookText.IsBlank(text)).SelectMany(text => Split(text, question.Choices)))
                {
                    Add(NamesOf(question.Choices).Find(text), spot);
                }
            }
            else if (question is RankQuestion)
            {
                Add(NamesOf(question.Choices).Find(line), spot);
            }
            else if (Crosses.Contains(line) || NamesOf(question.Choices).Find(line) == spot.Part)
            {
                codes.Add(spot.Part);
            }
            else if (!Blanks.Contains(line))
            {
                Refuse(spot, "x for what applies, or nothing");
                isWhole = false;
            }
        }

        return codes.Count > 0 || isWhole ? codes : Unreadable;

        void Add(string? code, AnswerSpot spot)
        {
            if (code is not null)
            {
                codes.Add(code);
                return;
            }

            RefuseChoice(spot, question.Choices);
            isWhole = false;
        }
    }

    /// <summary>The choices in a text: itself, if it is one; else what stands between commas or spaces.</summary>
    private IEnumerable<string> Split(string text, ChoiceList list) =>
        NamesOf(list).Find(text) is not null ? [text]
        : text.Contains(',', StringComparison.Ordinal) || text.Contains('،', StringComparison.Ordinal) ? text.Split([',', '،'], StringSplitOptions.RemoveEmptyEntries)
        : text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words && words.All(word => NamesOf(list).Find(word) is not null) ? words
        : [text];

    private JsonNode? ReadCoded(AnswerSpot spot)
    {
        var (themes, elements, unknown) = _coded.Read(spot.Text);
        foreach (var token in unknown)
        {
            Tell(ProblemCatalogue.ElementUnknown, spot, $"Found “{Excerpt.Of(token)}”; expected codes of elements ({Excerpt.OfCodes(framework.Elements.Select(element => element.Code))}){(framework.HasThemes ? $" or whole themes, like “Theme {framework.Themes[0].Code}”" : "")}.", Excerpt.Of(token));
        }

        return themes.Count + elements.Count == 0 && unknown.Count > 0
            ? Unreadable
            : new JsonObject { ["themes"] = ToArray(themes), ["elements"] = ToArray(elements) };
    }

    private static JsonArray ToArray(IEnumerable<string> codes) => [.. codes.Select(code => (JsonNode)JsonValue.Create(code))];

    private JsonNode RefuseChoice(AnswerSpot spot, ChoiceList list)
    {
        var names = NamesOf(list).All;
        var offered = string.Join("; ", names.Take(10).Select(each => Excerpt.Of(each.Value)));
        return Refuse(spot, $"one of: {offered}{(names.Count > 10 ? $" and {names.Count - 10} more" : "")}", ProblemCatalogue.ChoiceUnknown);
    }

    private JsonNode RefuseNumber(AnswerSpot spot, Question question)
    {
        var wanted = question switch
        {
            IntegerQuestion => "a whole number",
            RangeQuestion range => string.Create(CultureInfo.InvariantCulture, $"a number from {range.Start} to {range.End}"),
            _ => "a number, like 1234.5",
        };
        return Refuse(spot, wanted);
    }

    /// <summary>Numbers beyond 15 digits, as spreadsheets save them.</summary>
    private static string? FromExponent(string line) =>
        line.Contains('E', StringComparison.Ordinal) && decimal.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : null;

    /// <summary>A time as answers have it: with two digits for the hour, and without seconds that a spreadsheet added.</summary>
    private static string OfTime(string line, WorkbookCellKind kind)
    {
        var time = line.Length > 1 && line[1] == ':' ? $"0{line}" : line;
        return kind == WorkbookCellKind.Date && time.EndsWith(":00", StringComparison.Ordinal) && time.Count(character => character == ':') == 2 ? time[..^3] : time;
    }

    private ChoiceNames NamesOf(ChoiceList list)
    {
        if (!_names.TryGetValue(list, out var names))
        {
            names = new ChoiceNames(list, language, fallback);
            _names.Add(list, names);
        }

        return names;
    }
}
