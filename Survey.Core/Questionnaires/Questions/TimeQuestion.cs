using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a time of day, with or without seconds.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record TimeQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    private static readonly string[] Forms = ["HH:mm", "HH:mm:ss"];

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsString() is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return new TextAnswer(text);
        }

        value.Problems.Add(ProblemCatalogue.DateInvalid["time"], value.Place, ("found", text));
        return null;
    }
}
