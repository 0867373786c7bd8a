using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Survey.Tests.Support;

/// <summary>A mail server on loopback that speaks SMTP (RFC 5321), keeps the messages, and fails as a test asks it to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    /// <summary>Stands for the moment when the whole message has arrived and is not yet confirmed.</summary>
    public const string EndOfData = "end of DATA";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// Replies used instead of the normal ones, by verb; CONNECT for the greeting, <see cref="EndOfData"/> for the message.
    /// </summary>
    public Dictionary<string, string> Replies { get; } = new(StringComparer.Ordinal);

    /// <summary>The verb at which the connection is closed without a reply; null for none.</summary>
    public string? CutsAt { get; set; }

    /// <summary>Closes each connection after this many messages.</summary>
    public int MaxMessages { get; set; } = int.MaxValue;

    /// <summary>True to offer STARTTLS, with a certificate that nobody trusts.</summary>
    public bool OffersTls { get; set; }

    /// <summary>The required user name and password; null for none.</summary>
    public string? Credentials { get; set; }

    /// <summary>The accepted messages, as received.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>The lines that clients sent, without the messages.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _listener.Stop();
        _end.Dispose();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                await Converse(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The test has ended.
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            await Greet(stream);
        }
        catch (Exception failure) when (failure is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client has hung up, or does not trust the certificate.
        }
    }

    private async Task Greet(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (CutsAt == "CONNECT")
        {
            return;
        }

        await writer.WriteLineAsync(Replies.GetValueOrDefault("CONNECT", "220 test ready"));
        var messages = 0;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            Said.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == CutsAt)
            {
                return;
            }

            if (verb == "MAIL" && messages++ == MaxMessages)
            {
                await writer.WriteLineAsync("421 too many messages");
                return;
            }

            var extensions = $"{(OffersTls ? "250-STARTTLS\r\n" : "")}{(Credentials is null ? "" : "250-AUTH PLAIN\r\n")}";
            await writer.WriteLineAsync(Replies.GetValueOrDefault(verb) ?? verb switch
            {
                "EHLO" => $"250-test\r\n{extensions}250 8BITMIME",
                "AUTH" => line == $"AUTH PLAIN {Credentials}" ? "235 welcome" : "535 wrong",
                "STARTTLS" => "220 go ahead",
                "DATA" => "354 go ahead",
                "QUIT" => "221 bye",
                _ => "250 OK",
            });
            if (verb == "STARTTLS" && OffersTls)
            {
                await Encrypt(stream);
                return;
            }

            if (verb == "QUIT" || (verb == "DATA" && !Replies.ContainsKey(verb) && !await TakeData(reader, writer)))
            {
                return;
            }
        }
    }

    private static async Task Encrypt(Stream stream)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(certificate);
    }

    private async Task<bool> TakeData(StreamReader reader, StreamWriter writer)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            if (CutsAt == "data")
            {
                return false;
            }

            // RFC 5321, 4.5.2: a line that begins with a dot has another one before it.
            message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (CutsAt == EndOfData)
        {
            return false;
        }

        var reply = Replies.GetValueOrDefault(EndOfData, "250 taken");
        if (reply.StartsWith('2'))
        {
            Taken.Enqueue(message.ToString());
        }

        await writer.WriteLineAsync(reply);
        return true;
    }
}
