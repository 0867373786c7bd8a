using System.Text;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Storing.Sqlite;

namespace Survey.Core.Storing;

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
            problems.Add(ProblemCatalogue.StoreDocumentDamaged, Place.OfFile("store"), $"The file is damaged: {damage}. Restore a backup.");
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
        var stored = reader.FindLatest(code)!;
        if (!RoundRow.HashOf(stored.ToDefinition()).AsSpan().SequenceEqual(stored.Hash))
        {
            Damaged(place, "Its documents are not those that were stored", problems);
        }

        Round round;
        try
        {
            round = stored.ToDefinition().ToRound();
        }
        catch (InvalidDataException unreadable)
        {
            Damaged(place, unreadable.Message, problems);
            return (0, 0);
        }

        return VerifyResponses(reader, round, stored.Revision, problems);
    }

    /// <summary>Walks the revisions, and beside them the derived rows; both come by respondent.</summary>
    private static (int Responses, int Revisions) VerifyResponses(StoreReader reader, Round round, int roundRevision, ProblemLog problems)
    {
        var derived = reader.ReadRows(round.Code).ToDictionary(row => row.Respondent, StringComparer.Ordinal);
        var (responses, revisions) = (0, 0);
        RevisionRow? previous = null;
        foreach (var revision in reader.ReadRevisions(round.Code))
        {
            revisions++;
            if (previous is not null && previous.Respondent != revision.Respondent)
            {
                VerifyDerived(previous);
            }

            VerifyRevision(revision, previous, problems);
            previous = revision;
        }

        if (previous is not null)
        {
            VerifyDerived(previous);
        }

        foreach (var respondent in derived.Keys)
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers, Place.OfFile($"stored response of {respondent}"), "Something is derived from it, and no document of it is there. Restore a backup.");
        }

        return (responses, revisions);

        void VerifyDerived(RevisionRow latest)
        {
            responses++;
            derived.Remove(latest.Respondent, out var row);
            VerifyLatest(latest, row, round, roundRevision, problems);
        }
    }

    private static void VerifyRevision(RevisionRow revision, RevisionRow? previous, ProblemLog problems)
    {
        var place = Place.OfFile($"stored response of {revision.Respondent}");
        if (!RevisionRow.HashOf(revision.Document).AsSpan().SequenceEqual(revision.Hash))
        {
            Damaged(place, $"Revision {revision.Revision} is not the document that was stored", problems);
        }

        var expected = previous?.Respondent == revision.Respondent ? previous.Revision + 1 : 1;
        if (revision.Revision != expected)
        {
            Damaged(place, $"Revision {expected} is not there", problems);
        }
    }

    private static void VerifyLatest(RevisionRow latest, ResponseRow? row, Round round, int roundRevision, ProblemLog problems)
    {
        if (StoreReader.ReadResponse(latest, round, problems) is not { } response)
        {
            return;
        }

        var again = ResponseRow.Of(latest, ResponseDigest.Of(response, round), roundRevision);
        foreach (var (name, stored, expected) in row is null ? [] : Compare(row, again))
        {
            if (stored != expected)
            {
                problems.Add(
                    ProblemCatalogue.StoreDerivationDiffers,
                    Place.OfFile($"stored response of {latest.Respondent}").Member(name),
                    $"Stored is “{stored}”, the document says “{expected}”. Load the round again to derive it anew, or restore a backup.");
            }
        }

        if (row is null)
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers, Place.OfFile($"stored response of {latest.Respondent}"), "Nothing is derived from it. Restore a backup.");
        }
    }

    private static (string Name, string Stored, string Again)[] Compare(ResponseRow stored, ResponseRow again) =>
    [
        ("revision", Id(stored), Id(again)),
        ("round revision", $"{stored.RoundRevision}", $"{again.RoundRevision}"),
        ("state", stored.State, again.State),
        ("type", stored.Type, again.Type),
        ("regions", stored.Regions, again.Regions),
        ("status", stored.Status, again.Status),
        ("coded rows", $"{stored.CodedRows}", $"{again.CodedRows}"),
        ("elements", Convert.ToHexString(stored.Elements), Convert.ToHexString(again.Elements)),
        ("themes", Convert.ToHexString(stored.Themes), Convert.ToHexString(again.Themes)),
        ("late", $"{stored.IsLate}", $"{again.IsLate}"),
    ];

    private static string Id(ResponseRow row) =>
        new StringBuilder().Append(row.Revision).Append(' ').Append(Convert.ToHexString(row.RevisionId)).Append(' ').Append(Convert.ToHexString(row.Hash)).ToString();

    private static void Damaged(Place place, string what, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.StoreDocumentDamaged, place, $"{what}. Restore a backup.");
}
