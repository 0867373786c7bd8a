using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Responses;

/// <summary>Reads the member <c>default</c> of a question: the answer that a new response begins with.</summary>
public static class DefaultAnswer
{
    /// <summary>The answer; null if the question has no such member, or if it cannot be read.</summary>
    /// <param name="question">The question.</param>
    /// <param name="frameworks">The frameworks that coded answers refer to.</param>
    public static Answer? Find(Question question, FrameworkSet frameworks)
    {
        if (question.Rules.Default is not { } literal)
        {
            return null;
        }

        var problems = new ProblemLog();
        using var document = JsonDocument.Parse($"{{{JsonSerializer.Serialize(question.Code)}:{literal.GetRawText()}}}");
        var value = new JsonValue(document.RootElement, Place.OfFile("default"), problems);
        var answers = AnswerJson.Read(value, new QuestionScope([question]), frameworks);
        return problems.Errors == 0 ? answers?.Find(question.Code) : null;
    }
}
