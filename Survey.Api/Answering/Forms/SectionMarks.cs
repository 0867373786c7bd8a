using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
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
    public static string Of(FormPage page, AnswerSet answers) => string.Concat(page.Questions.Select(each => Of(each.Question, answers)));

    /// <summary>The mark a form carries for a question of a page; null if what it carries cannot be such marks.</summary>
    public static string? Find(string marks, FormPage page, Question question)
    {
        var index = page.Questions.Select(each => each.Question).ToList().IndexOf(question);
        return marks.Length == page.Questions.Count * MarkLength && index >= 0 ? marks.Substring(index * MarkLength, MarkLength) : null;
    }

    /// <summary>The mark of one answer; that of no answer too.</summary>
    public static string Of(Question question, AnswerSet answers)
    {
        var json = answers.Find(question.Code) is { } answer ? AnswerJson.Write(new AnswerSet([new(question.Code, answer)])) : "";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..MarkLength];
    }
}
