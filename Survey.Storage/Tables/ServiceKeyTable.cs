namespace Survey.Storage.Tables;

/// <summary>
/// The table <c>service_key</c>: the keys that protect cookies, forms and messages, for all services on a server's database.
/// </summary>
public sealed class ServiceKeyTable
{
    private readonly StoreSession _session;

    internal ServiceKeyTable(StoreSession session) => _session = session;

    /// <summary>All keys, oldest first.</summary>
    public Task<IReadOnlyList<ServiceKeyRow>> GetAll() =>
        _session.Query<ServiceKeyRow>(
            """
            SELECT id AS Id,
                document AS Document
            FROM service_key
            ORDER BY id
            """);

    /// <summary>Adds a key.</summary>
    /// <param name="document">XML of ASP.NET Core.</param>
    public Task Add(string document) =>
        _session.Execute(
            """
            INSERT INTO service_key (
                id,
                document,
                stored_at)
            VALUES (
                @Id,
                @document,
                @Now)
            """,
            new { Id = _session.NewId(), document, _session.Now });
}
