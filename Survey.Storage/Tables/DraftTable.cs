namespace Survey.Storage.Tables;

/// <summary>The table <c>draft</c>: drafts of responses, one for each respondent.</summary>
public sealed class DraftTable
{
    private const string Columns =
        """
        round AS Round,
            respondent AS Respondent,
            version AS Version,
            document AS Document,
            as_typed AS AsTyped,
            row_ids AS RowIds,
            page_saves AS PageSaves,
            workbook AS Workbook,
            saved_at AS SavedAt,
            saved_by AS SavedBy
        """;

    private static readonly HashedColumns Hashed = new(
        "draft",
        "round",
        "respondent",
        "version",
        "document",
        "as_typed",
        "row_ids",
        "page_saves",
        "workbook",
        "saved_at",
        "saved_by");

    private readonly StoreSession _session;

    internal DraftTable(StoreSession session) => _session = session;

    /// <summary>The draft's row, even if its document was cleared; null if there never was a draft.</summary>
    public Task<DraftRow?> Find(string round, string respondent) =>
        _session.FindFirst<DraftRow>(
            $"""
            SELECT {Columns}
            FROM draft
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
            """,
            new { bucket = Bucket.Of(respondent), round, respondent });

    /// <summary>The drafts of a round without their documents, in no particular order.</summary>
    public Task<IReadOnlyList<DraftRow>> GetHeads(string round) =>
        _session.Query<DraftRow>(
            $"""
            SELECT round AS Round,
                respondent AS Respondent,
                version AS Version,
                saved_at AS SavedAt,
                saved_by AS SavedBy
            FROM draft
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND document IS NOT NULL
            """,
            new { round });

    /// <summary>Streams the drafts of a round, by bucket and respondent.</summary>
    public IAsyncEnumerable<DraftRow> ReadAll(string round) =>
        _session.Read<DraftRow>(
            $"""
            SELECT {Columns}
            FROM draft
            WHERE bucket IN {Bucket.All}
                AND round = @round
                AND document IS NOT NULL
            ORDER BY bucket,
                respondent
            """,
            new { round });

    /// <summary>Stores a draft and replaces the previous one.</summary>
    public Task Save(DraftRow draft) =>
        _session.Execute(
            """
            INSERT INTO draft (
                bucket,
                round,
                respondent,
                version,
                document,
                as_typed,
                row_ids,
                page_saves,
                workbook,
                saved_at,
                saved_by,
                hash)
            VALUES (
                @Bucket,
                @Round,
                @Respondent,
                @Version,
                @Document,
                @AsTyped,
                @RowIds,
                @PageSaves,
                @Workbook,
                @SavedAt,
                @SavedBy,
                row_hash(@Round, @Respondent, @Version, @Document, @AsTyped, @RowIds, @PageSaves, @Workbook, @SavedAt, @SavedBy))
            ON CONFLICT (bucket, round, respondent) DO UPDATE
            SET version = excluded.version,
                document = excluded.document,
                as_typed = excluded.as_typed,
                row_ids = excluded.row_ids,
                page_saves = excluded.page_saves,
                workbook = excluded.workbook,
                saved_at = excluded.saved_at,
                saved_by = excluded.saved_by,
                hash = excluded.hash
            """,
            draft);

    /// <summary>Stores the last saves of open pages and leaves the rest as it is.</summary>
    public Task SavePages(string round, string respondent, string pageSaves) =>
        _session.Execute(
            $"""
            INSERT INTO draft (
                bucket,
                round,
                respondent,
                version,
                page_saves,
                saved_at,
                saved_by,
                hash)
            VALUES (
                @bucket,
                @round,
                @respondent,
                0,
                @pageSaves,
                '',
                '',
                row_hash(@round, @respondent, 0, NULL, NULL, NULL, @pageSaves, NULL, '', ''))
            ON CONFLICT (bucket, round, respondent) DO UPDATE
            SET page_saves = excluded.page_saves,
                hash = {Hashed.WithIfRight(("page_saves", "excluded.page_saves"))}
            """,
            new { bucket = Bucket.Of(respondent), round, respondent, pageSaves });

    /// <summary>Clears the document of a draft that was submitted or discarded. The version is kept, so that it is never reused.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="respondent">The organization's code.</param>
    /// <param name="rowIds">The ids of the rows of the latest revision, as JSON; null if they are the positions.</param>
    public Task Clear(string round, string respondent, string? rowIds) =>
        _session.Execute(
            $"""
            UPDATE draft
            SET document = NULL,
                as_typed = NULL,
                row_ids = @rowIds,
                workbook = NULL,
                hash = {Hashed.With(("document", "NULL"), ("as_typed", "NULL"), ("row_ids", "@rowIds"), ("workbook", "NULL"))}
            WHERE bucket = @bucket
                AND round = @round
                AND respondent = @respondent
            """,
            new { bucket = Bucket.Of(respondent), round, respondent, rowIds });

    /// <summary>The rounds and respondents of drafts that were changed from outside of this software.</summary>
    internal Task<IReadOnlyList<DraftRow>> GetChanged() =>
        _session.Query<DraftRow>(
            $"""
            SELECT round AS Round,
                respondent AS Respondent
            FROM draft
            WHERE bucket <> {Bucket.Function}(respondent)
                OR {Hashed.Differs}
            ORDER BY round,
                respondent
            """);
}
