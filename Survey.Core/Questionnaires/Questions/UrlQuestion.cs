using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with a web address: absolute, http or https, at most 2,048 characters.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
/// <remarks>Other schemes are refused, because reports turn the address into a link.</remarks>
public sealed record UrlQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    private const int LongestAddress = 2048;

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsString() is not { } text)
        {
            return null;
        }

        if (text.Length <= LongestAddress
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0)
        {
            return new TextAnswer(text);
        }

        value.Problems.Add(ProblemCatalogue.UrlInvalid, value.Place, ("found", text));
        return null;
    }
}
