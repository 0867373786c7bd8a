using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>One revision of a respondent's answers.</summary>
/// <param name="Respondent">The respondent that answered.</param>
/// <param name="State">The state of the response.</param>
/// <param name="Language">The language that it is written in; null if not given.</param>
/// <param name="SubmittedOn">The day on which it was submitted; null if not given.</param>
/// <param name="SubmittedBy">The name of the person who submitted it, as written; null if not given.</param>
/// <param name="EndorsedBy">The name of the person who endorsed it, as written; null if not given.</param>
/// <param name="Footnote">The footnote that overviews add to the respondent's name; null for none.</param>
/// <param name="Answers">The answers to the questionnaire of the round.</param>
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
    /// <summary>True if it was submitted after the respondent's deadline; false if the day or the deadline is not known.</summary>
    /// <param name="round">The round that the response belongs to.</param>
    public bool IsLateFor(Round round) => SubmittedOn > round.GetDeadline(Respondent.Id);

    /// <summary>What random values of a respondent's answers depend on, in drafts and in submitted responses.</summary>
    /// <param name="round">The round.</param>
    /// <param name="respondent">The respondent's id, the code of an organization.</param>
    public static string SeedOf(Round round, string respondent) => $"{round.Code}/{respondent}";

    /// <summary>
    /// The scope in which expressions see the answers. The current time is the end of the day of submission, so
    /// expressions give the same results whenever they are evaluated.
    /// </summary>
    /// <param name="round">The round that the response belongs to.</param>
    public AnswerScope ToScope(Round round)
    {
        var surroundings = SubmittedOn is { } day ? EvaluationContext.AtEndOf(day) : EvaluationContext.Timeless;
        return new AnswerScope(
            round.Questionnaire.Scope,
            Answers,
            outer: null,
            surroundings with
            {
                Language = round.Questionnaire.DefaultLanguage,
                Seed = SeedOf(round, Respondent.Id),
            }
        );
    }
}
