using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Survey.Tests.Support;

/// <summary>A mail server on loopback that speaks SMTP (RFC 5321) as far as a client without TLS needs it, and keeps what it is given.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is replied to RCPT TO; 250 as long as nothing else is set.</summary>
    public string ReplyToRecipient { get; set; } = "250 OK";

    /// <summary>Hangs up when the message has been given and before saying that it was taken.</summary>
    public bool HangsUpAfterData { get; set; }

    /// <summary>The messages taken, as they came over the line.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>What clients said, line by line, without the messages.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

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
                await Converse(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test ready");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                Said.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }

                if (verb == "DATA" && !await TakeData(reader, writer))
                {
                    return;
                }

                if (verb != "DATA")
                {
                    await writer.WriteLineAsync(verb switch
                    {
                        "EHLO" => "250-test\r\n250 8BITMIME",
                        "RCPT" => ReplyToRecipient,
                        _ => "250 OK",
                    });
                }
            }
        }
        catch (IOException)
        {
            // The client has hung up.
        }
    }

    private async Task<bool> TakeData(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go ahead");
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            message.AppendLine(line);
        }

        if (HangsUpAfterData)
        {
            return false;
        }

        Taken.Enqueue(message.ToString());
        await writer.WriteLineAsync("250 taken");
        return true;
    }
}
