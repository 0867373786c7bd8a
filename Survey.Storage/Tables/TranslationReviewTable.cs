namespace Survey.Storage.Tables;

/// <summary>The table <c>translation_review</c>: translations of which a person said that they are right.</summary>
public sealed class TranslationReviewTable
{
    private readonly StoreSession _session;

    internal TranslationReviewTable(StoreSession session) => _session = session;

    /// <summary>The stamps of all reviewed translations of a round.</summary>
    public async Task<IReadOnlySet<string>> GetStamps(string round) =>
        (await _session.Query<string>(
            """
            SELECT stamp
            FROM translation_review
            WHERE round = @round
            """,
            new { round })).ToHashSet(StringComparer.Ordinal);

    /// <summary>Notes that a translation is right.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="key">The key of the text.</param>
    /// <param name="from">The language of the original.</param>
    /// <param name="to">The language of the translation.</param>
    /// <param name="stamp">Identifies original and translation.</param>
    /// <param name="by">Who says so.</param>
    public Task Save(string round, string key, string from, string to, string stamp, string by)
    {
        var (source, language) = (from.ToLowerInvariant(), to.ToLowerInvariant());
        return _session.Execute(
            """
            INSERT INTO translation_review (
                round,
                text_key,
                source_language,
                language,
                stamp,
                made_at,
                made_by)
            VALUES (
                @round,
                @key,
                @source,
                @language,
                @stamp,
                @Now,
                @by)
            ON CONFLICT (round, text_key, source_language, language) DO UPDATE
            SET stamp = excluded.stamp,
                made_at = excluded.made_at,
                made_by = excluded.made_by
            """,
            new { round, key, source, language, stamp, by, _session.Now });
    }

    /// <summary>Moves the reviews of a round to its new code.</summary>
    public Task Rename(string round, string to) =>
        _session.Execute("UPDATE translation_review SET round = @to WHERE round = @round", new { round, to });
}
