using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question whose answer is taken from a list of choices.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Choices">The list.</param>
public abstract record ChoiceQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : Question(Head, Rules)
{
    /// <summary>Which choices are offered; in it the names of a choice's further columns stand for their values. Null for all.</summary>
    public Expression? Filter { get; init; }

    /// <summary>Whether a form may show the choices in random order.</summary>
    public bool Randomize { get; init; }

    /// <summary>What the random order hangs on, a number or a reference; null for chance.</summary>
    public string? Seed { get; init; }

    /// <summary>The choice of that code; null after a problem that lists what there is.</summary>
    internal Choice? FindChoice(string code, JsonValue value)
    {
        var choice = Choices.Find(code);
        if (choice is null)
        {
            value.Problems.Add(
                ProblemCatalogue.ChoiceUnknown,
                value.Place,
                $"“{Excerpt.Of(code)}” is not among the choices “{Choices.Code}”: {Excerpt.OfCodes(Choices.Choices.Select(each => each.Code))}.");
        }

        return choice;
    }
}
