using System.Globalization;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The lines of the sheet “Data”: one for each organization that is invited or has responded, then one for each row of a repeat group.
/// The line of an organization also says what it names in any of its rows, so that respondents can be counted.
/// </summary>
internal sealed class DataLines
{
    // Boxed once: there are up to 200,000 of them.
    private static readonly object Yes = 1m;
    private static readonly object No = 0m;

    private readonly ReportBook _book;
    private readonly DataColumns _columns;
    private readonly IReadOnlyList<AnswerLevel> _levels;
    private readonly ILookup<int, (QuestionResult Result, QuestionData Data)> _questions;
    private readonly List<object?[]>[] _lines;
    private readonly HashSet<DataColumn> _inexact = [];

    private DataLines(ReportBook book, DataColumns columns, IReadOnlyList<AnswerLevel> levels, IReadOnlyList<QuestionResult> results)
    {
        (_book, _columns, _levels) = (book, columns, levels);
        _questions = results.Select(result => (result, columns.Of(result.Question))).ToLookup(each => each.Item2.Level);
        _lines = [.. Enumerable.Range(0, levels.Count + 1).Select(_ => new List<object?[]>())];
    }

    /// <summary>Number of cells that are not empty.</summary>
    public int Cells { get; private set; }

    /// <summary>The lines; each has one cell per column: a text, a number, a date, or null.</summary>
    public IEnumerable<object?[]> All => _lines.SelectMany(lines => lines);

    /// <summary>Columns of values that a spreadsheet does not store exactly, such as numbers of more than 15 digits.</summary>
    public IReadOnlySet<DataColumn> Inexact => _inexact;

    /// <summary>Reads the lines; null if they have more cells than allowed.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="levels">The repeat groups with lines.</param>
    /// <param name="results">The results that are shown.</param>
    /// <param name="most">The largest number of cells.</param>
    public static DataLines? Read(
        ReportBook book,
        DataColumns columns,
        IReadOnlyList<AnswerLevel> levels,
        IReadOnlyList<QuestionResult> results,
        int most)
    {
        var lines = new DataLines(book, columns, levels, results);
        var responses = book.Report.Answers.Shown.ToDictionary(response => response.Respondent.Organization!.Position);
        var invited = book.Round.Invited!.Select(organization => organization.Position).ToHashSet();
        foreach (var organization in book.Round.Directory.Organizations.Where(each => IsShown(each, book.Report.Only)))
        {
            var response = responses.GetValueOrDefault(organization.Position);
            if (response is not null || invited.Contains(organization.Position))
            {
                lines.Add(organization, invited.Contains(organization.Position), response);
            }

            if (lines.Cells > most)
            {
                return null;
            }
        }

        return lines;
    }

    private static bool IsShown(Organization organization, Region? only) =>
        only is null || organization.Regions.Any(region => region.Position == only.Position);

    private void Add(Organization organization, bool invited, Response? response)
    {
        var line = Begin(organization, 0, _book["organization"], number: null);
        Set(line, _columns.Invited, invited);
        Set(line, _columns.Responded, response is not null);
        if (response is not null)
        {
            Add(line, _book.Report.DigestOf(response));
            AddAnswers(line, organization, response);
        }

        Cells += line.Count(cell => cell is not null);
    }

    private void Add(object?[] line, ResponseDigest digest)
    {
        Set(line, _columns.Recommending, digest.IsRecommending);
        Set(line, _columns.Final, digest.IsRecommendingFinal);
        Set(line, _columns.InProcess, digest.IsInProcess);
        if (_columns.AllThemes is { } all)
        {
            Set(line, all, digest.Coverage.Themes.Count == _columns.Themes.Count);
        }

        Set(line, _columns.Late, digest.IsLate);
        for (var theme = 0; theme < _columns.Themes.Count; theme++)
        {
            Set(line, _columns.Themes[theme], digest.Coverage.Themes.Contains(theme));
        }

        for (var element = 0; element < _columns.Elements.Count; element++)
        {
            Set(line, _columns.Elements[element], digest.Coverage.Elements.Contains(element));
        }
    }

    private void AddAnswers(object?[] line, Organization organization, Response response)
    {
        if (_questions.Count == 0)
        {
            return;
        }

        var answers = response.ToScope(_book.Round);
        foreach (var (result, data) in _questions[0])
        {
            Read(answers, result, data, line);
        }

        for (var level = 1; level <= _levels.Count; level++)
        {
            foreach (var scope in _levels[level - 1].GetScopes(answers))
            {
                var row = Begin(organization, level, _book.NameOf(_levels[level - 1]), NumberOf(scope));
                foreach (var (result, data) in _questions[level])
                {
                    Read(scope, result, data, row);
                    Join(row, data, line);
                }

                Cells += row.Count(cell => cell is not null);
            }
        }
    }

    private object?[] Begin(Organization organization, int level, string name, string? number)
    {
        var line = new object?[_columns.All.Count];
        _lines[level].Add(line);
        line[_columns.Organization.Number - 1] = _book.Wording.Of(organization);
        line[_columns.Line.Number - 1] = name;
        line[_columns.Level.Number - 1] = (decimal)level;
        line[_columns.Row.Number - 1] = number;
        foreach (var region in _book.Round.Directory.Regions)
        {
            Set(line, _columns.Regions[region.Position], organization.Regions.Any(each => each.Position == region.Position));
        }

        for (var subregion = 0; subregion < _columns.Subregions.Count; subregion++)
        {
            Set(line, _columns.Subregions[subregion], organization.Subregions.Any(each => each.Position == subregion));
        }

        for (var type = 0; type < _columns.Types.Count; type++)
        {
            Set(line, _columns.Types[type], organization.Type.Position == type);
        }

        for (var group = 0; group < _columns.Groups.Count; group++)
        {
            Set(line, _columns.Groups[group], organization.Type.Group?.Position == group);
        }

        return line;
    }

    private void Read(AnswerScope scope, QuestionResult result, QuestionData data, object?[] line)
    {
        var scoped = scope.Questions.Find(result.Question.Question.Code)!;
        if (!scope.IsRelevant(scoped))
        {
            return;
        }

        var answer = GivenAnswer.FindAnswer(scope, scoped);
        Set(line, data.Answered, answer is not null);
        if (answer is null)
        {
            return;
        }

        HashSet<string> named = answer switch
        {
            ChoiceAnswer choice => [choice.Code],
            ChoicesAnswer choices => [.. choices.Codes],
            CodedAnswer coded when scoped.Question is CodedQuestion question => CodesOf(coded, question),
            _ => [],
        };
        for (var entry = 0; entry < data.Entries.Count; entry++)
        {
            Set(line, data.Entries[entry], named.Contains(result.Total.Entries[entry].Code));
        }

        if (data.Value is { } column)
        {
            line[column.Number - 1] = ReadValue(answer, column);
        }
    }

    private HashSet<string> CodesOf(CodedAnswer coded, CodedQuestion question)
    {
        var framework = _book.FrameworkOf(question);
        return [.. Coverage.Of(coded, framework).Elements.Positions.Select(position => framework.Elements[position].Code)];
    }

    private object? ReadValue(Answer answer, DataColumn column)
    {
        object? value = answer is DateAnswer date ? date.Value : GivenAnswer.FindNumber(answer);
        if (value is decimal exact && !CellValue.IsExact(exact) || value is DateOnly day && !CellValue.IsExact(day))
        {
            _inexact.Add(column);
        }

        return value;
    }

    /// <summary>Adds what a row names to the line of its organization.</summary>
    private static void Join(object?[] row, QuestionData data, object?[] line)
    {
        if (row[data.Answered.Number - 1] != Yes)
        {
            return;
        }

        line[data.Answered.Number - 1] = Yes;
        foreach (var entry in data.Entries)
        {
            line[entry.Number - 1] = row[entry.Number - 1] == Yes ? Yes : line[entry.Number - 1] ?? No;
        }
    }

    private static string NumberOf(AnswerScope scope) =>
        scope.Outer is { Position: > 0 } outer
            ? string.Create(CultureInfo.InvariantCulture, $"{NumberOf(outer)}.{scope.Position}")
            : scope.Position.ToString(CultureInfo.InvariantCulture);

    private static void Set(object?[] line, DataColumn column, bool holds) => line[column.Number - 1] = holds ? Yes : No;
}
