using System.Security.Cryptography;
using System.Text;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.OpenRounds;

/// <summary>What all ways of beginning an answer in an open round have in common.</summary>
internal static class OpenAnswers
{
    /// <summary>The place of problems with the request.</summary>
    public static readonly Place RequestPlace = Place.OfFile("request");

    private const int IdBytes = 16;

    /// <summary>
    /// The open round, and the number of its definition; null and 0 if there is none with that code, or it is not published.
    /// </summary>
    public static async Task<(OpenRound? Open, int Definition)> FindRound(StoreSession session, string code) =>
        await session.Rounds.Find(code) is ({ IsOpen: true } round, var definition)
            ? ToOpen(round, definition, await session.Rounds.GetDecision(code), session.Time.GetUtcNow())
            : (null, 0);

    /// <summary>A round as <see cref="FindRound"/> gives it.</summary>
    /// <param name="round">The round.</param>
    /// <param name="definition">The number of its definition.</param>
    /// <param name="decision">The latest decision about it.</param>
    /// <param name="now">The moment.</param>
    public static (OpenRound? Open, int Definition) ToOpen(Round round, int definition, RoundDecision decision, DateTimeOffset now)
    {
        var phase = round.GetPhase(decision, now);
        return phase == RoundPhase.Preparing || !round.IsOpen ? (null, 0) : (new OpenRound(round, phase), definition);
    }

    /// <summary>The respondent; null if the round does not take answers now, or something about the person is missing or unknown.</summary>
    public static Respondent? ReadRespondent(
        OpenRound? open,
        string code,
        GivenRespondent given,
        string language,
        string id,
        TimeProvider time,
        ProblemLog problems)
    {
        if (open is null)
        {
            problems.Add(ProblemCatalogue.RoundNotOpen, RequestPlace, ("found", code));
            return null;
        }

        if (ResponseRules.FindWhyNotNow(open.Phase) is { } why)
        {
            problems.Add(ResponseRules.NotNow(why, open.Round, open.Phase, RequestPlace));
            return null;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var respondent = given.ToRespondent(id, open.Round, language, today, problems);
        given.Facts?.Report(open.Round, today, problems);
        return problems.Errors > 0 ? null : respondent;
    }

    /// <summary>Stores the draft of an answer that begins: what the public page asked, and the defaults of the other questions.</summary>
    public static async Task AddDraft(
        StoreSession session,
        Round round,
        Respondent respondent,
        GivenFacts? facts,
        string language,
        Actor actor)
    {
        var defaults = FirstAnswers
            .For(round, respondent, language, session.Time.GetUtcNow())
            .Of(new(round.Questionnaire.Scope, AnswerSet.Empty, outer: null));
        var first = facts?.Replace(defaults, round.Open.Facts) ?? defaults;
        var content = RowIds.Complete(new DraftContent(first, language), previous: null);
        await session.Drafts.Save(new DraftRow
        {
            Round = round.Code,
            Respondent = respondent.Id,
            Version = 1,
            Document = Drafts.ToDocument(respondent, footnote: null, content),
            RowIds = DraftJson.WriteRowIds(content),
            SavedAt = session.Now,
            SavedBy = actor.Name,
        });
        await session.Audit.Append(actor, "draft-begun", round.Code, respondent.Id, InputChannel.Page.ToCode());
    }

    /// <summary>A random id. It does not tell when the answer was begun, as the store's own keys do.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The id for an idempotency key: the same request gets the same id. It does not tell the key.</summary>
    public static string IdOf(string round, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round}\n{key}"))[..IdBytes]);

    /// <summary>The respondent in the audit trail, which needs a name; none is asked.</summary>
    public static Actor ToActor(Respondent respondent) => new(ActorRole.Respondent, respondent.Id);
}
