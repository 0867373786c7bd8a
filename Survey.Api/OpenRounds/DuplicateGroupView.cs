namespace Survey.Api.OpenRounds;

/// <summary>Several responses with the same answers, or with the same text.</summary>
/// <param name="Text">The text as the first of them has it; null if all answers are the same.</param>
/// <param name="Count">Number of responses.</param>
/// <param name="Respondents">The ids of the first 20 respondents, in the order of the responses.</param>
public sealed record DuplicateGroupView(string? Text, int Count, IReadOnlyList<string> Respondents);
