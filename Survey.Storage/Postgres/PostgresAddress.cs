using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Survey.Core.Problems;

namespace Survey.Storage.Postgres;

/// <summary>
/// The address of a PostgreSQL database: <c>postgres://user:password@host:port/database?sslmode=verify-full</c>. It may name several
/// hosts, separated by commas: a primary server and its standby servers. Then the one that accepts changes is used.
/// </summary>
internal sealed partial class PostgresAddress
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

    // A store must accept changes, so a standby is never asked for.
    private static readonly string[] TargetSessions = ["any", "primary", "read-write"];

    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostgresAddress(Group user, Group password, IReadOnlyList<Uri> hosts, string database)
    {
        HasSeveralHosts = hosts.Count > 1;
        _connection = new NpgsqlConnectionStringBuilder
        {
            Host = HasSeveralHosts ? string.Join(',', hosts.Select(ToHostAndPort)) : hosts[0].IdnHost,
            Port = PortOf(hosts[0]),
            Database = Uri.UnescapeDataString(database),
            Username = user.Length > 0 ? Uri.UnescapeDataString(user.Value) : null,
            Password = password.Success ? Uri.UnescapeDataString(password.Value) : null,
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
        if (HasSeveralHosts)
        {
            _connection.TargetSessionAttributes = "read-write";

            // Whether a server accepts changes is known for one second, so that a promoted standby is found soon. A machine that does not
            // answer at all holds requests up for three seconds at a time.
            _connection.HostRecheckSeconds = 1;
            _connection.Timeout = 3;
        }

        var by = user.Length > 0 ? $"{user.Value}@" : "";
        Name = $"{Schemes[0]}://{by}{string.Join(',', hosts.Select(host => host.Authority))}/{database}";
    }

    /// <summary>The address without its password and settings, for messages.</summary>
    public string Name { get; }

    /// <summary>True if the address names several hosts.</summary>
    public bool HasSeveralHosts { get; }

    /// <summary>The connection string, which contains the password.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>A connection of its own, outside of the pool, which is kept for a long time.</summary>
    /// <param name="wait">How long a command may take: a server that is gone must be noticed.</param>
    public NpgsqlConnection ConnectAlone(TimeSpan wait)
    {
        var alone = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, CommandTimeout = (int)wait.TotalSeconds };
        return new NpgsqlConnection(alone.ConnectionString);
    }

    /// <summary>True if a store's address is of this form. The rest of it may still be wrong.</summary>
    public static bool IsOne(string address) =>
        Schemes.Any(scheme => address.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <exception cref="StoreException">It is not valid. The message does not quote it, because it may contain a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        var parts = Form().Match(text);
        var hosts = parts.Groups["hosts"].Value.Split(',').Select(FindHost).OfType<Uri>().ToList();
        if (!parts.Success || hosts.Count < parts.Groups["hosts"].Value.Split(',').Length)
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["postgres-address"]);
        }

        var parsed = new PostgresAddress(parts.Groups["user"], parts.Groups["password"], hosts, parts.Groups["database"].Value);
        foreach (var setting in parts.Groups["settings"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = setting.Split('=', 2) is [var before, var after] ? (before, Uri.UnescapeDataString(after)) : (setting, "");
            parsed.Set(name, value);
        }

        return parsed;
    }

    /// <summary>A host with its port, if it has one; null if it is not valid.</summary>
    private static Uri? FindHost(string text) =>
        Uri.TryCreate($"{Schemes[0]}://{text}/", UriKind.Absolute, out var host)
        && host.IdnHost.Length > 0
        && host.Port != 0
        && !text.EndsWith(':')
            ? host
            : null;

    private static string ToHostAndPort(Uri host) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(host.HostNameType == UriHostNameType.IPv6 ? $"[{host.IdnHost}]" : host.IdnHost)}:{PortOf(host)}");

    private static int PortOf(Uri host) => host.IsDefaultPort ? NpgsqlConnection.DefaultPort : host.Port;

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
            case "target_session_attrs" when TargetSessions.Contains(value) && HasSeveralHosts:
                _connection.TargetSessionAttributes = value;
                break;
            default:
                throw new StoreException(
                    inner: null,
                    ProblemCatalogue.StoreUnusable["postgres-setting"],
                    ("found", Detail.Exact(name)));
        }
    }

    [GeneratedRegex(
        @"^postgres(ql)?://((?<user>[^:@/?#]*)(:(?<password>[^@/?#]*))?@)?(?<hosts>[^@/?#]+)/(?<database>[^/?#]+)(\?(?<settings>[^#]*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Form();
}
