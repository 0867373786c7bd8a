using System.Web;

namespace Survey.Api.Http;

/// <summary>
/// The mailbox to which messages that could not be delivered return:
/// <c>SURVEY_BOUNCES=imaps://user:password@mail.example.org?folder=INBOX</c>.
/// </summary>
/// <param name="Host">Its host name.</param>
/// <param name="Port">Its port; 993 with TLS from the first byte (imaps), otherwise 143.</param>
/// <param name="User">The user name.</param>
/// <param name="Password">The password, from the address or a file.</param>
/// <param name="Folder">The folder to read.</param>
/// <param name="IsTlsFirst">True for TLS from the first byte (imaps).</param>
/// <param name="IsEncrypted">True if the connection must use TLS; false with <c>tls=none</c>.</param>
public sealed record BounceSettings(
    string Host,
    int Port,
    string User,
    string Password,
    string Folder,
    bool IsTlsFirst,
    bool IsEncrypted)
{
    private const int TlsPort = 993;

    private const int PlainPort = 143;

    private const string Example =
        "SURVEY_BOUNCES is the mailbox that undelivered messages return to, for instance imaps://user:password@mail.example.org";

    /// <summary>Reads the setting; null if it is missing.</summary>
    /// <exception cref="InvalidDataException">The setting is not valid, or the file with the password cannot be read.</exception>
    public static BounceSettings? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("imap" or "imaps")
            || address.Host.Length == 0)
        {
            throw new InvalidDataException($"{Example}. It begins with imaps: or, for STARTTLS, with imap:");
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        var user = address.UserInfo.Split(':', 2);
        var password = query["password-file"] is { Length: > 0 } file ? ReadPassword(file)
            : Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "");
        if (user[0].Length == 0 || password.Length == 0)
        {
            throw new InvalidDataException($"SURVEY_BOUNCES lacks the user name or the password (or password-file). {Example}");
        }

        if (query["tls"] is not (null or "none") || (query["tls"] is not null && address.Scheme == "imaps"))
        {
            throw new InvalidDataException($"In SURVEY_BOUNCES, tls is none or left out, and left out with imaps. {Example}");
        }

        var isTlsFirst = address.Scheme == "imaps";
        return new BounceSettings(
            address.IdnHost,
            address.Port > 0 ? address.Port : isTlsFirst ? TlsPort : PlainPort,
            Uri.UnescapeDataString(user[0]),
            password,
            query["folder"] is { Length: > 0 } folder ? folder : "INBOX",
            isTlsFirst,
            query["tls"] is null);
    }

    private static string ReadPassword(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The password-file of SURVEY_BOUNCES cannot be read: {file}", failure);
        }
    }
}
