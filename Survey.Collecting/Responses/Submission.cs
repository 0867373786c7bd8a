using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.Responses;

/// <summary>
/// What is about to be submitted: the response, its problems, and the revision that would be stored. None of this needs the store, so it
/// can be made before it is the writer's turn.
/// </summary>
internal sealed class Submission
{
    private readonly string _etag;
    private readonly Round _round;
    private readonly DateOnly _day;

    /// <summary>Checks a response and makes its revision.</summary>
    /// <param name="dossier">The response with the draft to submit.</param>
    /// <param name="definition">The number of the round's definition.</param>
    /// <param name="submittedBy">Name of the person who submits; null for none, in an open round.</param>
    /// <param name="day">The day of the submission.</param>
    public Submission(ResponseDossier dossier, int definition, string? submittedBy, DateOnly day)
    {
        (_etag, _round, _day) = (dossier.ETag, dossier.Round, day);
        var response = ToResponse(dossier, submittedBy, day);
        var problems = new ProblemLog();
        Check(dossier, response, problems);
        Problems = problems.Problems;
        Answers = response.Answers;
        if (problems.Errors == 0 && !(dossier.Latest?.Response is { } latest && latest.State.Counts() && SaysTheSame(latest, response)))
        {
            Revision = new NewRevision(response, dossier.Round, definition);
        }
    }

    /// <summary>All errors and warnings; without errors, it can be submitted.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The answers to questions that are asked.</summary>
    public Core.Questionnaires.Answers.AnswerSet Answers { get; }

    /// <summary>The revision to store; null if there are errors, or the latest revision says the same.</summary>
    public NewRevision? Revision { get; }

    /// <summary>Lists what prevents submitting.</summary>
    public static IReadOnlyList<Problem> Check(ResponseDossier dossier, DateOnly today)
    {
        var problems = new ProblemLog();
        Check(dossier, ToResponse(dossier, "", today), problems);
        return problems.Problems;
    }

    /// <summary>Whether a revision that was submitted says what the dossier's draft says.</summary>
    public static bool SaysTheSame(Response submitted, ResponseDossier dossier) =>
        SaysTheSame(submitted, ToResponse(dossier, submitted.SubmittedBy, submitted.SubmittedOn ?? default));

    /// <summary>True if this was made of the response as it still is.</summary>
    public bool IsOf(ResponseDossier dossier, DateOnly day) =>
        dossier.ETag == _etag && ReferenceEquals(dossier.Round, _round) && day == _day;

    private static void Check(ResponseDossier dossier, Response submission, ProblemLog problems)
    {
        foreach (var place in dossier.Content.AsTyped.Keys)
        {
            problems.Add(ProblemCatalogue.AnswerUnreadable, AnswerPlace.Of(place));
        }

        new ResponseValidator(dossier.Round, isSent: true).Validate(submission, AnswerPlace.Root, problems);
    }

    private static Response ToResponse(ResponseDossier dossier, string? submittedBy, DateOnly day)
    {
        var round = dossier.Round;
        var content = dossier.Content;
        var draft = new Response(
            dossier.Respondent,
            ResponseState.Submitted,
            content.Language ?? round.Questionnaire.DefaultLanguage,
            day,
            submittedBy,
            EndorsedBy: null,
            dossier.Latest?.Response.Footnote,
            content.Answers);
        return draft with { Answers = draft.ToScope(round).ToRelevantAnswers() };
    }

    private static bool SaysTheSame(Response submitted, Response response) =>
        ResponseWriter.Write(
            submitted with
            {
                State = response.State,
                SubmittedOn = response.SubmittedOn,
                SubmittedBy = response.SubmittedBy,
                EndorsedBy = null,
            }
        ) == ResponseWriter.Write(response);
}
