using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Postgres;

/// <summary>Connections with TLS that cannot be made, and several servers of which only one can be used.</summary>
public sealed class PostgresOpeningTests
{
    [Test]
    public async Task Open_ServerWithoutTls_SaysSo()
    {
        await using var server = new HandshakeServer(certificate: null);

        Failing(server, "sslmode=require").ShouldContain("offers no secure connection");
    }

    [Test]
    public async Task Open_CertificateThatNobodyTrusts_SaysSo()
    {
        await using var server = new HandshakeServer(MakeCertificate());

        Failing(server, "sslmode=verify-full").ShouldContain("its certificate is not trusted");
    }

    [Test]
    public async Task Open_MissingFileOfCertificates_SaysSo()
    {
        await using var server = new HandshakeServer(MakeCertificate());

        Failing(server, "sslmode=verify-full&sslrootcert=/nowhere/ca.pem").ShouldContain("The file of certificates");
    }

    [Test]
    public async Task Open_FileThatHasNoCertificates_SaysSo()
    {
        await using var server = new HandshakeServer(MakeCertificate());
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("ca.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");

        Failing(server, $"sslmode=verify-ca&sslrootcert={folder.PathOf("ca.pem")}").ShouldContain("The file of certificates");
    }

    [Test]
    public async Task Open_FirstOfTwoServersIsAway_UsesTheOther()
    {
        var server = await PostgresServer.Get();
        using var place = await TestStore.MakePlace(StoreEngine.Postgres);

        var store = StoreAddress.Open(
            $"postgres://survey@127.0.0.1:1,127.0.0.1:{server.Port}/{place.Database}",
            FixedTime.Instance,
            create: true,
            isService: true);
        await using (var session = await store.BeginWriteAsync())
        {
            await TestStore.AddRounds(session, "minimal");
            await session.Commit();
        }

        await using var reading = await store.BeginReadAsync();
        (await reading.Rounds.GetCodes()).ShouldBe(["minimal"]);
        store.Close();
    }

    [Test]
    public async Task Open_NoServerOfTwoIsThere_SaysSo()
    {
        await PostgresServer.Get();

        Should.Throw<StoreException>(() => Open("postgres://survey@127.0.0.1:1,127.0.0.1:2/survey")).Message
            .ShouldStartWith("No server of postgres://survey@127.0.0.1:1,127.0.0.1:2/survey that accepts changes can be reached");
    }

    [Test]
    public async Task Open_OneServerIsAwayAndTheOtherRefuses_SaysWhatTheOtherSays()
    {
        var server = await PostgresServer.Get();

        Should.Throw<StoreException>(() => Open($"postgres://survey@127.0.0.1:1,127.0.0.1:{server.Port}/nowhere")).Message
            .ShouldContain("createdb");
    }

    [Test]
    public async Task Open_NoServerAcceptsChanges_SaysToPromoteAStandby()
    {
        var server = await PostgresServer.Get();
        using var place = await TestStore.MakePlace(StoreEngine.Postgres);
        await using (var connection = place.Connect())
        {
            await connection.ExecuteAsync($"ALTER DATABASE {place.Database} SET default_transaction_read_only = on");
        }

        Should.Throw<StoreException>(() => Open($"postgres://survey@127.0.0.1:1,127.0.0.1:{server.Port}/{place.Database}")).Message
            .ShouldContain("promote a standby");
    }

    private static string Failing(HandshakeServer server, string settings) =>
        Should.Throw<StoreException>(() => Open($"postgres://jane:s3cret@localhost:{server.Port}/survey?{settings}")).Message;

    private static Store Open(string address) => StoreAddress.Open(address, FixedTime.Instance, create: true);

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
    }

    /// <summary>A server that answers the first message of PostgreSQL's protocol, which asks for TLS.</summary>
    private sealed class HandshakeServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2? _certificate;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _work;

        public HandshakeServer(X509Certificate2? certificate)
        {
            _certificate = certificate;
            _listener.Start();
            _work = Accept();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _work;
            _listener.Dispose();
            _end.Dispose();
            _certificate?.Dispose();
        }

        private async Task Accept()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                    await Greet(client.GetStream());
                }
            }
            catch (OperationCanceledException)
            {
                // The test has ended.
            }
        }

        private async Task Greet(NetworkStream stream)
        {
            try
            {
                await stream.ReadExactlyAsync(new byte[8], _end.Token);
                await stream.WriteAsync(_certificate is null ? "N"u8.ToArray() : "S"u8.ToArray());
                if (_certificate is not null)
                {
                    await using var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                }
            }
            catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client has hung up.
            }
        }
    }
}
