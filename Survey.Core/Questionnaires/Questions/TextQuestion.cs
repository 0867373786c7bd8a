using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by a text.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
/// <param name="Multiline">True if the text may have several lines.</param>
/// <param name="MaxLength">The largest number of characters, counted as Unicode code points.</param>
public sealed record TextQuestion(ItemHead Head, QuestionRules Rules, bool Multiline, int MaxLength) : Question(Head, Rules)
{
    /// <summary>The limit where the questionnaire sets none.</summary>
    public const int DefaultMaxLength = 20_000;

    /// <summary>The largest limit a questionnaire may set.</summary>
    public const int LargestMaxLength = 1_000_000;

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsString() is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var length = text.Length <= MaxLength ? text.Length : text.EnumerateRunes().Count();
        if (length <= MaxLength)
        {
            return new TextAnswer(text);
        }

        value.Problems.Add(
            ProblemCatalogue.AnswerTooLong,
            value.Place,
            string.Create(CultureInfo.InvariantCulture, $"The text has {length} characters; “{Code}” may have {MaxLength}. Shorten it, or link to the full text."));
        return null;
    }
}
