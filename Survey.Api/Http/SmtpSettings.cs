using System.Web;
using MimeKit;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Api.Http;

/// <summary>The mail server: <c>SURVEY_SMTP=smtp://user:password@mail.example.org:587?from=survey@example.org</c>.</summary>
/// <param name="Host">Its host name.</param>
/// <param name="Port">Its port; 587 by default.</param>
/// <param name="User">User name to authenticate with; null to send without authentication.</param>
/// <param name="Password">The password; null without a user.</param>
/// <param name="From">The sender's address, with a name if the setting has one.</param>
/// <param name="ReplyTo">Address for replies if the round has no contact; null for <paramref name="From"/>.</param>
/// <param name="IsEncrypted">True if the connection must use TLS (STARTTLS) before a message is sent; false with <c>tls=none</c>.</param>
public sealed record SmtpSettings(
    string Host,
    int Port,
    string? User,
    string? Password,
    MailboxAddress From,
    MailboxAddress? ReplyTo,
    bool IsEncrypted)
{
    private const int SubmissionPort = 587;

    private const string Example =
        "SURVEY_SMTP is the mail server, for instance smtp://user:password@mail.example.org:587?from=survey@example.org";

    /// <summary>Reads the setting; null if it is missing.</summary>
    /// <exception cref="InvalidDataException">The setting is not valid.</exception>
    public static SmtpSettings? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "smtp" || address.Host.Length == 0)
        {
            throw new InvalidDataException(
                $"{Example}. Encryption from the first byte (smtps, port 465) is not supported; servers offer STARTTLS on port 587.");
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        if (FindMailbox(query["from"]) is not { } from)
        {
            throw new InvalidDataException($"SURVEY_SMTP lacks the address that messages come from. {Example}");
        }

        var replyTo = FindMailbox(query["reply-to"]);
        if (replyTo is null && query["reply-to"] is not null)
        {
            throw new InvalidDataException(
                $"In SURVEY_SMTP, reply-to is the address that replies go to, like secretariat@example.org. {Example}");
        }

        var tls = query["tls"] ?? "starttls";
        if (tls is not ("starttls" or "none"))
        {
            throw new InvalidDataException($"In SURVEY_SMTP, tls is starttls (as without it) or none. {Example}");
        }

        var user = address.UserInfo.Split(':', 2);
        var hasUser = user[0].Length > 0;
        return new SmtpSettings(
            address.IdnHost,
            address.IsDefaultPort || address.Port < 0 ? SubmissionPort : address.Port,
            hasUser ? Uri.UnescapeDataString(user[0]) : null,
            hasUser ? Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "") : null,
            from,
            replyTo,
            tls == "starttls");
    }

    /// <summary>
    /// The address, with its name if it has one, as in <c>GRCP secretariat &lt;survey@example.org&gt;</c>; null if no messages can be sent
    /// to it.
    /// </summary>
    private static MailboxAddress? FindMailbox(string? text) =>
        MailboxAddress.TryParse(text ?? "", out var mailbox)
        && TypedEmail.Read(mailbox.Address, Place.OfFile("SURVEY_SMTP"), new ProblemLog()) is not null
            ? mailbox
            : null;
}
