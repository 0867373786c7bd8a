using System.Text.RegularExpressions;

namespace Survey.Storage.Tables;

/// <summary>
/// Why a message was not sent. These texts are stored and given in the API, with what the mail server replied in their placeholders;
/// pages show them in the reader's language, by their code.
/// </summary>
public static partial class MessageFailures
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

    /// <summary>The address is no e-mail address.</summary>
    public const string AddressUnusable = "No message can be sent to this address. Correct it.";

    /// <summary>The mail server wants a password, and none is set.</summary>
    public const string PasswordMissing =
        "The mail server requires a user name and a password. The administrator sets them in SURVEY_SMTP.";

    /// <summary>The mail server does not accept the user name or the password.</summary>
    public const string PasswordRefused =
        "The mail server refused the user name or the password. The administrator corrects them in SURVEY_SMTP.";

    /// <summary>The mail server takes no password, and one is set.</summary>
    public const string PasswordUnwanted =
        "The mail server does not accept a user name and password. The administrator removes them from SURVEY_SMTP.";

    /// <summary>The mail server does not encrypt.</summary>
    public const string NoEncryption = "The mail server does not offer encryption (STARTTLS), so nothing was sent.";

    /// <summary>The mail server's certificate or encryption cannot be trusted.</summary>
    public const string NotSecure =
        "No secure connection to the mail server could be made: its certificate is not valid, or its encryption is out of date.";

    /// <summary>There is no server of that name: <c>host</c>.</summary>
    public const string HostUnknown = "There is no server named {host}. The administrator corrects it in SURVEY_SMTP.";

    /// <summary>The mail server does not answer at all: <c>host</c>, <c>port</c>.</summary>
    public const string Unreachable = "The mail server at {host}, port {port}, cannot be reached.";

    /// <summary>The mail server took too long.</summary>
    public const string Slow = "The mail server did not answer in time.";

    /// <summary>The connection broke before the message was sent.</summary>
    public const string Broken = "The connection to the mail server broke.";

    /// <summary>The connection broke after the message was sent.</summary>
    public const string BrokenAfter = "The connection to the mail server broke before it said whether it took the message.";

    /// <summary>The mail server takes no messages at present: <c>reply</c>.</summary>
    public const string ServerBusy = "The mail server does not accept messages now. It replied: {reply}";

    /// <summary>The mail server refused the recipient for good: <c>reply</c>.</summary>
    public const string AddressRefused = "The mail server refused the address. It replied: {reply}";

    /// <summary>The mail server did not take the recipient for now: <c>reply</c>.</summary>
    public const string AddressPostponed = "The mail server did not take the address. It replied: {reply}";

    /// <summary>The mail server refused the sender for good: <c>sender</c>, <c>reply</c>.</summary>
    public const string SenderRefused =
        "The mail server refused the address that messages come from ({sender}). It replied: {reply}";

    /// <summary>The mail server did not take the sender for now: <c>sender</c>, <c>reply</c>.</summary>
    public const string SenderPostponed =
        "The mail server did not take the address that messages come from ({sender}). It replied: {reply}";

    /// <summary>The mail server refused the message for good: <c>reply</c>.</summary>
    public const string MessageRefused = "The mail server refused the message. It replied: {reply}";

    /// <summary>The mail server did not take the message for now: <c>reply</c>.</summary>
    public const string MessagePostponed = "The mail server did not take the message. It replied: {reply}";

    /// <summary>The mail server took the message and could not deliver it: <c>day</c>, <c>reply</c>.</summary>
    public const string Bounced = "It could not be delivered ({day}). The mail server replied: {reply}";

    private static readonly (string Code, string Text)[] Texts =
    [
        ("stopped", Stopped),
        ("no-server", NoServer),
        ("contact-gone", ContactGone),
        ("link-revoked", LinkRevoked),
        ("not-invited", NotInvited),
        ("no-reminders", NoReminders),
        ("unreadable", Unreadable),
        ("address-unusable", AddressUnusable),
        ("password-missing", PasswordMissing),
        ("password-refused", PasswordRefused),
        ("password-unwanted", PasswordUnwanted),
        ("no-encryption", NoEncryption),
        ("not-secure", NotSecure),
        ("host-unknown", HostUnknown),
        ("unreachable", Unreachable),
        ("slow", Slow),
        ("broken", Broken),
        ("broken-after", BrokenAfter),
        ("server-busy", ServerBusy),
        ("address-refused", AddressRefused),
        ("address-postponed", AddressPostponed),
        ("sender-refused", SenderRefused),
        ("sender-postponed", SenderPostponed),
        ("message-refused", MessageRefused),
        ("message-postponed", MessagePostponed),
        ("bounced", Bounced),
    ];

    private static readonly (string Code, Regex Pattern)[] Patterns = [.. Texts.Select(each => (each.Code, ToPattern(each.Text)))];

    /// <summary>The texts by their codes, with their placeholders.</summary>
    public static IReadOnlyList<(string Code, string Text)> All => Texts;

    /// <summary>Fills the placeholders of one of these texts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values by name of their placeholder.</param>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The code of a stored text, and the values of its placeholders; null if it is none of these.</summary>
    public static (string Code, IReadOnlyList<(string Name, string Value)> Values)? Find(string failure)
    {
        foreach (var (code, pattern) in Patterns)
        {
            if (pattern.Match(failure) is { Success: true } match)
            {
                return (code, [.. match.Groups.Values.Skip(1).Select(group => (group.Name, group.Value))]);
            }
        }

        return null;
    }

    /// <summary>True if the message cannot be sent while this is so.</summary>
    public static bool Prevents(string? failure) => failure is ContactGone or LinkRevoked or NotInvited or NoReminders;

    private static Regex ToPattern(string text)
    {
        // The first placeholders end at the next words of the text; the last one takes the rest.
        var parts = Placeholder().Split(text);
        var pattern = string.Concat(parts.Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : $"(?<{part}>.*?)"));
        return new Regex($@"\A{pattern}\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
