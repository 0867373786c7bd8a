using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>One revision of what a respondent answered.</summary>
/// <param name="Respondent">Who answered.</param>
/// <param name="State">Where the response stands.</param>
/// <param name="Language">The language it is written in; null where not said.</param>
/// <param name="SubmittedOn">The day it was submitted; null where not said.</param>
/// <param name="SubmittedBy">Who submitted it, as written; null where not said.</param>
/// <param name="EndorsedBy">Who endorsed it, as written; null where not said.</param>
/// <param name="Footnote">What overviews say beside the respondent's name; null for nothing.</param>
/// <param name="Answers">The answers.</param>
public sealed record Response(
    Respondent Respondent,
    ResponseState State,
    string? Language,
    DateOnly? SubmittedOn,
    string? SubmittedBy,
    string? EndorsedBy,
    LocalizedText? Footnote,
    AnswerSet Answers)
{
    /// <summary>Whether it was submitted after its respondent's deadline; false where the day or the deadline is not known.</summary>
    /// <param name="round">The round it answers.</param>
    public bool IsLateFor(Round round) => SubmittedOn > round.GetDeadline(Respondent.Id);

    /// <summary>The answers as expressions see them, as of the end of the day the response was submitted on, so that they say the same however late they are read.</summary>
    /// <param name="round">The round it answers.</param>
    public AnswerScope ToScope(Round round)
    {
        var surroundings = SubmittedOn is { } day ? Surroundings.AtEndOf(day) : Surroundings.Timeless;
        return new AnswerScope(round.Questionnaire.Scope, Answers, outer: null, surroundings with { Language = round.Questionnaire.DefaultLanguage });
    }
}
