using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>Stores a round's definition within a transaction, and updates everything stored under an earlier definition.</summary>
internal sealed class DefinitionChange
{
    // Documents may be large, so they are read in pages.
    private const int PageSize = 200;

    private readonly StoreSession _session;

    private DefinitionChange(StoreSession session, Round round, int revision, bool isNew)
    {
        _session = session;
        Round = round;
        Revision = revision;
        IsNew = isNew;
    }

    /// <summary>The round, read by this definition.</summary>
    public Round Round { get; }

    /// <summary>Number of the definition's revision, from 1.</summary>
    public int Revision { get; }

    /// <summary>True if the definition was stored as a new revision; false if it equals the stored one.</summary>
    public bool IsNew { get; }

    /// <summary>
    /// Reports why a definition may not follow the stored one: a questionnaire with answers may only be followed by a compatible one with a
    /// new version.
    /// </summary>
    public static async Task Verify(StoreSession session, RoundDefinition definition, Round round, RoundRow? latest, ProblemLog problems)
    {
        if (latest is not null && latest.Questionnaire != definition.Questionnaire && await session.Rounds.HasAnswers(round.Code))
        {
            PublishedQuestionnaire.Verify(latest.ToDefinition().ToRound().Questionnaire, round.Questionnaire, problems);
        }

        if (round is { IsOpen: true, Directory.Types.Count: 0 } && await session.Rounds.GetDecision(round.Code) == RoundDecision.Published)
        {
            problems.Add(ProblemCatalogue.RoundWithoutTypes, Place.OfFile("directory.json").Member("types"));
        }
    }

    /// <summary>Stores a definition as a new revision, unless it equals the stored one.</summary>
    public static async Task<DefinitionChange> Save(StoreSession session, RoundDefinition definition, Round round, ProblemLog problems)
    {
        var latest = await session.Rounds.FindLatest(round.Code);
        await Verify(session, definition, round, latest, problems);
        var hash = RoundRow.HashOf(definition);
        if (latest is not null && latest.Hash.AsSpan().SequenceEqual(hash))
        {
            return new DefinitionChange(session, round, latest.Revision, isNew: false);
        }

        var change = new DefinitionChange(session, round, (latest?.Revision ?? 0) + 1, isNew: true);
        await session.Rounds.Add(new RoundRow
        {
            Id = session.NewId(),
            Round = round.Code,
            Revision = change.Revision,
            Framework = definition.Framework,
            Directory = definition.Directory,
            Questionnaire = definition.Questionnaire,
            RoundDocument = definition.Round,
            Further = definition.Further,
            QuestionnaireVersion = round.Questionnaire.Version,
            Hash = hash,
            StoredAt = session.Now,
        });
        if (round.IsOpen)
        {
            await session.Tallies.Begin(round.Code, change.Revision);
        }

        return change;
    }

    /// <summary>
    /// Derives the values of all responses stored under an earlier definition again. A stored response or draft that does not fit the new
    /// definition is a problem.
    /// </summary>
    /// <returns>Number of responses derived again.</returns>
    public async Task<int> DeriveAgain(ProblemLog problems)
    {
        var validator = new ResponseValidator(Round);
        var derived = 0;
        for (var bucket = 0; bucket < Bucket.Count; bucket++)
        {
            var last = "";
            while (await _session.Revisions.GetOutdated(bucket, Round.Code, Revision, last, PageSize) is { Count: > 0 } page)
            {
                foreach (var revision in page)
                {
                    derived += await DeriveAgain(revision, validator, problems) ? 1 : 0;
                }

                last = page[^1].Respondent;
            }
        }

        if (Round.IsOpen && !IsNew && problems.Errors == 0 && await _session.Tallies.FindDefinition(Round.Code) != Revision)
        {
            // A store of an earlier version has no tallies yet.
            await _session.Tallies.CountAgain(Round, Revision);
        }

        if (IsNew)
        {
            await foreach (var draft in _session.Drafts.ReadAll(Round.Code))
            {
                StoredResponse.Read(draft.Document!, draft.Respondent, Round, problems);
            }
        }

        return derived;
    }

    private async Task<bool> DeriveAgain(RevisionRow revision, ResponseValidator validator, ProblemLog problems)
    {
        if (StoredResponse.Read(revision.Document, revision.Respondent, Round, problems) is not { } response)
        {
            return false;
        }

        if (!response.State.Counts() || revision.QuestionnaireVersion == Round.Questionnaire.Version)
        {
            validator.Validate(response, StoredResponse.PlaceOf(Round.Code, revision.Respondent), problems);
        }

        await _session.Responses.Save(ResponseRow.Of(revision, ResponseDigest.Of(response, Round), Revision));
        if (IsNew)
        {
            var tallied = TallyTable.ToTallied(response, revision.QuestionnaireVersion, Round);
            _session.Tallies.Change(Round, Revision, revision.Respondent, before: null, tallied);
        }

        return true;
    }
}
