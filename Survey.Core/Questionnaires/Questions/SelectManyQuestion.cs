using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with any number of choices from a list.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public sealed record SelectManyQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        var chosen = new SortedDictionary<int, Choice>();
        foreach (var item in value.AsList())
        {
            if (item.AsString() is not { } code || FindChoice(code, item) is not { } choice)
            {
                continue;
            }

            if (!chosen.TryAdd(choice.Position, choice))
            {
                value.Problems.Add(ProblemCatalogue.CodeRepeated, item.Place, ("found", code));
            }
        }

        return chosen.Count == 0 ? null : new ChoicesAnswer([.. chosen.Values.Select(choice => choice.Code)]);
    }
}
