using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Survey.Core.Collecting;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// What a form showed when it was made, as one short mark a question: enough to tell, when it comes back, what was
/// changed in it and what somebody else has changed in the meantime.
/// </summary>
public static class SectionMarks
{
    private const int MarkLength = 8;

    /// <summary>The marks of a page's questions, in their order.</summary>
    public static string Of(FormPage page, DraftContent content) => string.Concat(page.Questions.Select(each => Of(each.Question, content)));

    /// <summary>The mark a form carries for a question of a page; null if what it carries cannot be such marks.</summary>
    public static string? Find(string marks, FormPage page, Question question)
    {
        var index = page.Questions.Select(each => each.Question).ToList().IndexOf(question);
        return marks.Length == page.Questions.Count * MarkLength && index >= 0 ? marks.Substring(index * MarkLength, MarkLength) : null;
    }

    /// <summary>The mark of what a draft says to one question, be it nothing.</summary>
    public static string Of(Question question, DraftContent content)
    {
        var json = content.Answers.Find(question.Code) is { } answer ? AnswerJson.Write(new AnswerSet([new(question.Code, answer)])) : "";
        var typed = TypedTo(question, content).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"\n{each.Key}\n{each.Value}");
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(json + string.Concat(typed))))[..MarkLength];
    }

    /// <summary>What was typed to a question, or in its rows, and is no answer.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TypedTo(Question question, DraftContent content) =>
        content.AsTyped.Where(each => each.Key == question.Code || (question is Repeat && each.Key.StartsWith($"{question.Code} #", StringComparison.Ordinal)));
}
