using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// What a form showed when it was made, as short marks: one a question, and of a repeat group one a row with the row's
/// key. Enough to tell, when the form comes back, what was changed in it and what somebody else has changed meanwhile.
/// </summary>
/// <remarks>Written, the marks of two questions look so: <c>k3_Yb1.~Zm9vYm~4*YmFyYm</c>. A row whose key is its place, as in a form that was just made, has its mark alone.</remarks>
public static class SectionMarks
{
    private const int MarkLength = 6;

    /// <summary>The marks of a page's questions, in their order.</summary>
    /// <param name="page">The page.</param>
    /// <param name="content">What the form says.</param>
    /// <param name="values">The form's fields, for the keys of its rows; null where these are the rows' places.</param>
    public static string Of(FormPage page, DraftContent content, FormValues? values = null) =>
        string.Join('.', page.Questions.Select(each => each.Question is Repeat
            ? string.Concat(Of(each.Question, content, values).Select((row, index) => row.Key == AnswerMark.KeyAt(index) ? $"~{row.Mark}" : $"~{row.Key}*{row.Mark}").DefaultIfEmpty("~"))
            : Of(each.Question, content)[0].Mark));

    /// <summary>The marks a form carries, by the question's code; none if what it carries cannot be a page's marks.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<AnswerMark>> Read(string marks, FormPage page)
    {
        var all = marks.Split('.');
        return all.Length != page.Questions.Count || all.Any(each => each.Length == 0)
            ? new Dictionary<string, IReadOnlyList<AnswerMark>>(StringComparer.Ordinal)
            : page.Questions.Zip(all).ToDictionary(each => each.First.Question.Code, each => ReadOne(each.Second), StringComparer.Ordinal);
    }

    /// <summary>The marks of what a draft says to one question, be it nothing.</summary>
    public static IReadOnlyList<AnswerMark> Of(Question question, DraftContent content, FormValues? values = null)
    {
        if (question is Repeat repeat)
        {
            var keys = values?.GetKeys(repeat.Code);
            return [.. DraftRow.Of(repeat, content).Select((row, index) => new AnswerMark(keys?[index] ?? AnswerMark.KeyAt(index), row.Mark))];
        }

        var answers = content.Answers.Find(question.Code) is { } answer ? new AnswerSet([new(question.Code, answer)]) : AnswerSet.Empty;
        return [new AnswerMark("", Of(answers, TypedTo(question, content)))];
    }

    /// <summary>The mark of some answers and of what was typed beside them.</summary>
    public static string Of(AnswerSet answers, IEnumerable<KeyValuePair<string, string>> typed)
    {
        var texts = typed.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"\n{each.Key}\n{each.Value}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(AnswerJson.Write(answers) + string.Concat(texts))))[..MarkLength];
    }

    private static IReadOnlyList<AnswerMark> ReadOne(string marks) =>
        [.. marks.Split('~', StringSplitOptions.RemoveEmptyEntries).Select((mark, row) => mark.Split('*') is [var key, var value] ? new AnswerMark(key, value) : new AnswerMark(AnswerMark.KeyAt(row), mark))];

    /// <summary>Whether two marks of a question are of the same answer, or of the same rows in the same order.</summary>
    public static bool AreSame(IReadOnlyList<AnswerMark>? one, IReadOnlyList<AnswerMark>? other) =>
        one is not null && other is not null && one.Select(each => each.Mark).SequenceEqual(other.Select(each => each.Mark), StringComparer.Ordinal);

    /// <summary>What was typed to a question, or in its rows, and is no answer.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TypedTo(Question question, DraftContent content) =>
        content.AsTyped.Where(each => each.Key == question.Code || (question is Repeat && each.Key.StartsWith($"{question.Code} #", StringComparison.Ordinal)));
}
