using System.Text.Json.Nodes;
using Survey.Collecting.Editing;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Translations;
using Survey.Storage;

namespace Survey.Collecting.Translations;

/// <summary>What was taken from a file of translations, or from the page.</summary>
/// <param name="Standing">The round afterwards.</param>
/// <param name="Changed">Number of texts that were changed.</param>
/// <param name="Reviewed">Number of translations that are newly reviewed.</param>
public sealed record TranslationsTaken(RoundStanding Standing, int Changed, int Reviewed);

/// <summary>Use cases of the translations of a round. Every call is one transaction.</summary>
/// <param name="store">The store.</param>
public sealed class TranslationDesk(IStore store)
{
    /// <summary>The action of noting that translations are right; its details are the languages and the keys.</summary>
    public const string ReviewedAction = "translations-reviewed";

    private const int LongestDetails = 2_000;

    private static readonly Place Request = Place.OfFile("request");

    /// <summary>The texts of a round with the state of their translations; null if there is no round with that code.</summary>
    public async Task<RoundTranslations?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        var revisions = await session.Rounds.GetRevisions(round);
        if (revisions.Count == 0)
        {
            return null;
        }

        var history = new TextHistory();
        foreach (var row in revisions)
        {
            history.Add(row.Revision, row.ToDefinition());
        }

        var latest = revisions[^1];
        return new RoundTranslations(
            round,
            latest.Revision,
            RoundTexts.Of(latest.ToDefinition()),
            history,
            await session.TranslationReviews.GetStamps(round));
    }

    /// <summary>
    /// Changes the translations that were edited, and notes those that were reviewed: all, or nothing after a problem. A round with answers
    /// gets a new version of its questionnaire, whose answers stay comparable.
    /// </summary>
    /// <param name="round">The round's code; it is a problem if the file is that of another round.</param>
    /// <param name="file">The file, or what was typed.</param>
    /// <param name="problems">The problems found in reading the file; receives the others. After an error nothing is changed.</param>
    /// <param name="language">The language that the translations must be in; null for that of the file.</param>
    /// <param name="actor">Who changes them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<TranslationsTaken>> Take(
        string round,
        TranslationFile file,
        ProblemLog problems,
        string? language,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await RoundDesk.Find(session, round) is not { } standing)
        {
            problems.Add(ProblemCatalogue.RoundUnknown, Request, ("found", round));
            return problems.ToOutcome<TranslationsTaken>(null);
        }

        if (!VerifyHead(round, file, language, problems))
        {
            return problems.ToOutcome<TranslationsTaken>(null);
        }

        if (await session.Rounds.FindRevision(round, file.Head.Revision) is not { } written)
        {
            problems.Add(ProblemCatalogue.TranslationFileOther["revision"], file.Place, ("found", file.Head.Revision));
            return problems.ToOutcome<TranslationsTaken>(null);
        }

        var stored = (await session.Rounds.FindLatest(round))!.ToDefinition();
        var changes = TranslationReading.Read(file, RoundTexts.Of(written.ToDefinition()), RoundTexts.Of(stored), problems);
        if (problems.Errors > 0)
        {
            return problems.ToOutcome<TranslationsTaken>(null);
        }

        var changed = RoundTexts.Change(stored, file.Head.To, changes.Texts);
        if (changed.Questionnaire != stored.Questionnaire && await session.Rounds.HasAnswers(round))
        {
            changed = WithNextVersion(changed);
        }

        var reviewed = await NoteReviewed(session, round, changed, file.Head, changes.Reviewed, actor);
        if (changes.Texts.Count == 0)
        {
            await session.Commit();
            return problems.ToOutcome(new TranslationsTaken(standing, 0, reviewed));
        }

        var found = new ProblemLog();
        var (definition, read) = RoundDefinition.Read(changed.ToFiles(), found);
        if (definition is null)
        {
            problems.Add(found);
            return problems.ToOutcome<TranslationsTaken>(null);
        }

        var details = RoundChanges.Describe(stored, definition);
        var outcome = await RoundDesk.Store(session, definition, read!, RoundDesk.Changed, details, actor, problems);
        return problems.ToOutcome(outcome.Value is { } after ? new TranslationsTaken(after, changes.Texts.Count, reviewed) : null);
    }

    private static bool VerifyHead(string round, TranslationFile file, string? language, ProblemLog problems)
    {
        var (head, errors) = (file.Head, problems.Errors);
        if (head.Round != round)
        {
            problems.Add(ProblemCatalogue.TranslationFileOther, file.Place, ("found", head.Round), ("wanted", round));
        }

        if (language is not null && !language.Equals(head.To, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(ProblemCatalogue.TranslationFileOther["language"], file.Place, ("found", head.To), ("wanted", language));
        }

        if (head.From.Equals(head.To, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(ProblemCatalogue.TranslationFileOther["same"], file.Place);
        }

        return problems.Errors == errors;
    }

    private static RoundDefinition WithNextVersion(RoundDefinition definition)
    {
        var questionnaire = JsonNode.Parse(definition.Questionnaire)!.AsObject();
        questionnaire["version"] = EditingDesk.NextVersion(questionnaire["version"]!.GetValue<string>());
        return definition with { Questionnaire = questionnaire.ToJsonString() };
    }

    /// <summary>Notes which translations are right, as far as that is not known yet.</summary>
    /// <returns>Their number.</returns>
    private static async Task<int> NoteReviewed(
        StoreSession session,
        string round,
        RoundDefinition definition,
        TranslationHead head,
        IReadOnlyCollection<string> keys,
        Actor actor)
    {
        if (keys.Count == 0)
        {
            return 0;
        }

        var (texts, known) = (RoundTexts.Of(definition), await session.TranslationReviews.GetStamps(round));
        var noted = new List<string>();
        foreach (var key in keys)
        {
            var stamp = new Translation(texts.Find(key)!, head.From, head.To, TranslationState.Reviewed).Stamp;
            if (!known.Contains(stamp))
            {
                await session.TranslationReviews.Save(round, key, head.From, head.To, stamp, actor.Name);
                noted.Add(key);
            }
        }

        if (noted.Count > 0)
        {
            var details = $"{head.From} → {head.To}: {string.Join(", ", noted)}";
            await session.Audit.Append(
                actor,
                ReviewedAction,
                round,
                subject: null,
                details.Length > LongestDetails ? $"{details.AsSpan(0, LongestDetails)}…" : details);
        }

        return noted.Count;
    }
}
