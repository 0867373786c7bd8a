using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Survey.Collecting.Messages;

namespace Survey.Api.Mailing;

/// <summary>Hands messages to the mail server, by the framework's client.</summary>
/// <param name="settings">Which server, and how.</param>
public sealed class SmtpSender(SmtpSettings settings)
{
    private const int PatienceSeconds = 60;

    private const int GreetingSeconds = 15;

    /// <summary>Tries once to hand over a message.</summary>
    public async Task<SendResult> Send(OutgoingMessage message)
    {
        if (await FindUnreachable() is { } unreachable)
        {
            return new SendResult(unreachable, IsFinal: false);
        }

        try
        {
            using var mail = ToMail(message);
            using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.IsEncrypted, UseDefaultCredentials = false };
            if (settings.User is { } user)
            {
                client.Credentials = new NetworkCredential(user, settings.Password);
            }

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(PatienceSeconds));
            await client.SendMailAsync(mail, patience.Token);
            return SendResult.Taken;
        }
        catch (SmtpFailedRecipientException refused)
        {
            return new SendResult(Tell(refused), IsForGood(refused.StatusCode));
        }
        catch (SmtpException failure)
        {
            // A reply says what became of the message, a line that broke does not: the server may have taken it.
            return new SendResult(Tell(failure), IsFinal: false) { IsUncertain = failure is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: IOException } };
        }
        catch (OperationCanceledException)
        {
            return new SendResult("The mail server did not say in time whether it took the message.", IsFinal: false) { IsUncertain = true };
        }
        catch (FormatException invalid)
        {
            return new SendResult($"The address cannot be written to: {invalid.Message}", IsFinal: true);
        }
    }

    /// <summary>
    /// Why the server cannot be talked to at all; null if it greets. The framework's client does not tell how far it came
    /// when it fails, and a message that surely was not sent can be tried again.
    /// </summary>
    private async Task<string?> FindUnreachable()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(GreetingSeconds));
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(settings.Host, settings.Port, patience.Token);
            await using var stream = line.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var greeting = await reader.ReadLineAsync(patience.Token) ?? "";
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), patience.Token);
            return greeting.StartsWith("220", StringComparison.Ordinal) ? null : $"The mail server says: {greeting}";
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return failure.Message;
        }
        catch (OperationCanceledException)
        {
            return "The mail server did not answer in time.";
        }
    }

    private MailMessage ToMail(OutgoingMessage message)
    {
        var mail = new MailMessage(settings.From, new MailAddress(message.ToAddress, message.ToName, Encoding.UTF8))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };

        // The same for every attempt, so that a server which took the message and could not say so gives it out once.
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{settings.From.Host}>");
        mail.Headers.Add("Content-Language", message.Language);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    // Replies 5xx about the recipient are final; 4xx (busy, full) are not.
    private static bool IsForGood(SmtpStatusCode code) => (int)code is >= 500 and < 600;

    private static string Tell(SmtpException failure) => (failure.InnerException ?? failure).Message;
}
