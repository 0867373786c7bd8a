using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// Verifies a store: the database is intact, documents and audit trail are unchanged and agree with each other, no revision is missing,
/// and the derived values are the same when derived again.
/// </summary>
public static class StoreVerifier
{
    private const int PageSize = 200;

    /// <summary>Most time between a revision's moment and that of its entry.</summary>
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMinutes(10);

    /// <summary>Verifies a whole store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="expected">Seals that were kept: their entries must be there unchanged. Null for none.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>Counts of what was verified, or all differences found.</returns>
    public static async Task<Outcome<VerifyResult>> Verify(
        Store store,
        IReadOnlyList<AuditSeal>? expected = null,
        CancellationToken cancellationToken = default)
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

        var seals = await VerifyAudit(session, expected ?? [], problems);
        foreach (var code in await session.Rounds.GetCodesWithoutDefinition())
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["no-definition"], PlaceOf(code));
        }

        foreach (var code in await session.Rounds.GetCodes())
        {
            var (responses, revisions) = await VerifyRound(session, code, problems);
            result = new VerifyResult(result.Rounds + 1, result.Responses + responses, result.Revisions + revisions);
        }

        await RowVerifier.Verify(session, problems);
        var publications = await RowVerifier.VerifyPublications(session, problems);
        return problems.ToOutcome(result with { Publications = publications, Seals = seals });
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
        var tallies = new TallyVerifier(round);
        for (var bucket = 0; bucket < Bucket.Count; bucket++)
        {
            var (inBucket, revisionsInBucket) = await VerifyBucket(session, bucket, round, roundRevision, tallies, problems);
            (responses, revisions) = (responses + inBucket, revisions + revisionsInBucket);
        }

        await tallies.Verify(session, roundRevision, problems);

        foreach (var respondent in await session.Responses.GetWithoutDocument(round.Code))
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers["orphan"], StoredResponse.PlaceOf(round.Code, respondent));
        }

        return (responses, revisions);
    }

    private static async Task<(int Responses, int Revisions)> VerifyBucket(
        StoreSession session,
        int bucket,
        Round round,
        int roundRevision,
        TallyVerifier tallies,
        ProblemLog problems)
    {
        var (responses, revisions) = (0, 0);
        RevisionRow? previous = null;
        var derived = new Dictionary<string, ResponseRow>(StringComparer.Ordinal);
        while (
            await session.Revisions.GetAfter(bucket, round.Code, previous?.Respondent ?? "", previous?.Revision ?? 0, PageSize)
                is { Count: > 0 } page)
        {
            var before = previous is null ? null : derived.GetValueOrDefault(previous.Respondent);
            derived = (await session.Responses.GetBetween(bucket, round.Code, page[0].Respondent, page[^1].Respondent)).ToDictionary(
                row => row.Respondent,
                StringComparer.Ordinal);
            if (before is not null)
            {
                derived[before.Respondent] = before;
            }

            await VerifyEntries(session, bucket, round.Code, page, problems);
            foreach (var revision in page)
            {
                revisions++;
                if (previous is not null && previous.Respondent != revision.Respondent)
                {
                    responses++;
                    VerifyLatest(previous, derived.GetValueOrDefault(previous.Respondent), round, roundRevision, tallies, problems);
                }

                VerifyRevision(revision, bucket, previous, problems);
                previous = revision;
            }
        }

        if (previous is not null)
        {
            responses++;
            VerifyLatest(previous, derived.GetValueOrDefault(previous.Respondent), round, roundRevision, tallies, problems);
        }

        return (responses, revisions);
    }

    /// <summary>
    /// Checks the chains of hashes: an entry that was changed, added, moved or removed breaks its chain at its place. The revisions that
    /// entries name must be there.
    /// </summary>
    /// <returns>The seals of the last entry of each bucket.</returns>
    private static async Task<IReadOnlyList<AuditSeal>> VerifyAudit(
        StoreSession session,
        IReadOnlyList<AuditSeal> expected,
        ProblemLog problems)
    {
        var missing = expected.ToHashSet();
        var seals = new List<AuditSeal>();
        var single = await session.Audit.GetBase();
        var end = await VerifyChain(session, bucket: null, new AuditRow(), single.Number, missing, problems);
        if (end.Number != single.Number || !end.Hash.AsSpan().SequenceEqual(single.Hash))
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["audit"], Trail, ("number", single.Number));
        }

        for (var bucket = 0; bucket < Bucket.Count; bucket++)
        {
            var last = await VerifyChain(session, bucket, single, long.MaxValue, missing, problems);
            if (last != single)
            {
                seals.Add(AuditSeal.Of(last));
            }
        }

        foreach (var seal in expected.Where(missing.Contains))
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["audit-end"], Trail, ("number", Detail.Exact(seal.Entry)));
        }

        return seals.Count == 0 && end.Number > 0 ? [AuditSeal.Of(end)] : seals;
    }

    /// <summary>Checks one chain.</summary>
    /// <param name="session">The session.</param>
    /// <param name="bucket">Its bucket; null for the single chain of earlier versions.</param>
    /// <param name="start">The entry that it continues from.</param>
    /// <param name="end">The greatest number that belongs to it.</param>
    /// <param name="missing">Expected seals; those of its entries are removed.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <returns>Its last entry; the start if it has none.</returns>
    private static async Task<AuditRow> VerifyChain(
        StoreSession session,
        int? bucket,
        AuditRow start,
        long end,
        HashSet<AuditSeal> missing,
        ProblemLog problems)
    {
        var previous = start;
        while (await session.Audit.FindNextNumber(bucket, previous.Number) is { } next && next <= end)
        {
            var page = await session.Audit.GetBetween(bucket, next, Math.Min(next + PageSize - 1, end));
            foreach (var entry in page)
            {
                var hash = bucket is null ? entry.HashInSingleChain(previous.Hash) : entry.HashAfter(previous.Hash);
                if (entry.Number != previous.Number + 1 || !hash.AsSpan().SequenceEqual(entry.Hash))
                {
                    problems.Add(
                        ProblemCatalogue.StoreDocumentDamaged["audit"],
                        Trail,
                        ("number", Detail.Exact(AuditSeal.Of(entry).Entry)));
                }

                missing.RemoveWhere(seal => seal.IsOf(entry));
                previous = entry;
            }

            await VerifyRecorded(session, bucket, page, problems);
        }

        return previous;
    }

    /// <summary>The revisions that entries of the audit trail name must be there, with the documents that they had.</summary>
    private static async Task VerifyRecorded(
        StoreSession session,
        int? bucket,
        IReadOnlyList<AuditRow> page,
        ProblemLog problems)
    {
        var named = page.Where(entry =>
            entry is { Round: not null, Subject: not null }
            && entry.Details?.StartsWith(RevisionRow.AuditPrefix, StringComparison.Ordinal) == true);
        var stored = (await session.Revisions.GetOfEntries(bucket, page[0].Number, page[^1].Number))
            .Select(revision => (revision.Round, revision.Respondent, RevisionRow.ToKey(revision.ToAuditDetails())))
            .ToHashSet();
        foreach (var entry in named.Where(entry => !stored.Contains((entry.Round!, entry.Subject!, RevisionRow.ToKey(entry.Details!)))))
        {
            problems.Add(
                ProblemCatalogue.StoreDocumentDamaged["recorded"],
                StoredResponse.PlaceOf(entry.Round!, entry.Subject!),
                ("number", Detail.Exact(AuditSeal.Of(entry).Entry)));
        }
    }

    /// <summary>
    /// The revisions must have entries in the audit trail that say the same about who made them and when. The first version of this
    /// software loaded revisions without a role and without an entry.
    /// </summary>
    private static async Task VerifyEntries(
        StoreSession session,
        int bucket,
        string round,
        IReadOnlyList<RevisionRow> page,
        ProblemLog problems)
    {
        var recorded = (await session.Audit.GetOfRevisions(bucket, round, page[0].Respondent, page[^1].Respondent))
            .ToLookup(entry => (entry.Subject, RevisionRow.ToKey(entry.Details ?? "")));
        foreach (var revision in page)
        {
            var entries = recorded[(revision.Respondent, RevisionRow.ToKey(revision.ToAuditDetails()))].ToList();
            var variant = entries.Count == 0 ? revision.Role is null ? null : "not-recorded"
                : entries.Exists(entry => IsMadeAs(revision, entry)) ? null
                : "made-otherwise";
            if (variant is not null)
            {
                problems.Add(
                    ProblemCatalogue.StoreDocumentDamaged[variant],
                    StoredResponse.PlaceOf(round, revision.Respondent),
                    ("number", revision.Revision));
            }
        }
    }

    /// <summary>
    /// True if an entry names the same person, role, way and moment as a revision. The moments are two readings of the clock within one
    /// transaction.
    /// </summary>
    private static bool IsMadeAs(RevisionRow revision, AuditRow entry) =>
        entry.Details == revision.ToAuditDetails()
        && entry.Role == revision.Role
        && entry.Name == revision.MadeBy
        && DateTimeOffset.TryParse(revision.StoredAt, CultureInfo.InvariantCulture, out var storedAt)
        && (DateTimeOffset.Parse(entry.At, CultureInfo.InvariantCulture) - storedAt).Duration() <= BetweenReadings;

    private static void VerifyRevision(RevisionRow revision, int bucket, RevisionRow? previous, ProblemLog problems)
    {
        var place = StoredResponse.PlaceOf(revision.Round, revision.Respondent);
        if (!RevisionRow.HashOf(revision.Document).AsSpan().SequenceEqual(revision.Hash))
        {
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["revision-changed"], place, ("number", revision.Revision));
        }

        var expected = previous?.Respondent == revision.Respondent ? previous.Revision + 1 : 1;
        if (revision.Bucket != bucket || revision.Revision != expected)
        {
            // Statements look for a revision in the bucket of its respondent, so in another one it is missing.
            problems.Add(ProblemCatalogue.StoreDocumentDamaged["revision-missing"], place, ("number", expected));
        }
    }

    private static void VerifyLatest(
        RevisionRow latest,
        ResponseRow? row,
        Round round,
        int roundRevision,
        TallyVerifier tallies,
        ProblemLog problems)
    {
        if (StoredResponse.Read(latest.Document, latest.Respondent, round, problems) is not { } response)
        {
            return;
        }

        tallies.Add(response, latest.QuestionnaireVersion);
        var again = ResponseRow.Of(latest, ResponseDigest.Of(response, round), roundRevision);
        if (row is null)
        {
            problems.Add(ProblemCatalogue.StoreDerivationDiffers["missing"], StoredResponse.PlaceOf(round.Code, latest.Respondent));
            return;
        }

        foreach (var (name, stored, expected) in row.GetDifferences(again))
        {
            problems.Add(
                ProblemCatalogue.StoreDerivationDiffers,
                StoredResponse.PlaceOf(round.Code, latest.Respondent).Member(name),
                ("stored", stored),
                ("expected", expected));
        }
    }

    private static Place Trail => Place.OfFile("audit trail");

    private static Place PlaceOf(string round) => Place.OfFile($"stored round {round}");
}
