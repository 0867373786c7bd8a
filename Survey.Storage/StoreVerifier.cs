using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// Proves a store: every document is the one that was stored, every revision is there, and everything derived is what
/// the documents say when it is derived again.
/// </summary>
public static class StoreVerifier
{
    /// <summary>Verifies a whole store.</summary>
    /// <returns>What was verified, or all differences found.</returns>
    public static Outcome<VerifyResult> Verify(SqliteStore store)
    {
        var problems = new ProblemLog();
        var result = new VerifyResult(Rounds: 0, Responses: 0, Revisions: 0);
        using var reader = store.BeginRead();
        foreach (var damage in reader.CheckFile())
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged, Place.OfFile("store"), ("reason", Detail.Exact(damage)));
        }

        VerifyAudit(reader, problems);
        foreach (var code in reader.GetRoundsWithoutDefinition())
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["no-definition"], Place.OfFile($"stored round {code}"));
        }

        foreach (var code in reader.GetRoundCodes())
        {
            var (responses, revisions) = VerifyRound(reader, code, problems);
            result = new VerifyResult(result.Rounds + 1, result.Responses + responses, result.Revisions + revisions);
        }

        return problems.ToOutcome(result);
    }

    private static (int Responses, int Revisions) VerifyRound(StoreReader reader, string code, ProblemLog problems)
    {
        var place = Place.OfFile($"stored round {code}");
        var definitions = reader.GetRoundRevisions(code);
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
        Round round;
        try
        {
            round = stored.ToDefinition().ToRound();
        }
        catch (InvalidDataException unreadable)
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["unreadable"], place, ("reason", Detail.Exact(unreadable.Message.TrimEnd('.'))));
            return (0, 0);
        }

        return VerifyResponses(reader, round, stored.Revision, problems);
    }

    private static (int Responses, int Revisions) VerifyResponses(StoreReader reader, Round round, int roundRevision, ProblemLog problems)
    {
        var (responses, revisions) = (0, 0);
        RevisionRow? previous = null;
        foreach (var revision in reader.ReadRevisions(round.Code))
        {
            revisions++;
            if (previous is not null && previous.Respondent != revision.Respondent)
            {
                responses++;
                VerifyLatest(previous, reader.FindDerived(round.Code, previous.Respondent), round, roundRevision, problems);
            }

            VerifyRevision(revision, previous, problems);
            previous = revision;
        }

        if (previous is not null)
        {
            responses++;
            VerifyLatest(previous, reader.FindDerived(round.Code, previous.Respondent), round, roundRevision, problems);
        }

        foreach (var respondent in reader.GetDerivedWithoutDocument(round.Code))
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers["orphan"], Place.OfFile(StoreWriter.StoredResponse + respondent));
        }

        return (responses, revisions);
    }

    /// <summary>An entry that was changed, added or removed breaks the chain of hashes where it stood.</summary>
    private static void VerifyAudit(StoreReader reader, ProblemLog problems)
    {
        AuditRow? previous = null;
        foreach (var entry in reader.ReadAudit())
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
        var place = Place.OfFile(StoreWriter.StoredResponse + revision.Respondent);
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
        if (StoreReader.ReadResponse(latest.Document, latest.Respondent, round, problems) is not { } response)
        {
            return;
        }

        var again = ResponseRow.Of(latest, ResponseDigest.Of(response, round), roundRevision);
        if (row is null)
        {
            problems.Add(
                ProblemCatalogue.StoreDerivationDiffers["missing"],
                Place.OfFile(StoreWriter.StoredResponse + latest.Respondent));
            return;
        }

        foreach (var (name, stored, expected) in row.GetDifferences(again))
        {
            problems.Add(
                ProblemCatalogue.StoreDerivationDiffers,
                Place.OfFile(StoreWriter.StoredResponse + latest.Respondent).Member(name),
                ("stored", stored),
                ("expected", expected));
        }
    }
}
