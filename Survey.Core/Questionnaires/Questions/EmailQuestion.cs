using System.Net.Mail;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question answered by one e-mail address.</summary>
/// <param name="Head">What every item has.</param>
/// <param name="Rules">What holds for a question of any type.</param>
public sealed record EmailQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    // RFC 5321 bounds a path, brackets included, to 256 octets.
    private const int LongestAddress = 254;

    /// <summary>Whether a text is one e-mail address, without a name before it.</summary>
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
