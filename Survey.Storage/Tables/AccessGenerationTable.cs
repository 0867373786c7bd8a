namespace Survey.Storage.Tables;

/// <summary>
/// The table <c>access_generation</c>: a number that grows with each transaction that revokes access. See <see cref="AccessCache"/>.
/// </summary>
public sealed class AccessGenerationTable
{
    private readonly StoreSession _session;

    internal AccessGenerationTable(StoreSession session) => _session = session;

    /// <summary>The number that this session has stored; null if it has revoked nothing.</summary>
    internal long? Raised { get; private set; }

    /// <summary>The number; 0 if nothing was ever revoked.</summary>
    public Task<long> Get() =>
        _session.FindFirst<long>(
            """
            SELECT number
            FROM access_generation
            """);

    /// <summary>Raises the number. Every statement that takes access from somebody is followed by this.</summary>
    internal async Task Raise() =>
        Raised ??= await _session.FindFirst<long>(
            """
            INSERT INTO access_generation (id, number)
            VALUES (1, 1)
            ON CONFLICT (id) DO UPDATE
            SET number = access_generation.number + 1
            RETURNING number
            """);
}
