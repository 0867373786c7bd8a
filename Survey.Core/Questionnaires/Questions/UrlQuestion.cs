using System.Text.Json;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a web address: absolute, http or https, at most 2,048 characters.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record UrlQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override string TypeName => "url";

    /// <inheritdoc/>
    public override AnswerParts Parts => AnswerParts.One;

    internal override Answer? Read(AnswerInput input, AnswerContext context) =>
        input.AsLink() is { } address ? new TextAnswer(address) : null;

    internal override bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        answer = null;
        if (json.TokenType != JsonTokenType.String || json.GetString() is not { } text || TypedText.IsBlank(text))
        {
            return false;
        }

        var isAddress = TypedLink.TryRead(text, out var address);
        answer = new TextAnswer(context.IsStored ? text : address);
        return isAddress;
    }
}
