using System.Net.Mail;
using System.Web;

namespace Survey.Api.Mailing;

/// <summary>The mail server that messages go to: <c>SURVEY_SMTP=smtp://user:password@mail.example.org:587?from=survey@example.org</c>.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port; 587 where not said.</param>
/// <param name="User">Who to sign in as; null to send without signing in.</param>
/// <param name="Password">The password; null without a user.</param>
/// <param name="From">The address messages come from.</param>
/// <param name="IsEncrypted">Whether the connection must turn to TLS (STARTTLS) before anything is said; <c>tls=none</c> says no.</param>
public sealed record SmtpSettings(string Host, int Port, string? User, string? Password, MailAddress From, bool IsEncrypted)
{
    private const int SubmissionPort = 587;

    private const string Example = "SURVEY_SMTP is the mail server, for instance smtp://user:password@mail.example.org:587?from=survey@example.org";

    /// <summary>Reads the setting; null if there is none.</summary>
    /// <exception cref="InvalidDataException">It is not what it must be.</exception>
    public static SmtpSettings? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "smtp" || address.Host.Length == 0)
        {
            throw new InvalidDataException($"{Example}. Encryption from the first byte (smtps, port 465) is not spoken; servers offer STARTTLS on port 587.");
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        if (!MailAddress.TryCreate(query["from"], out var from))
        {
            throw new InvalidDataException($"SURVEY_SMTP lacks the address that messages come from. {Example}");
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
            tls == "starttls");
    }
}
