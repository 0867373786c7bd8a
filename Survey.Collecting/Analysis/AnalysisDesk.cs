using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Collecting.Analysis;

/// <summary>Use cases of what analysts add to reports: change, remove and look up entries. Every call is one transaction.</summary>
public sealed class AnalysisDesk(IStore store)
{
    /// <summary>The action of a changed entry.</summary>
    public const string Changed = "analysis-changed";

    /// <summary>The action of a removed entry.</summary>
    public const string Removed = "analysis-removed";

    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>The latest revision of an entry, which may be its removal or have the number 0; null if there is no such round.</summary>
    public async Task<AnalysisEntry?> Find(string round, string key, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is null ? null : AnalysisEntry.Of(key, await session.Analysis.FindLatest(round, key));
    }

    /// <summary>All revisions of an entry, the latest first; null if there is no such round.</summary>
    public async Task<IReadOnlyList<AnalysisEntry>?> GetHistory(
        string round,
        string key,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is null
            ? null
            : [.. (await session.Analysis.GetHistory(round, key)).Select(row => AnalysisEntry.Of(key, row))];
    }

    /// <summary>Stores an entry, or removes it.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="key">The key of the entry. The document must have the same.</param>
    /// <param name="document">The entry as JSON; null to remove it.</param>
    /// <param name="seen">
    /// The revision that the caller edited, 0 for none; it is a problem if it is not the latest. Null to skip this check.
    /// </param>
    /// <param name="actor">Who changes it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The latest revision. Storing the same again makes no new one.</returns>
    public async Task<Outcome<AnalysisEntry>> Save(
        string round,
        string key,
        string? document,
        int? seen,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", round));
            return problems.ToOutcome<AnalysisEntry>(null);
        }

        var latest = AnalysisEntry.Of(key, await session.Analysis.FindLatest(round, key));
        if (seen is not null && seen != latest.Revision)
        {
            problems.Add(ProblemCatalogue.EntryStale["analysis"], RequestPlace);
            return problems.ToOutcome<AnalysisEntry>(null);
        }

        var content = await session.Analysis.Read(found);
        var entry = document is null ? null : Read(found, content, key, document, problems);
        if (document is null || entry is not null)
        {
            VerifyFree(found, content, key, entry, problems);
        }

        var canonical = entry?.ToJson();
        if (problems.Errors > 0 || await session.Analysis.Add(round, key, canonical, actor) is not { } row)
        {
            return problems.ToOutcome(latest);
        }

        await session.Audit.Append(
            actor,
            canonical is null ? Removed : Changed,
            round,
            subject: null,
            string.Create(CultureInfo.InvariantCulture, $"{key}, revision {row.Revision}"));
        await session.Commit();
        return problems.ToOutcome(AnalysisEntry.Of(key, row));
    }

    /// <summary>Stores an earlier revision again, as the latest one.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="key">The key of the entry.</param>
    /// <param name="revision">The number of the revision. It is a problem if there is none, or if that revision removed the entry.</param>
    /// <param name="seen">As for <see cref="Save"/>.</param>
    /// <param name="actor">Who restores it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The latest revision.</returns>
    public async Task<Outcome<AnalysisEntry>> Restore(
        string round,
        string key,
        string revision,
        int? seen,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        // Revisions never change, so this may be another transaction than the one that writes.
        var history = await GetHistory(round, key, cancellationToken);
        if (history?.FirstOrDefault(entry => entry.Stamp == revision)?.Document is { } document)
        {
            return await Save(round, key, document, seen, actor, cancellationToken);
        }

        var problems = new ProblemLog();
        problems.Add(ProblemCatalogue.AnalysisEntryUnknown["revision"], RequestPlace, ("found", revision));
        return problems.ToOutcome<AnalysisEntry>(null);
    }

    /// <summary>Reads an entry and reports what is wrong with it, also together with the other entries.</summary>
    private static ReportEntry? Read(Round round, ReportContent content, string key, string document, ProblemLog problems)
    {
        if (EntryKind.FindByKey(key) is not { } kind)
        {
            problems.Add(ProblemCatalogue.AnalysisEntryUnknown, RequestPlace, ("found", key));
            return null;
        }

        if (new ReportContentReader(round, content).ParseEntry(kind, document, RequestPlace, problems) is not { } entry)
        {
            return null;
        }

        if (entry.Key != key)
        {
            problems.Add(ProblemCatalogue.AnalysisEntryUnknown["other"], RequestPlace, ("found", key), ("wanted", entry.Key));
        }
        else if (entry is PracticeCoding coding)
        {
            ReportContentReader.ReportCycle(new ReportContent([.. content.Entries, entry]), coding, RequestPlace, problems);
        }

        return entry;
    }

    /// <summary>Reports categories that would be lost although practices have them.</summary>
    private static void VerifyFree(Round round, ReportContent content, string key, ReportEntry? replacement, ProblemLog problems)
    {
        if (EntryKind.FindByKey(key) != EntryKind.Categories)
        {
            return;
        }

        var kept = PracticeCategory
            .GetCategories(round, new ReportContent(replacement is null ? [] : [replacement]))
            .Select(category => category.Code)
            .ToHashSet(StringComparer.Ordinal);
        var lost = content.Practices
            .SelectMany(coding => coding.Categories ?? [])
            .Select(category => category.Code)
            .Where(code => !kept.Contains(code))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (lost.Count > 0)
        {
            problems.Add(ProblemCatalogue.CategoryInUse, RequestPlace, ("found", Detail.List(lost)));
        }
    }
}
