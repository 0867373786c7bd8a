using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>Sets questions that are always read-only back to the answer they begin with, as nobody can correct them.</summary>
internal static class ReadOnlyFields
{
    /// <summary>Sets back the fields of some questions and of those in their rows.</summary>
    /// <param name="values">The fields.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="scope">The answers in the fields; its rows are in the order of the keys.</param>
    /// <param name="frameworks">What coded answers refer to.</param>
    /// <param name="prefix">The prefix of the fields' names.</param>
    public static void Restore(
        FormValues values,
        IEnumerable<Question> questions,
        AnswerScope scope,
        FrameworkSet frameworks,
        string prefix = "")
    {
        foreach (var question in questions)
        {
            var name = prefix + question.Code;
            if (question is Repeat repeat)
            {
                foreach (var (key, row) in values.GetKeys(name).Zip(scope.GetRows(repeat)))
                {
                    Restore(values, FormPage.QuestionsOf(repeat.Items), row, frameworks, FormValues.RowPrefix(name, key));
                }
            }
            else if (question.Parts is AnswerParts.One or AnswerParts.Choices && DefaultAnswer.IsOnlyAnswer(question, scope))
            {
                values.Set(name, "");
                if (DefaultAnswer.Find(question, frameworks) is { } answer)
                {
                    FormFiller.Fill([question], new AnswerSet([new(question.Code, answer)]), prefix, values, frameworks);
                }
            }
        }
    }
}
