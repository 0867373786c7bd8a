using System.Net;
using System.Net.Mail;
using System.Text;
using Survey.Core.Collecting;

namespace Survey.Api.Mailing;

/// <summary>Hands messages to the mail server, by the framework's client.</summary>
/// <param name="settings">Which server, and how.</param>
public sealed class SmtpSender(SmtpSettings settings)
{
    private const int PatienceSeconds = 60;

    /// <summary>Tries once to hand over a message.</summary>
    public async Task<SendResult> Send(OutgoingMessage message)
    {
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
            return new SendResult(Tell(failure), IsFinal: false);
        }
        catch (OperationCanceledException)
        {
            return new SendResult("The mail server did not answer in time.", IsFinal: false);
        }
        catch (FormatException invalid)
        {
            return new SendResult($"The address cannot be written to: {invalid.Message}", IsFinal: true);
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
