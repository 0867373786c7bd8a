using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with any number of choices from a list.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public sealed record SelectManyQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override string TypeName => "select-many";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.Choices;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        if (input.FindAll(Choices.ByCode, choice => choice.Position) is { } exact)
        {
            return ToAnswer(exact);
        }

        var chosen = new SortedDictionary<int, Choice>();
        foreach (var (code, place) in input.AsChoices(Choices, context))
        {
            var choice = Choices.Find(code)!;
            if (!chosen.TryAdd(choice.Position, choice))
            {
                input.Problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
        }

        return ToAnswer([.. chosen.Values]);
    }

    private static ChoicesAnswer? ToAnswer(IReadOnlyList<Choice> chosen) =>
        chosen.Count == 0 ? null : new ChoicesAnswer([.. chosen.Select(choice => choice.Code)]);

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        var chosen = Choices.ByCode.FindAll(ref json, choice => choice.Position);
        answer = chosen is null ? null : ToAnswer(chosen);
        return chosen is not null;
    }
}
