namespace Survey.Storage.Tables;

/// <summary>
/// The table <c>address_key</c>: for each open round that takes one answer per e-mail address, the encrypted key with which addresses are
/// hashed.
/// </summary>
public sealed class AddressKeyTable
{
    private readonly StoreSession _session;

    internal AddressKeyTable(StoreSession session) => _session = session;

    /// <summary>The encrypted key of a round; null if it has none yet.</summary>
    public Task<byte[]?> Find(string round) =>
        _session.FindFirst<byte[]>(
            """
            SELECT sealed
            FROM address_key
            WHERE round = @round
            """,
            new { round });

    /// <summary>Stores the encrypted key of a round, and replaces one that it has.</summary>
    public Task Save(string round, byte[] key) =>
        _session.Execute(
            """
            INSERT INTO address_key (round, sealed)
            VALUES (@round, @key)
            ON CONFLICT (round) DO UPDATE
            SET sealed = excluded.sealed
            """,
            new { round, key });
}
