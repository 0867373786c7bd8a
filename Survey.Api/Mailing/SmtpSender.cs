using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Survey.Api.Http;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Storage.Tables;

namespace Survey.Api.Mailing;

/// <summary>Sends messages to the mail server, several over one connection. Only one caller may use it at a time.</summary>
/// <param name="settings">The mail server.</param>
public sealed class SmtpSender(SmtpSettings settings) : IDisposable
{
    private const int ConnectSeconds = 30;

    private const int SendSeconds = 60;

    private const int QuitSeconds = 5;

    private const int MaxReplyLength = 300;

    // Null if there is no usable connection.
    private SmtpClient? _client;

    /// <summary>Makes one attempt to send a message. The connection stays open for the next one, until <see cref="Disconnect"/>.</summary>
    public async Task<SendResult> Send(OutgoingMessage message)
    {
        using var mail = ToMail(message);
        if (mail is null)
        {
            return new SendResult(SendOutcome.AddressRefused, MessageFailures.AddressUnusable);
        }

        var isReused = _client is not null;
        var result = await Try(mail);

        // Servers close a connection after some messages; then use a new one.
        return isReused && _client is null && result.Outcome == SendOutcome.Postponed ? await Try(mail) : result;
    }

    /// <summary>Closes the connection, if there is one.</summary>
    public async Task Disconnect()
    {
        using var client = _client;
        _client = null;
        if (client is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(QuitSeconds));
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            // All messages have their results already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    private async Task<SendResult> Try(MimeMessage mail)
    {
        if (_client is null && await Connect() is { } unreachable)
        {
            return new SendResult(SendOutcome.Postponed, unreachable);
        }

        var progress = new Progress();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(SendSeconds));
        try
        {
            await _client!.SendAsync(mail, patience.Token, progress);
            return SendResult.Taken;
        }
        catch (SmtpCommandException refusal)
        {
            if (!_client!.IsConnected || refusal.StatusCode == SmtpStatusCode.ServiceNotAvailable)
            {
                Drop();
            }

            return Explain(refusal);
        }
        catch (ServiceNotAuthenticatedException)
        {
            Drop();
            return new SendResult(SendOutcome.Postponed, MessageFailures.PasswordMissing);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            Drop();
            return progress.IsWhole
                ? new SendResult(SendOutcome.Uncertain, MessageFailures.BrokenAfter)
                : new SendResult(SendOutcome.Postponed, ExplainBroken(failure));
        }
    }

    /// <summary>Connects; returns why that failed, or null if it succeeded.</summary>
    private async Task<string?> Connect()
    {
        // Like most mail programs, do not stop messages because a list of revoked certificates cannot be reached.
        var client = new SmtpClient { CheckCertificateRevocation = false };
        var isConnected = false;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(ConnectSeconds));
        try
        {
            var encryption = settings.IsEncrypted ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
            await client.ConnectAsync(settings.Host, settings.Port, encryption, patience.Token);
            isConnected = true;
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password ?? "", patience.Token);
            }

            _client = client;
            client = null;
            return null;
        }
        catch (AuthenticationException)
        {
            return MessageFailures.PasswordRefused;
        }
        catch (NotSupportedException)
        {
            return isConnected ? MessageFailures.PasswordUnwanted : MessageFailures.NoEncryption;
        }
        catch (SmtpCommandException refusal)
        {
            return MessageFailures.Fill(MessageFailures.ServerBusy, ("reply", Quote(refusal)));
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            return ExplainBroken(failure);
        }
        finally
        {
            client?.Dispose();
        }
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>Makes the e-mail; null if no message can be sent to its address.</summary>
    private MimeMessage? ToMail(OutgoingMessage message)
    {
        if (TypedEmail.Read(message.ToAddress, Place.OfFile("message"), new ProblemLog()) is not { } address
            || !MailboxAddress.TryParse(address, out var to))
        {
            return null;
        }

        to.Name = ToLine(message.ToName);
        var body = new TextPart("plain") { Text = (message.Body ?? "").ReplaceLineEndings("\r\n") };
        body.Headers.Add(HeaderId.ContentLanguage, message.Language);

        // Use the same Message-ID for every attempt, so that a server that accepted the message but could not confirm it delivers it once.
        var from = new MailboxAddress(message.Sender?.Name ?? settings.From.Name, settings.From.Address);
        var mail = new MimeMessage([from], [to], ToLine(message.Subject), body)
        {
            MessageId = $"{message.Id:N}@{from.Domain}",
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
        };
        if (message.StopAddress is { } stop)
        {
            // RFC 8058: mail programs offer a button that sends one POST request.
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        if (message.Sender is { } sender)
        {
            mail.ReplyTo.Add(new MailboxAddress(sender.Name, sender.Email));
        }
        else if (settings.ReplyTo is { } replyTo)
        {
            mail.ReplyTo.Add(replyTo);
        }

        return mail;
    }

    // Headers must not contain control characters, whatever earlier versions stored.
    private static string ToLine(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();

    private SendResult Explain(SmtpCommandException refusal)
    {
        var isFinal = (int)refusal.StatusCode is >= 500 and < 600;
        var (outcome, failure) = (refusal.ErrorCode, isFinal) switch
        {
            (SmtpErrorCode.RecipientNotAccepted, true) => (SendOutcome.AddressRefused, MessageFailures.AddressRefused),
            (SmtpErrorCode.RecipientNotAccepted, false) => (SendOutcome.Postponed, MessageFailures.AddressPostponed),
            (SmtpErrorCode.SenderNotAccepted, true) => (SendOutcome.Refused, MessageFailures.SenderRefused),
            (SmtpErrorCode.SenderNotAccepted, false) => (SendOutcome.Postponed, MessageFailures.SenderPostponed),
            (_, true) => (SendOutcome.Refused, MessageFailures.MessageRefused),
            (_, false) => (SendOutcome.Postponed, MessageFailures.MessagePostponed),
        };
        return new SendResult(outcome, MessageFailures.Fill(failure, ("sender", settings.From.Address), ("reply", Quote(refusal))));
    }

    private static string Quote(SmtpCommandException refusal)
    {
        var reply = ToLine($"{(int)refusal.StatusCode} {refusal.Message}");
        return reply.Length > MaxReplyLength ? $"{reply[..MaxReplyLength]}…" : reply;
    }

    private static bool IsBroken(Exception failure) =>
        failure is SmtpProtocolException
            or IOException
            or SocketException
            or SslHandshakeException
            or OperationCanceledException
            or TimeoutException;

    private string ExplainBroken(Exception failure) => failure switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } =>
            MessageFailures.Fill(MessageFailures.HostUnknown, ("host", settings.Host)),
        SocketException => MessageFailures.Fill(
            MessageFailures.Unreachable,
            ("host", settings.Host),
            ("port", settings.Port.ToString(CultureInfo.InvariantCulture))),
        SslHandshakeException => MessageFailures.NotSecure,
        OperationCanceledException or TimeoutException => MessageFailures.Slow,
        _ => MessageFailures.Broken,
    };

    /// <summary>Records whether the whole message was written; if the connection breaks after that, the result is uncertain.</summary>
    private sealed class Progress : ITransferProgress
    {
        public bool IsWhole { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsWhole |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsWhole = true;
    }
}
