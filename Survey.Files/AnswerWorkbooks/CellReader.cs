using System.Diagnostics;
using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// Turns what is in the cells of a question into the texts that a person would type, and lets the question read them:
/// numbers and dates of the spreadsheet, and the choices that are marked in cells of their own.
/// </summary>
/// <param name="context">What answers are read with, in the workbook's language.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class CellReader(AnswerContext context, ProblemLog problems)
{
    // Spreadsheets count days from 1900; these are the years 1949 to 2119.
    private const double FirstDay = 18_000;
    private const double LastDay = 80_000;

    /// <summary>The answer; null for none, and after a problem.</summary>
    /// <param name="question">The question.</param>
    /// <param name="spots">Its cells, none of them twice.</param>
    /// <param name="place">Its place in a response.</param>
    public Answer? Read(Question question, IReadOnlyList<AnswerSpot> spots, string? place)
    {
        var found = new ProblemLog();
        List<AnswerSpot> given = [.. spots.Where(spot => !spot.IsBlank)];
        var answer = given.Count == 0 || given.Any(spot => !IsUsable(spot, found)) ? null : Read(question, given, found);
        foreach (var problem in found.Problems)
        {
            problems.Add(problem with { Question = place });
        }

        return answer;
    }

    /// <summary>A date cell, or a text that says a date; null after a problem.</summary>
    public static DateOnly? ReadDate(AnswerSpot spot, ProblemLog problems) => TypedDate.Read(ToDateText(spot), spot.Place, problems);

    private Answer? Read(Question question, IReadOnlyList<AnswerSpot> spots, ProblemLog found) => question.Parts switch
    {
        AnswerParts.One or AnswerParts.Codes => ReadOne(question, spots[0], found),
        AnswerParts.Choices => ReadParts((SelectManyQuestion)question, spots, found),
        AnswerParts.Ranking => ReadTexts(question, spots.OrderBy(RankOf).Select(spot => (spot.Text, spot.Place)), found),
        AnswerParts.None or AnswerParts.Rows => throw new UnreachableException($"{question.Code} has no cells of its own."),
    };

    private static int RankOf(AnswerSpot spot) => int.TryParse(spot.Part, CultureInfo.InvariantCulture, out var rank) ? rank : 0;

    private Answer? ReadOne(Question question, AnswerSpot spot, ProblemLog found)
    {
        ReportLink(question, spot, found);
        if (spot.Cell!.Kind == WorkbookCellKind.Percent && question is IntegerQuestion or DecimalQuestion or RangeQuestion)
        {
            // A spreadsheet stores 0.333 and shows 33.3 %. A question about percentages means what is shown; of any other, nobody knows.
            return question is NumericQuestion { Unit.IsPercent: true } && TypedNumber.FindExact(spot.Text) is
            { Kind: TypedReadingKind.Value, First: < decimal.MaxValue / 100 and > decimal.MinValue / 100 and var share }
                ? question.ReadAnswer(AnswerInput.Exact(TypedNumber.Write(share * 100), spot.Place, found), context)
                : ReportPercent(spot, found);
        }

        // A number or date of the spreadsheet was understood when it was typed: it is not ambiguous any more.
        if (spot.Cell!.Kind is not (WorkbookCellKind.Number or WorkbookCellKind.Percent or WorkbookCellKind.Date))
        {
            return ReadTexts(question, [(question is UrlQuestion ? FindAddress(spot) : spot.Text, spot.Place)], found);
        }

        var text = question switch
        {
            DateQuestion => ToDateText(spot),
            TimeQuestion => WithoutZeroSeconds(spot.Text),
            DateTimeQuestion => spot.Text.Contains('T', StringComparison.Ordinal) ? WithoutZeroSeconds(spot.Text) : $"{spot.Text}T00:00",
            TextQuestion or HiddenQuestion or IntegerQuestion or DecimalQuestion or RangeQuestion or UrlQuestion or EmailQuestion
                or SelectOneQuestion or CodedQuestion or AcknowledgeQuestion => spot.Text,
            _ => throw new UnreachableException($"A workbook has no cell for {question.GetType().Name}."),
        };
        return question.ReadAnswer(AnswerInput.Exact(text, spot.Place, found), context);
    }

    /// <summary>The address in a cell: its text; or what the text is linked to, if it is a name and not an address.</summary>
    private static string FindAddress(AnswerSpot spot) =>
        spot.Cell!.Link is { } link && !spot.Text.Contains("://", StringComparison.Ordinal) ? link : spot.Text;

    /// <summary>Reports an address behind the words of an answer that is not an address itself.</summary>
    private static void ReportLink(Question question, AnswerSpot spot, ProblemLog found)
    {
        if (question is not UrlQuestion && spot.Cell!.Link is { } link && !IsShown(link, spot.Text))
        {
            found.Add(ProblemCatalogue.WorkbookCellNotUsed["link"], spot.Place, ("found", spot.Text), ("link", link));
        }

        // Spreadsheets make a link of each address that is typed, with “mailto:” or a slash at its end.
        static bool IsShown(string link, string text) =>
            text.Contains(link.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    private static Answer? ReportPercent(AnswerSpot spot, ProblemLog found)
    {
        if (TypedNumber.FindExact(spot.Text).Value is { } value && Math.Abs(value) < decimal.MaxValue / 100)
        {
            var shown = TypedNumber.Write(value * 100);
            found.Add(
                ProblemCatalogue.NumberAmbiguous["percent"],
                spot.Place,
                ("found", $"{shown}\u00A0%"),
                ("first", Detail.Exact(shown)),
                ("second", Detail.Exact(TypedNumber.Write(value))));
        }
        else
        {
            found.Add(ProblemCatalogue.NumberInvalid, spot.Place, ("found", spot.Text.Trim()));
        }

        return null;
    }

    private Answer? ReadTexts(Question question, IEnumerable<(string Text, Place Place)> texts, ProblemLog found)
    {
        var given = texts.ToList();
        return question.ReadAnswer(AnswerInput.Typed(given, given[0].Place, found), context);
    }

    /// <summary>The text of a date. A number is one if it is a day near the present: some programs lose the format of a cell.</summary>
    private static string ToDateText(AnswerSpot spot) =>
        spot.Cell!.Kind == WorkbookCellKind.Number
        && double.TryParse(spot.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
        && days is > FirstDay and < LastDay
            ? TypedDate.Write(DateOnly.FromDateTime(DateTime.FromOADate(days)))
            : spot.Text;

    /// <summary>A time without the seconds that a spreadsheet adds.</summary>
    private static string WithoutZeroSeconds(string time) =>
        time.EndsWith(":00", StringComparison.Ordinal) && time.Count(character => character == ':') == 2 ? time[..^3] : time;

    /// <summary>The choices marked in cells of their own, or all in one cell.</summary>
    private Answer? ReadParts(SelectManyQuestion question, IReadOnlyList<AnswerSpot> spots, ProblemLog found)
    {
        if (spots[0].Part is null)
        {
            return ReadTexts(question, spots.Select(spot => (spot.Text, spot.Place)), found);
        }

        var codes = new List<(string Text, Place Place)>();
        foreach (var spot in spots)
        {
            var mark = question.Choices.Typed.Find(spot.Text, context.Shown) == spot.Part ? true : TypedMark.Find(spot.Text);
            if (mark is null)
            {
                found.Add(ProblemCatalogue.AnswerUnreadable["mark"], spot.Place, ("found", spot.Text.Trim()));
            }
            else if (mark == true)
            {
                codes.Add((spot.Part!, spot.Place));
            }
        }

        return found.Errors > 0 || codes.Count == 0 ? null : ReadTexts(question, codes, found);
    }

    private static bool IsUsable(AnswerSpot spot, ProblemLog found)
    {
        var cell = spot.Cell!;
        if (cell.Kind == WorkbookCellKind.Error || cell.Text.Length == 0)
        {
            if (cell.Text.Length > 0)
            {
                found.Add(ProblemCatalogue.WorkbookCellUnusable["error"], spot.Place, ("found", cell.Text));
            }
            else
            {
                found.Add(ProblemCatalogue.WorkbookCellUnusable, spot.Place);
            }

            return false;
        }

        if (cell.Text.Length > CellText.MaxLength || cell.Text.EndsWith(AnswerWorkbook.CutMark, StringComparison.Ordinal))
        {
            found.Add(ProblemCatalogue.WorkbookCellTooLong, spot.Place, ("most", CellText.MaxLength));
            return false;
        }

        if (cell.IsFormula)
        {
            found.Add(ProblemCatalogue.WorkbookFormula, spot.Place, ("found", cell.Text));
        }

        return true;
    }
}
