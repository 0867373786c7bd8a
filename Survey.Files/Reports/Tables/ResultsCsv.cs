using CsvHelper;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Results;

namespace Survey.Files.Reports.Tables;

/// <summary>
/// Writes the results of questions as CSV: one line per question, group and choice. A question without choices has one line per
/// group. The first lines of a question, without a group, are about all respondents.
/// </summary>
public static class ResultsCsv
{
    private static readonly string[] Header =
    [
        "round", "repeat", "question", "type", "group_kind", "group", "asked", "answered", "respondents",
        "choice", "count", "choice_respondents", "share", "mean_rank", "minimum", "maximum", "mean", "median", "sum", "unit", "by",
    ];

    /// <summary>Writes the results.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="results">The results to write.</param>
    public static void Write(TextWriter output, RoundResults results)
    {
        using var table = Csv.Begin(output, Header);
        foreach (var question in results.Questions)
        {
            WriteLines(table, results, question, group: null, question.Total);
            foreach (var (group, tabulation) in question.Groups)
            {
                WriteLines(table, results, question, group, tabulation);
            }
        }
    }

    private static void WriteLines(
        CsvWriter table,
        RoundResults results,
        QuestionResult question,
        ResultGroup? group,
        Tabulation tabulation)
    {
        foreach (var entry in tabulation.Entries.DefaultIfEmpty())
        {
            table.WriteField(results.Round.Code);
            table.WriteField(question.Question.RepeatPath);
            table.WriteField(question.Question.Question.Code);
            table.WriteField(question.Question.Question.TypeName);
            table.WriteField(group is null ? null : ResultsJson.CodeOf(group.Kind));
            table.WriteField(CsvText.NeutralizeCode(group?.Code));
            table.WriteField(tabulation.Asked);
            table.WriteField(tabulation.Answered);
            table.WriteField(tabulation.Respondents.Count);
            table.WriteField(CsvText.NeutralizeCode(entry?.Code));
            table.WriteField(entry?.Count);
            table.WriteField(entry?.By.Count);
            table.WriteField(entry?.Share);
            table.WriteField(entry?.MeanRank);
            WriteFigures(table, tabulation);
            table.WriteField((question.Question.Question as NumericQuestion)?.Unit?.Code);
            var by = entry?.By ?? tabulation.Respondents;
            table.WriteField(string.Join(' ', by.Organizations?.Select(organization => organization.Code) ?? []));
            table.EndRecord();
        }
    }

    private static void WriteFigures(CsvWriter table, Tabulation tabulation)
    {
        if (tabulation.Dates is { } dates)
        {
            table.WriteField(TypedDate.Write(dates.Minimum));
            table.WriteField(TypedDate.Write(dates.Maximum));
        }
        else
        {
            table.WriteField(tabulation.Numbers?.Minimum);
            table.WriteField(tabulation.Numbers?.Maximum);
        }

        table.WriteField(tabulation.Numbers?.Mean);
        table.WriteField(tabulation.Numbers?.Median);
        table.WriteField(tabulation.Numbers?.Sum);
    }
}
