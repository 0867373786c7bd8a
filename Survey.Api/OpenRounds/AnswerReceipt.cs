namespace Survey.Api.OpenRounds;

/// <summary>The receipt of an answer in an open round.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Respondent">The random id that stands for the respondent.</param>
/// <param name="Receipt">Receipt number to quote in letters.</param>
/// <param name="Hash">SHA-256 of the canonical document, in hexadecimal.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Seal">The entry in the audit trail; null if it is missing there.</param>
/// <param name="Link">The personal link, which cannot be shown again; null if it was not asked for.</param>
public sealed record AnswerReceipt(
    string Round,
    string Respondent,
    string Receipt,
    string Hash,
    DateTimeOffset StoredAt,
    string? Seal,
    Uri? Link);
