using Npgsql;
using Survey.Storage;
using Survey.Storage.Postgres;

namespace Survey.Tests.Storage.Postgres;

/// <summary>What the address of a database may say.</summary>
public sealed class PostgresAddressTests
{
    [TestCase("postgres://jane@db.example.org/survey", "db.example.org", 5432, "jane", null, "survey")]
    [TestCase("POSTGRESQL://jane:a%40b%3Ac%2F@db:5433/my%20survey", "db", 5433, "jane", "a@b:c/", "my survey")]
    [TestCase("postgres://db/survey", "db", 5432, null, null, "survey")]
    [TestCase("postgres://[::1]:5433/survey", "::1", 5433, null, null, "survey")]
    [TestCase("postgres://jane:s@one,two:5433/survey", "one:5432,two:5433", 5432, "jane", "s", "survey")]
    [TestCase("postgres://jane@[::1]:5433,10.0.0.2/survey", "[::1]:5433,10.0.0.2:5432", 5433, "jane", null, "survey")]
    public void Parse_Address_IsWhatTheDriverGets(string text, string host, int port, string? user, string? password, string database)
    {
        var connection = Read(text);

        (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database)
            .ShouldBe((host, port, user, password, database));
    }

    [TestCase("postgresql://jane:secret@db:5433/survey?sslmode=require", "postgres://jane@db:5433/survey")]
    [TestCase("postgres://jane:secret@one:5433,two/survey", "postgres://jane@one:5433,two/survey")]
    [TestCase("postgres://db/survey", "postgres://db/survey")]
    public void ToName_Address_HasNoPassword(string text, string name) => StoreAddress.ToName(text).ShouldBe(name);

    [TestCase("postgres://")]
    [TestCase("postgres://jane:secret@db")]
    [TestCase("postgres://jane:secret@db/")]
    [TestCase("postgres://jane:secret@/survey")]
    [TestCase("postgres://jane:se/cret@db/survey")]
    [TestCase("postgres://jane:se@cret@db/survey")]
    [TestCase("postgres://jane:secret@db/survey/more")]
    [TestCase("postgres://jane:secret@db/survey#part")]
    [TestCase("postgres://jane:secret@db:99999/survey")]
    [TestCase("postgres://jane:secret@db:0/survey")]
    [TestCase("postgres://jane:secret@db:port/survey")]
    [TestCase("postgres://jane:secret@one,,two/survey")]
    [TestCase("postgres://jane:secret@one,two:/survey,")]
    [TestCase("postgres://jane:secret@one,two:99999/survey")]
    [TestCase("postgres://jane:secret@one, two/survey")]
    public void Parse_NotAnAddress_IsRefusedWithoutThePassword(string text)
    {
        var message = Should.Throw<StoreException>(() => PostgresAddress.Parse(text)).Message;

        message.ShouldContain("The address of the store is not valid");
        message.ShouldNotContain("cret");
    }

    [TestCase("sslmode=verify-full", SslMode.VerifyFull, null, null)]
    [TestCase("sslmode=verify-ca&sslrootcert=%2Fetc%2Fca.pem", SslMode.VerifyCA, "/etc/ca.pem", null)]
    [TestCase("", SslMode.Prefer, null, null)]
    public void Parse_Settings_AreWhatTheDriverGets(string settings, SslMode mode, string? certificates, string? session)
    {
        var connection = Read($"postgres://db/survey?{settings}");

        (connection.SslMode, connection.RootCertificate, connection.TargetSessionAttributes).ShouldBe((mode, certificates, session));
    }

    [TestCase("", "read-write")]
    [TestCase("?target_session_attrs=read-write", "read-write")]
    [TestCase("?target_session_attrs=primary", "primary")]
    [TestCase("?target_session_attrs=any&sslmode=disable", "any")]
    public void Parse_SeveralHosts_UseTheOneThatAcceptsChanges(string settings, string session) =>
        Read($"postgres://one,two/survey{settings}").TargetSessionAttributes.ShouldBe(session);

    [TestCase("postgres://db/survey?sslmode=yes", "sslmode")]
    [TestCase("postgres://db/survey?sslmode", "sslmode")]
    [TestCase("postgres://db/survey?sslrootcert=", "sslrootcert")]
    [TestCase("postgres://db/survey?password=secret", "password")]
    [TestCase("postgres://db/survey?target_session_attrs=read-write", "target_session_attrs")]
    [TestCase("postgres://one,two/survey?target_session_attrs=standby", "target_session_attrs")]
    [TestCase("postgres://one,two/survey?target_session_attrs=read-only", "target_session_attrs")]
    public void Parse_InvalidSetting_IsNamedWithTheValidOnes(string text, string name)
    {
        var message = Should.Throw<StoreException>(() => PostgresAddress.Parse(text)).Message;

        message.ShouldStartWith($"“{name}” is not a valid setting");
        message.ShouldContain("target_session_attrs=read-write, primary or any");
        message.ShouldNotContain("secret");
    }

    private static NpgsqlConnectionStringBuilder Read(string text) => new(PostgresAddress.Parse(text).ConnectionString);
}
