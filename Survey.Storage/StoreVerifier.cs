using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// Verifies a store: the database is intact, documents and audit trail are unchanged, no revision is missing, and the derived values are
/// the same when derived again.
/// </summary>
public static class StoreVerifier
{
    private const int PageSize = 200;

    /// <summary>Verifies a whole store.</summary>
    /// <returns>Counts of what was verified, or all differences found.</returns>
    public static async Task<Outcome<VerifyResult>> Verify(Store store, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var result = new VerifyResult(Rounds: 0, Responses: 0, Revisions: 0);
        if (store.IsIncomplete)
        {
            problems.Add(ProblemCatalogue.StoreIncomplete, Place.OfFile("store"));
        }

        await using var session = await store.BeginReadAsync(cancellationToken);
        foreach (var damage in await session.Check())
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged, Place.OfFile("store"), ("reason", Detail.Exact(damage)));
        }

        await VerifyAudit(session, problems);
        foreach (var code in await session.Rounds.GetCodesWithoutDefinition())
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["no-definition"], PlaceOf(code));
        }

        foreach (var code in await session.Rounds.GetCodes())
        {
            var (responses, revisions) = await VerifyRound(session, code, problems);
            result = new VerifyResult(result.Rounds + 1, result.Responses + responses, result.Revisions + revisions);
        }

        return problems.ToOutcome(result);
    }

    private static async Task<(int Responses, int Revisions)> VerifyRound(StoreSession session, string code, ProblemLog problems)
    {
        var place = PlaceOf(code);
        var definitions = await session.Rounds.GetRevisions(code);
        foreach (var (definition, number) in definitions.Select((definition, index) => (definition, index + 1)))
        {
            if (definition.Revision != number)
            {
                problems.Add(ProblemCatalogue.StoreDocumentDamaged["definition-missing"], place, ("number", number));
            }

            if (!RoundRow.HashOf(definition.ToDefinition()).AsSpan().SequenceEqual(definition.Hash))
            {
                problems.Add(ProblemCatalogue.StoreDocumentDamaged["definition-changed"], place, ("number", definition.Revision));
            }
        }

        var stored = definitions[^1];
        try
        {
            return await VerifyResponses(session, stored.ToDefinition().ToRound(), stored.Revision, problems);
        }
        catch (InvalidDataException unreadable)
        {
            problems.Add(
                ProblemCatalogue.StoreDocumentDamaged["unreadable"],
                place,
                ("reason", Detail.Exact(unreadable.Message.TrimEnd('.'))));
            return (0, 0);
        }
    }

    private static async Task<(int Responses, int Revisions)> VerifyResponses(
        StoreSession session,
        Round round,
        int roundRevision,
        ProblemLog problems)
    {
        var (responses, revisions) = (0, 0);
        RevisionRow? previous = null;
        var derived = new Dictionary<string, ResponseRow>(StringComparer.Ordinal);
        while (
            await session.Revisions.GetAfter(round.Code, previous?.Respondent ?? "", previous?.Revision ?? 0, PageSize)
                is { Count: > 0 } page)
        {
            var before = previous is null ? null : derived.GetValueOrDefault(previous.Respondent);
            derived = (await session.Responses.GetBetween(round.Code, page[0].Respondent, page[^1].Respondent)).ToDictionary(
                row => row.Respondent,
                StringComparer.Ordinal);
            if (before is not null)
            {
                derived[before.Respondent] = before;
            }

            foreach (var revision in page)
            {
                revisions++;
                if (previous is not null && previous.Respondent != revision.Respondent)
                {
                    responses++;
                    VerifyLatest(previous, derived.GetValueOrDefault(previous.Respondent), round, roundRevision, problems);
                }

                VerifyRevision(revision, previous, problems);
                previous = revision;
            }
        }

        if (previous is not null)
        {
            responses++;
            VerifyLatest(previous, derived.GetValueOrDefault(previous.Respondent), round, roundRevision, problems);
        }

        foreach (var respondent in await session.Responses.GetWithoutDocument(round.Code))
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers["orphan"], StoredResponse.PlaceOf(respondent));
        }

        return (responses, revisions);
    }

    /// <summary>Checks the chain of hashes. An entry that was changed, added or removed breaks it at its place.</summary>
    private static async Task VerifyAudit(StoreSession session, ProblemLog problems)
    {
        AuditRow? previous = null;
        await foreach (var entry in session.Audit.ReadAll())
        {
            if (entry.Number != (previous?.Number ?? 0) + 1 || !entry.HashAfter(previous?.Hash ?? []).AsSpan().SequenceEqual(entry.Hash))
            {
                problems.Add(ProblemCatalogue.StoreDocumentDamaged["audit"], Place.OfFile("audit trail"), ("number", entry.Number));
            }

            previous = entry;
        }
    }

    private static void VerifyRevision(RevisionRow revision, RevisionRow? previous, ProblemLog problems)
    {
        var place = StoredResponse.PlaceOf(revision.Respondent);
        if (!RevisionRow.HashOf(revision.Document).AsSpan().SequenceEqual(revision.Hash))
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["revision-changed"], place, ("number", revision.Revision));
        }

        var expected = previous?.Respondent == revision.Respondent ? previous.Revision + 1 : 1;
        if (revision.Revision != expected)
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["revision-missing"], place, ("number", expected));
        }
    }

    private static void VerifyLatest(RevisionRow latest, ResponseRow? row, Round round, int roundRevision, ProblemLog problems)
    {
        if (StoredResponse.Read(latest.Document, latest.Respondent, round, problems) is not { } response)
        {
            return;
        }

        var again = ResponseRow.Of(latest, ResponseDigest.Of(response, round), roundRevision);
        if (row is null)
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers["missing"], StoredResponse.PlaceOf(latest.Respondent));
            return;
        }

        foreach (var (name, stored, expected) in row.GetDifferences(again))
        {
            problems.Add(
                ProblemCatalogue.StoreDerivationDiffers,
                StoredResponse.PlaceOf(latest.Respondent).Member(name),
                ("stored", stored),
                ("expected", expected));
        }
    }

    private static Place PlaceOf(string round) => Place.OfFile($"stored round {round}");
}
