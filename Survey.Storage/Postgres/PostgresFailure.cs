using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;
using Survey.Core.Problems;

namespace Survey.Storage.Postgres;

/// <summary>Translates errors of PostgreSQL and its driver into messages, which contain no values of rows and no password.</summary>
internal static class PostgresFailure
{
    /// <summary>Explains why no connection could be opened.</summary>
    public static StoreException ExplainOpening(NpgsqlException failure, PostgresAddress address) => failure switch
    {
        _ when address.HasSeveralHosts && IsNoServer(failure) => Of("postgres-no-primary", failure, address),
        { InnerException: AggregateException several } => Choose(several) is NpgsqlException one
            ? ExplainOpening(one, address)
            : Unknown(failure, address),
        PostgresException => Explain(failure, address),
        { InnerException: TimeoutException } when IsPoolEmpty(failure) => Busy("postgres-too-many", failure, address),
        _ when failure.Message.StartsWith("No password", StringComparison.Ordinal) => Of("postgres-password", failure, address),
        _ when failure.Message.StartsWith("SSL connection requested", StringComparison.Ordinal) => Of("postgres-no-tls", failure, address),
        { InnerException: AuthenticationException } => Of("postgres-tls", failure, address),
        _ when IsCertificates(failure.InnerException) => Of("postgres-certificates", failure, address),
        { InnerException: SocketException or TimeoutException or IOException } => Of("postgres-unreachable", failure, address),
        _ => Unknown(failure, address),
    };

    /// <summary>Explains an error of a connection that was open.</summary>
    public static StoreException Explain(DbException failure, PostgresAddress address) => failure switch
    {
        _ when IsNoConnection(failure) => Of("postgres-lost", failure, address),
        PostgresException server => server.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                Of("postgres-password", failure, address),
            PostgresErrorCodes.InvalidCatalogName => Of("postgres-database", failure, address),
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName => Of("postgres-rights", failure, address),
            PostgresErrorCodes.ReadOnlySqlTransaction => Of("postgres-read-only", failure, address),
            PostgresErrorCodes.DiskFull => Of("postgres-full", failure, address),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Of("postgres-damaged", failure, address),
            PostgresErrorCodes.LockNotAvailable => Busy("busy-process", failure, address),
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Busy("postgres-conflict", failure, address),
            PostgresErrorCodes.TooManyConnections => Busy("postgres-too-many", failure, address),
            _ => Unknown(failure, address),
        },
        _ => Unknown(failure, address),
    };

    /// <summary>True for a broken connection, a server that is starting or stopping, and one that cannot be reached.</summary>
    public static bool IsNoConnection(DbException failure) => failure switch
    {
        PostgresException server => server.SqlState is PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.IdleSessionTimeout,
        { InnerException: SocketException or IOException } => !IsCertificates(failure.InnerException),
        _ => false,
    };

    /// <summary>
    /// True if opening may succeed soon: the server is starting or cannot be reached, or none of several accepts changes, because a standby
    /// is about to be promoted.
    /// </summary>
    public static bool IsNoServer(Exception failure) => failure switch
    {
        { InnerException: AggregateException several } => IsNoServer(Choose(several)),
        NpgsqlException { InnerException: TimeoutException } => !IsPoolEmpty(failure),
        DbException opening => IsNoConnection(opening) || failure.Message.StartsWith("No suitable host", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The failure of one of several servers that says most: one that was reached and refuses comes first.</summary>
    private static Exception Choose(AggregateException several) =>
        several.InnerExceptions.FirstOrDefault(each => !IsNoServer(each)) ?? several.InnerExceptions[0];

    /// <summary>True if the timeout is one of waiting for another session to return its connection.</summary>
    private static bool IsPoolEmpty(Exception failure) => failure.Message.Contains("pool", StringComparison.Ordinal);

    /// <summary>True if the file of certificates that the address names cannot be used.</summary>
    private static bool IsCertificates(Exception? cause) =>
        cause is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or CryptographicException;

    private static StoreException Of(string variant, Exception failure, PostgresAddress address) =>
        new(failure, ProblemCatalogue.StoreUnusable[variant], ("path", Detail.Exact(address.Name)));

    private static StoreBusyException Busy(string variant, Exception failure, PostgresAddress address) =>
        new(failure, ProblemCatalogue.StoreUnusable[variant], ("path", Detail.Exact(address.Name)));

    private static StoreException Unknown(DbException failure, PostgresAddress address) =>
        new(
            failure,
            ProblemCatalogue.StoreUnusable,
            ("path", Detail.Exact(address.Name)),
            ("reason", Detail.Exact((failure as PostgresException)?.MessageText ?? failure.Message.TrimEnd('.'))));
}
