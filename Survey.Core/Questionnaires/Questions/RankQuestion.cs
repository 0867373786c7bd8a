using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered by ranking choices, the highest rank first.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Choices">The list to choose from.</param>
public sealed record RankQuestion(ItemHead Head, QuestionRules Rules, ChoiceList Choices) : ChoiceQuestion(Head, Rules, Choices)
{
    /// <inheritdoc/>
    public override string TypeName => "rank";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.Ranking;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        var ranked = new List<string>();
        foreach (var (code, place) in input.AsChoices(Choices, context))
        {
            if (ranked.Contains(code, StringComparer.Ordinal))
            {
                input.Problems.Add(ProblemCatalogue.CodeDuplicate["rank"], place, ("found", code));
            }
            else
            {
                ranked.Add(code);
            }
        }

        return ranked.Count == 0 ? null : new ChoicesAnswer(ranked);
    }
}
