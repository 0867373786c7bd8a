using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by one of a list of choices.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Choices">The list.</param>
public sealed record SelectOneQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : Question(Head, Rules)
{
    internal override Answer? Read(JsonValue value, AnswerContext context) =>
        value.AsString() is { } code && FindChoice(Choices, code, value) is { } choice ? new ChoiceAnswer(choice.Code) : null;

    /// <summary>The choice of that code; null after a problem that lists what there is.</summary>
    internal static Choice? FindChoice(ChoiceList list, string code, JsonValue value)
    {
        var choice = list.Find(code);
        if (choice is null)
        {
            value.Problems.Add(
                ProblemCatalogue.ChoiceUnknown,
                value.Place,
                $"“{Excerpt.Of(code)}” is not among the choices “{list.Code}”: {Excerpt.OfCodes(list.Choices.Select(each => each.Code))}.");
        }

        return choice;
    }
}
