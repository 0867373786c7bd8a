using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Survey.Api.Http;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

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
            return new SendResult(SendOutcome.AddressRefused, "No message can be sent to this address. Correct it.");
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
            return new SendResult(
                SendOutcome.Postponed,
                "The mail server requires a user name and a password. The administrator sets them in SURVEY_SMTP.");
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            Drop();
            return progress.IsWhole
                ? new SendResult(
                    SendOutcome.Uncertain,
                    "The connection to the mail server broke before it said whether it took the message.")
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
            return "The mail server refused the user name or the password. The administrator corrects them in SURVEY_SMTP.";
        }
        catch (NotSupportedException)
        {
            return isConnected
                ? "The mail server does not accept a user name and password. The administrator removes them from SURVEY_SMTP."
                : "The mail server does not offer encryption (STARTTLS), so nothing was sent.";
        }
        catch (SmtpCommandException refusal)
        {
            return $"The mail server does not accept messages now. It replied: {Quote(refusal)}";
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
        var what = refusal.ErrorCode switch
        {
            SmtpErrorCode.RecipientNotAccepted => "the address",
            SmtpErrorCode.SenderNotAccepted => $"the address that messages come from ({settings.From.Address})",
            _ => "the message",
        };
        var outcome = (isFinal, refusal.ErrorCode) switch
        {
            (false, _) => SendOutcome.Postponed,
            (true, SmtpErrorCode.RecipientNotAccepted) => SendOutcome.AddressRefused,
            _ => SendOutcome.Refused,
        };
        return new SendResult(outcome, $"The mail server {(isFinal ? "refused" : "did not take")} {what}. It replied: {Quote(refusal)}");
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
            $"There is no server named {settings.Host}. The administrator corrects it in SURVEY_SMTP.",
        SocketException => $"The mail server at {settings.Host}, port {settings.Port} cannot be reached.",
        SslHandshakeException =>
            "No secure connection to the mail server could be made: its certificate is not valid, or its encryption is out of date.",
        OperationCanceledException or TimeoutException => "The mail server did not answer in time.",
        _ => "The connection to the mail server broke.",
    };

    /// <summary>Records whether the whole message was written; if the connection breaks after that, the result is uncertain.</summary>
    private sealed class Progress : ITransferProgress
    {
        public bool IsWhole { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsWhole |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => IsWhole = true;
    }
}
