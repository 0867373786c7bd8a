using System.Globalization;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>One transaction of a load: stores responses with their entries in the audit trail, and counts them.</summary>
/// <param name="session">The transaction.</param>
/// <param name="round">The round.</param>
/// <param name="definition">The round's definition that the responses were checked with, and whether it is new.</param>
/// <param name="actor">Who loads.</param>
internal sealed class LoadTransaction(StoreSession session, Round round, DefinitionChange definition, Actor actor)
{
    /// <summary>Number of respondents with their first response.</summary>
    public int Added { get; private set; }

    /// <summary>Number of changed responses.</summary>
    public int Revised { get; private set; }

    /// <summary>Number of responses that somebody else has stored meanwhile, or whose derived values changed.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Number of responses.</summary>
    public int Count => Added + Revised + Unchanged;

    /// <summary>Stores responses of different respondents.</summary>
    /// <param name="page">The responses.</param>
    /// <param name="isFirst">True if the round has no responses yet.</param>
    public async Task Store(IReadOnlyList<LoadedResponse> page, bool isFirst)
    {
        var latest = isFirst
            ? []
            : (await session.Revisions.GetLatestHashes(round.Code, [.. page.Select(each => each.Derived.Respondent)]))
                .ToDictionary(row => row.Respondent, StringComparer.Ordinal);
        var revisions = new List<RevisionRow>();
        var stored = new List<RevisionRow>();
        foreach (var response in page)
        {
            var before = latest.GetValueOrDefault(response.Derived.Respondent);
            if (before is not null && before.Hash.AsSpan().SequenceEqual(response.Hash))
            {
                stored.Add(before with { Document = response.Document });
                Unchanged++;
                continue;
            }

            revisions.Add(new RevisionRow
            {
                Round = round.Code,
                Respondent = response.Derived.Respondent,
                Revision = (before?.Revision ?? 0) + 1,
                RoundRevision = definition.Revision,
                QuestionnaireVersion = round.Questionnaire.Version,
                Document = response.Document,
                Hash = response.Hash,
                StoredAt = session.Now,
                Role = actor.Role.ToCode(),
                MadeBy = actor.Name,
                Way = InputChannel.File.ToCode(),
            });
            stored.Add(revisions[^1]);
            Added += before is null ? 1 : 0;
            Revised += before is null ? 0 : 1;
        }

        await Tally(page, stored, latest.ContainsKey);
        await session.Revisions.AddAll(round.Code, revisions, actor, "response-loaded");
        await session.Responses.SaveAll(
            [.. page.Zip(stored, (response, revision) => response.Derived.At(revision) with { RoundRevision = definition.Revision })]);
    }

    /// <summary>Counts the responses of an open round, and no longer those that they replace. Nothing of them is stored yet.</summary>
    private async Task Tally(IReadOnlyList<LoadedResponse> page, IReadOnlyList<RevisionRow> stored, Func<string, bool> isKnown)
    {
        if (!round.IsOpen)
        {
            return;
        }

        // A new definition begins its tallies from zero.
        foreach (var (response, revision) in page.Zip(stored))
        {
            // A response that somebody else stored meanwhile may answer another version.
            var tallied = revision.QuestionnaireVersion == round.Questionnaire.Version
                ? response.Tallied
                : TallyTable.ToTallied(revision, round);
            var before = !definition.IsNew && isKnown(revision.Respondent)
                ? await session.Tallies.FindCounted(round, revision.Respondent)
                : null;
            session.Tallies.Change(round, definition.Revision, revision.Respondent, before, tallied);
        }
    }

    /// <summary>Appends the entry of the round, which says what this transaction changed.</summary>
    /// <param name="unchanged">Number of further responses that were stored already.</param>
    /// <param name="entries">Number of entries of analysts that are new or changed.</param>
    public Task AppendEntry(int unchanged, int entries) => session.Audit.Append(
        actor,
        "round-loaded",
        round.Code,
        subject: null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"definition {definition.Revision}, {Added} responses new, {Revised} revised, {Unchanged + unchanged} unchanged")
            + (entries > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {entries} entries of analysts") : ""));
}
