using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with text.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <param name="Multiline">True if the field has several lines.</param>
/// <param name="MaxLength">Maximum length of the text in Unicode code points.</param>
public sealed record TextQuestion(ItemHead Head, QuestionRules Rules, bool Multiline, int MaxLength) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "text";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    /// <summary>Maximum length if the questionnaire gives none.</summary>
    public const int DefaultMaxLength = 20_000;

    /// <summary>The largest maximum length that a questionnaire may give.</summary>
    public const int LargestMaxLength = 1_000_000;

    internal override Answer? Read(AnswerInput input, AnswerContext context)
    {
        if (input.AsText(!Multiline) is not { Length: > 0 } text)
        {
            return null;
        }

        var length = text.Length <= MaxLength ? text.Length : text.EnumerateRunes().Count();
        if (length <= MaxLength)
        {
            return new TextAnswer(text);
        }

        input.Problems.Add(ProblemCatalogue.AnswerTooLong, input.Place, ("question", Label), ("most", MaxLength), ("found", length));
        return null;
    }

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        answer = null;
        if (json.TokenType != JsonTokenType.String || json.GetString() is not { } given || TypedText.IsBlank(given))
        {
            return false;
        }

        var text = !context.IsStored ? TypedText.Find(given, !Multiline)
            : given.Contains('\0', StringComparison.Ordinal) ? null
            : given;
        answer = text is null ? null : new TextAnswer(text);
        return text is { Length: > 0 } && text.Length <= MaxLength;
    }
}
