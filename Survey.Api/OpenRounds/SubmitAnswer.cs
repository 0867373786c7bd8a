using System.Text.Json;

namespace Survey.Api.OpenRounds;

/// <summary>A complete answer in an open round.</summary>
/// <param name="Answers">The answers by question, as in a response's file.</param>
/// <param name="Respondent">Who answers.</param>
/// <param name="Language">Language of the answers, for instance fr.</param>
/// <param name="Agreed">True if the person agrees to the privacy notice of the round; needed if it has one.</param>
/// <param name="Link">True to get a personal link, with which the person can read, correct and withdraw the answer.</param>
public sealed record SubmitAnswer(
    JsonElement Answers,
    RespondentFacts? Respondent = null,
    string? Language = null,
    bool Agreed = false,
    bool Link = false);
