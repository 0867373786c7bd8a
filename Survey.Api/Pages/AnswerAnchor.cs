using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;

namespace Survey.Api.Pages;

/// <summary>Ids of the answers on the page of a response, by which other pages lead to them.</summary>
internal static class AnswerAnchor
{
    /// <summary>The beginning of every id.</summary>
    public const string Start = "answer/";

    /// <summary>The id of the answer to a question; inside a repeat group, of the group's first row.</summary>
    public static string Of(ResultQuestion question) =>
        question.Groups.Count == 0 ? Start + question.Question.Code : OfRow(question.Groups, [1]);

    /// <summary>The id of one answer.</summary>
    public static string Of(ResultQuestion question, GivenAnswer answer) =>
        question.Groups.Count == 0 ? Of(question) : $"{OfRow(question.Groups, answer.Rows)}/{question.Question.Code}";

    /// <summary>The id of a row.</summary>
    public static string Of(AnsweredRow row) => OfRow(row.Groups, row.Rows);

    private static string OfRow(IEnumerable<Repeat> groups, IEnumerable<int> rows) =>
        Start + string.Join('/', groups.Zip(rows, (group, row) => $"{group.Code}/{row}"));
}
