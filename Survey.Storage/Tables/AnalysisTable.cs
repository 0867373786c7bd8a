using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>The table <c>analysis_entry</c>: what analysts add to reports, with every revision of each entry.</summary>
public sealed class AnalysisTable
{
    private const string Columns =
        """
        analysis_entry.id AS Id,
            analysis_entry.round AS Round,
            analysis_entry.entry AS Entry,
            analysis_entry.revision AS Revision,
            analysis_entry.document AS Document,
            analysis_entry.stored_at AS StoredAt,
            analysis_entry.role AS Role,
            analysis_entry.made_by AS MadeBy
        """;

    private const string IsLatest =
        """
        analysis_entry.revision = (
            SELECT MAX(later.revision)
            FROM analysis_entry AS later
            WHERE later.round = analysis_entry.round
                AND later.entry = analysis_entry.entry)
        """;

    private static readonly HashedColumns Hashed =
        new("analysis_entry", "id", "round", "entry", "revision", "document", "stored_at", "role", "made_by");

    private readonly StoreSession _session;

    internal AnalysisTable(StoreSession session) => _session = session;

    /// <summary>The latest revision of each entry of a round, which may be its removal, in the order they were first made.</summary>
    public Task<IReadOnlyList<AnalysisRow>> GetLatest(string round) =>
        _session.Query<AnalysisRow>(
            $"""
            SELECT {Columns}
            FROM analysis_entry
            JOIN analysis_entry AS beginning ON beginning.round = analysis_entry.round
                AND beginning.entry = analysis_entry.entry
                AND beginning.revision = 1
            WHERE analysis_entry.round = @round
                AND {IsLatest}
            ORDER BY beginning.id
            """,
            new { round });

    /// <summary>The latest revision of an entry, which may be its removal; null if there never was one.</summary>
    public Task<AnalysisRow?> FindLatest(string round, string entry) =>
        _session.FindFirst<AnalysisRow>(
            $"""
            SELECT {Columns}
            FROM analysis_entry
            WHERE analysis_entry.round = @round
                AND analysis_entry.entry = @entry
                AND {IsLatest}
            """,
            new { round, entry });

    /// <summary>All revisions of an entry, the latest first.</summary>
    public Task<IReadOnlyList<AnalysisRow>> GetHistory(string round, string entry) =>
        _session.Query<AnalysisRow>(
            $"""
            SELECT {Columns}
            FROM analysis_entry
            WHERE analysis_entry.round = @round
                AND analysis_entry.entry = @entry
            ORDER BY analysis_entry.revision DESC
            """,
            new { round, entry });

    /// <summary>
    /// What analysts added to a round's report. Entries that no longer fit the round, for instance because the directory lost a region, are
    /// left out.
    /// </summary>
    public async Task<ReportContent> Read(Round round) => Read(round, await GetLatest(round.Code));

    /// <inheritdoc cref="Read(Round)"/>
    /// <param name="round">The round.</param>
    /// <param name="latest">What <see cref="GetLatest"/> gives for it.</param>
    public static ReportContent Read(Round round, IEnumerable<AnalysisRow> latest)
    {
        var entries = new List<ReportEntry>();
        var reader = new ReportContentReader(round);
        foreach (var row in latest.OrderBy(row => EntryKind.FindByKey(row.Entry) == EntryKind.Categories ? 0 : 1))
        {
            if (EntryKind.FindByKey(row.Entry) is { } kind
                && row.Document is { } document
                && reader.ParseEntry(kind, document, Place.OfFile(ReportContent.FileName), new ProblemLog()) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new ReportContent(entries);
    }

    /// <summary>Stores a revision of an entry, made by an actor.</summary>
    /// <returns>The revision; null if the latest one is the same, so that nothing was stored.</returns>
    public async Task<AnalysisRow?> Add(string round, string entry, string? document, Actor actor)
    {
        var latest = await FindLatest(round, entry);
        if (latest?.Document == document)
        {
            return null;
        }

        var row = new AnalysisRow
        {
            Id = _session.NewId(),
            Round = round,
            Entry = entry,
            Revision = (latest?.Revision ?? 0) + 1,
            Document = document,
            StoredAt = _session.Now,
            Role = actor.Role.ToCode(),
            MadeBy = actor.Name,
        };
        await _session.Execute(
            """
            INSERT INTO analysis_entry (
                id,
                round,
                entry,
                revision,
                document,
                stored_at,
                role,
                made_by,
                hash)
            VALUES (
                @Id,
                @Round,
                @Entry,
                @Revision,
                @Document,
                @StoredAt,
                @Role,
                @MadeBy,
                row_hash(@Id, @Round, @Entry, @Revision, @Document, @StoredAt, @Role, @MadeBy))
            """,
            row);
        return row;
    }

    /// <summary>Revisions that were changed from outside, and the first revision after one that is missing.</summary>
    internal Task<IReadOnlyList<AnalysisRow>> GetChanged() =>
        _session.Query<AnalysisRow>(
            $"""
            SELECT {Columns}
            FROM analysis_entry
            WHERE {Hashed.Differs}
                OR (analysis_entry.revision > 1
                    AND NOT EXISTS (
                        SELECT 1
                        FROM analysis_entry AS earlier
                        WHERE earlier.round = analysis_entry.round
                            AND earlier.entry = analysis_entry.entry
                            AND earlier.revision = analysis_entry.revision - 1))
            ORDER BY analysis_entry.round,
                analysis_entry.entry,
                analysis_entry.revision
            """);
}
