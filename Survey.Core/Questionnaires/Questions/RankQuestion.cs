using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered by ranking choices, the highest rank first.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public sealed record RankQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        var ranked = new List<string>();
        foreach (var item in value.AsList())
        {
            if (item.AsString() is not { } code || FindChoice(code, item) is null)
            {
                continue;
            }

            if (ranked.Contains(code, StringComparer.Ordinal))
            {
                value.Problems.Add(ProblemCatalogue.CodeDuplicate["rank"], item.Place, ("found", code));
            }
            else
            {
                ranked.Add(code);
            }
        }

        return ranked.Count == 0 ? null : new ChoicesAnswer(ranked);
    }
}
