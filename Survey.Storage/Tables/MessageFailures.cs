namespace Survey.Storage.Tables;

/// <summary>
/// Why a message was not sent, as far as it was not the mail server's reply. These texts are stored and given in the API; pages show
/// them in the reader's language, by their code.
/// </summary>
public static class MessageFailures
{
    /// <summary>The service stopped during an attempt.</summary>
    public const string Stopped = "The service stopped while this was being sent.";

    /// <summary>It is older than the mail server's setting.</summary>
    public const string NoServer = "It was written while no mail server was set, and may have been copied by hand.";

    /// <summary>The recipient is no longer the organization's contact in that role.</summary>
    public const string ContactGone = "The contact was removed or got another role before this was sent.";

    /// <summary>The link in the message no longer works.</summary>
    public const string LinkRevoked = "The link in this message was revoked before it was sent. Write a new message.";

    /// <summary>The organization cannot respond.</summary>
    public const string NotInvited = "The organization is no longer invited to this round.";

    /// <summary>The recipient wants no reminders.</summary>
    public const string NoReminders = "The contact has asked for no more reminders of this round.";

    /// <summary>The text cannot be decrypted.</summary>
    public const string Unreadable = "The text can no longer be opened: the service's keys have changed. Write a new message.";

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        [Stopped] = "stopped",
        [NoServer] = "no-server",
        [ContactGone] = "contact-gone",
        [LinkRevoked] = "link-revoked",
        [NotInvited] = "not-invited",
        [NoReminders] = "no-reminders",
        [Unreadable] = "unreadable",
    };

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<string> AllCodes => Codes.Values;

    /// <summary>The code of a stored text; null if it is the mail server's.</summary>
    public static string? FindCode(string failure) => Codes.GetValueOrDefault(failure);

    /// <summary>True if the message cannot be sent while this is so.</summary>
    public static bool Prevents(string? failure) => failure is ContactGone or LinkRevoked or NotInvited or NoReminders;
}
