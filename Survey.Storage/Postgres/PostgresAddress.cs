using Npgsql;
using Survey.Core.Problems;

namespace Survey.Storage.Postgres;

/// <summary>The address of a PostgreSQL database: <c>postgres://user:password@host:port/database?sslmode=verify-full</c>.</summary>
internal sealed class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres", "postgresql"];

    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostgresAddress(Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        _connection = new NpgsqlConnectionStringBuilder
        {
            Host = address.IdnHost,
            Port = address.IsDefaultPort ? NpgsqlConnection.DefaultPort : address.Port,
            Database = Uri.UnescapeDataString(address.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            ApplicationName = "survey",

            // Waiting for the writer is limited by the server's lock_timeout, and requests are cancelled with their clients.
            CommandTimeout = 0,

            // Detects a server that is gone without having closed the connection.
            TcpKeepAlive = true,
            TcpKeepAliveTime = 30,
            TcpKeepAliveInterval = 10,

            // There are about two hundred statements. From its second use on, a statement is kept parsed for the connection.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        };
        Name = new UriBuilder(address) { Scheme = Schemes[0], Password = "", Query = "" }.Uri.AbsoluteUri;
    }

    /// <summary>The address without its password and settings, for messages.</summary>
    public string Name { get; }

    /// <summary>The connection string, which contains the password.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>True if a store's address is of this form. The rest of it may still be wrong.</summary>
    public static bool IsOne(string address) =>
        Schemes.Any(scheme => address.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <exception cref="StoreException">It is not valid. The message does not quote it, because it may contain a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.IdnHost.Length == 0
            || address.Fragment.Length > 0
            || address.AbsolutePath.TrimStart('/') is not { Length: > 0 } database
            || database.Contains('/', StringComparison.Ordinal))
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["postgres-address"]);
        }

        var parsed = new PostgresAddress(address);
        foreach (var setting in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = setting.Split('=', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (setting, "");
            parsed.Set(name, value);
        }

        return parsed;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "sslmode" when SslModes.TryGetValue(value, out var mode):
                _connection.SslMode = mode;
                break;
            case "sslrootcert" when value.Length > 0:
                _connection.RootCertificate = value;
                break;
            default:
                throw new StoreException(
                    inner: null,
                    ProblemCatalogue.StoreUnusable["postgres-setting"],
                    ("found", Detail.Exact(name)));
        }
    }
}
