using System.Net.Mail;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with one e-mail address.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record EmailQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    // RFC 5321 limits a path to 256 octets, including its two angle brackets.
    private const int LongestAddress = 254;

    /// <summary>True if the text is exactly one e-mail address of at most 254 characters, without a display name.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= LongestAddress
        && MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsString() is not { } text)
        {
            return null;
        }

        if (IsAddress(text))
        {
            return new TextAnswer(text);
        }

        value.Problems.Add(
            ProblemCatalogue.EmailInvalid,
            value.Place,
            "This is not one e-mail address. Write it like secretariat@example.org, without a name before it.");
        return null;
    }
}
