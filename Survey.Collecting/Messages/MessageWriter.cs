using System.Security.Cryptography;
using System.Text.Json;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Messages;

/// <summary>
/// Writes messages into the outbox, in the transaction of the event that causes them: one message for each event and contact.
/// </summary>
/// <param name="seal">Encrypts the texts.</param>
/// <param name="address">Base address of the service, for links.</param>
public sealed class MessageWriter(MessageSeal seal, Uri address)
{
    /// <summary>Placeholder in previews for a link that is made only with the message.</summary>
    public const string LinkToCome = "https://…/link/…";

    /// <summary>Replaces the link in a message that has been sent.</summary>
    public const string LinkTakenOut = "[link]";

    /// <summary>Placeholder in previews for the link with which the recipient asks for no more reminders.</summary>
    public const string StopToCome = "https://…/no-reminders/…";

    /// <summary>Name of the value with that link, in a reminder.</summary>
    internal const string Stop = "stop";

    private const int SecondsBetween = 600;

    /// <summary>Encrypts and decrypts the texts.</summary>
    internal MessageSeal Seal => seal;

    /// <summary>The address of an access link.</summary>
    /// <param name="secret">The link's secret.</param>
    public Uri GetAddress(string secret) => new(address, $"/link/{secret}");

    /// <summary>The address of the page on which the recipient of a reminder asks for no more.</summary>
    public Uri GetStopAddress(string secret) => new(address, $"/no-reminders/{secret}");

    /// <summary>The address of the public page of an open round.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="channel">Code of a channel that has an address of its own; null for the round's own address.</param>
    public Uri GetOpenAddress(string round, string? channel = null) =>
        new(address, channel is null ? $"/open/{round}" : $"/open/{round}/{channel}");

    /// <summary>Writes the messages that a new revision causes.</summary>
    /// <param name="session">The transaction that stored the revision.</param>
    /// <param name="dossier">The response.</param>
    /// <param name="revision">The new revision.</param>
    /// <param name="seal">The seal of the revision's entry in the audit trail, for receipts.</param>
    /// <param name="request">Who made the revision.</param>
    internal async Task Announce(
        StoreSession session,
        ResponseDossier dossier,
        RevisionEntry revision,
        AuditSeal seal,
        DeskRequest request)
    {
        (MessageKind Kind, ActorRole To)[] messages = revision.Response.State switch
        {
            ResponseState.Submitted => [(MessageKind.Receipt, ActorRole.Secretariat), (MessageKind.Endorsement, ActorRole.Chair)],
            ResponseState.Endorsed => [(MessageKind.Endorsed, ActorRole.Secretariat)],
            ResponseState.Returned => [(MessageKind.Returned, ActorRole.Secretariat)],
            _ => [],
        };
        if (messages.Length == 0 || dossier.Respondent.Organization is not { } organization)
        {
            return;
        }

        var contacts = (await session.Contacts.GetOf(dossier.Round.Code, organization.Code)).Select(Contact.Of).ToList();
        foreach (var (kind, to) in messages)
        {
            foreach (var contact in contacts.Where(contact => contact.Role == to))
            {
                var number = revision.GetReceiptNumber(dossier.Round.Code);
                await Write(session, dossier.Round, organization, contact, kind, number, request.Actor, [
                    KeyValuePair.Create("number", number),
                    KeyValuePair.Create("entry", seal.ToString()),
                    KeyValuePair.Create("reason", revision.Note ?? ""),
                ]);
            }
        }
    }

    /// <summary>Writes one message, with a new link if its kind has one.</summary>
    /// <returns>False if there is a message for this event and contact already.</returns>
    internal async Task<bool> Write(
        StoreSession session,
        Round round,
        Organization organization,
        Contact contact,
        MessageKind kind,
        string cause,
        Actor actor,
        IEnumerable<KeyValuePair<string, string>> further)
    {
        var code = kind.ToCode();
        var occasion = $"{code}:{cause}:{contact.Id}";
        if (await session.Messages.Has(occasion))
        {
            return false;
        }

        var link = MessageWording.GetPlaceholders(kind).Contains("link", StringComparer.Ordinal)
            ? GetAddress((await LinkDesk.Issue(session, round.Code, organization.Code, contact.Role, actor)).Secret).ToString()
            : "";
        var filling = new Dictionary<string, string>(further, StringComparer.Ordinal) { ["link"] = link };
        if (actor.Role == ActorRole.Coordinator)
        {
            filling["coordinator"] = actor.Name;
        }

        if (kind == MessageKind.Reminder)
        {
            var secret = LinkSecret.Make(ReminderDesk.Prefix);
            await session.ReminderChoices.Add(LinkSecret.HashOf(secret), round.Code, organization.Code, Contact.ToKey(contact.Email));
            filling[Stop] = GetStopAddress(secret).ToString();
        }

        var text = await Compose(session, round, organization, contact.Name, contact.Language, kind, filling);
        return await session.Messages.Add(
            new MessageRow
            {
                Id = session.NewId(),
                Event = occasion,
                Round = round.Code,
                Organization = organization.Code,
                Kind = code,
                ToName = contact.Name,
                ToAddress = contact.Email,
                Language = contact.Language,
                Subject = text.Subject,
                Body = seal.Close(text.Body),
                Filling = seal.Close(JsonSerializer.Serialize(filling)),
                State = MessageStates.Waiting,
                CreatedAt = session.Now,
                DueAt = session.Now,
            }
        );
    }

    /// <summary>Writes the message with the personal link to an answer of an open round.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="round">The round.</param>
    /// <param name="respondent">The respondent's id.</param>
    /// <param name="email">The address.</param>
    /// <param name="language">Language of the message.</param>
    /// <param name="getSecret">Gives the secret of the link; called only if the message is written.</param>
    /// <returns>False if a message about this answer was written within the same ten minutes, so that nobody gets many.</returns>
    internal async Task<bool> WritePersonal(
        StoreSession session,
        Round round,
        string respondent,
        string email,
        string language,
        Func<Task<string>> getSecret)
    {
        var code = MessageKind.Personal.ToCode();
        var occasion = $"{code}:{respondent}:{session.Time.GetUtcNow().ToUnixTimeSeconds() / SecondsBetween}";
        if (await session.Messages.Has(occasion))
        {
            return false;
        }

        var filling = new Dictionary<string, string>(StringComparer.Ordinal) { ["link"] = GetAddress(await getSecret()).ToString() };
        var text = await Compose(session, round, organization: null, name: "", language, MessageKind.Personal, filling);
        return await session.Messages.Add(
            new MessageRow
            {
                Id = session.NewId(),
                Event = occasion,
                Round = round.Code,
                Organization = respondent,
                Kind = code,
                ToAddress = email,
                Language = language,
                Subject = text.Subject,
                Body = seal.Close(text.Body),
                Filling = seal.Close(JsonSerializer.Serialize(filling)),
                State = MessageStates.Waiting,
                CreatedAt = session.Now,
                DueAt = session.Now,
            }
        );
    }

    /// <summary>True for a message to somebody whose address is stored only until it is sent.</summary>
    internal static bool IsPersonal(MessageRow row) => row.Kind == MessageKind.Personal.ToCode();

    /// <summary>
    /// The text that a message which is not sent yet has now: a changed deadline, title or wording applies to it. Null if it cannot be
    /// written again.
    /// </summary>
    internal static async Task<MessageWording?> WriteAgain(StoreSession session, MessageRow row, MessageSeal seal)
    {
        if (OpenFilling(row, seal) is not { } filling
            || MessageKinds.Find(row.Kind) is not { } kind
            || await session.Rounds.Find(row.Round) is not var (round, _))
        {
            return null;
        }

        var organization = round.Directory.FindOrganization(row.Organization);
        return organization is null && !IsPersonal(row)
            ? null
            : await Compose(session, round, organization, row.ToName, row.Language, kind, filling);
    }

    /// <summary>
    /// Why a message can no longer be sent, one of <see cref="MessageFailures"/>: what it says or who gets it has been withdrawn since it
    /// was written. Null if it can.
    /// </summary>
    internal static async Task<string?> FindObstacle(StoreSession session, MessageRow row, MessageSeal seal)
    {
        if (IsPersonal(row))
        {
            return FindSecret(row, seal) is { } personal
                && await session.Links.FindBySecret(LinkSecret.HashOf(personal)) is not { RevokedAt: null }
                    ? MessageFailures.LinkRevoked
                    : null;
        }

        if (await FindContact(session, row) is not { } contact || contact.Organization != row.Organization)
        {
            return MessageFailures.ContactGone;
        }

        if ((await session.Rounds.Find(row.Round))?.Round.Invites(row.Organization) != true)
        {
            return MessageFailures.NotInvited;
        }

        if (row.Kind == MessageKind.Reminder.ToCode()
            && (await session.ReminderChoices.GetStopped(row.Round)).Contains(Contact.ToKey(contact.Email)))
        {
            return MessageFailures.NoReminders;
        }

        if (FindSecret(row, seal) is not { } secret)
        {
            return null;
        }

        var link = await session.Links.FindBySecret(LinkSecret.HashOf(secret));
        return link is not { RevokedAt: null } ? MessageFailures.LinkRevoked
            : link.Role != contact.Role.ToCode() ? MessageFailures.ContactGone
            : null;
    }

    /// <summary>The contact that a message is for; null if it was removed.</summary>
    internal static async Task<Contact?> FindContact(StoreSession session, MessageRow row) =>
        Guid.TryParse(row.Event.Split(':')[^1], out var id) && await session.Contacts.Find(row.Round, id) is { } found
            ? Contact.Of(found)
            : null;

    /// <summary>The secret of the link in a message; null if it has none, or cannot be decrypted.</summary>
    private static string? FindSecret(MessageRow row, MessageSeal seal) =>
        OpenFilling(row, seal)?.GetValueOrDefault("link") is { Length: > 0 } link ? LinkSecret.Clean(link.Split('/')[^1]) : null;

    /// <summary>The address for no more reminders in a message; null if it has none, or cannot be decrypted.</summary>
    internal static Uri? FindStopAddress(MessageRow row, MessageSeal seal) =>
        OpenFilling(row, seal)?.GetValueOrDefault(Stop) is { } stop ? new Uri(stop) : null;

    /// <summary>The texts for the placeholders of a message; null if it has none, or they cannot be decrypted.</summary>
    private static Dictionary<string, string>? OpenFilling(MessageRow row, MessageSeal seal)
    {
        try
        {
            return row.Filling is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(seal.Open(row.Filling));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// The wording of a kind of message in a round and a language, with placeholders: the coordinator's own, or the standard one.
    /// </summary>
    internal static async Task<MessageWording> GetWording(StoreSession session, string round, MessageKind kind, string language)
    {
        var own = await session.Wordings.Find(round, kind.ToCode(), language);
        return own is null ? MessageWording.GetUsual(kind, language) : new MessageWording(own.Subject, own.Body);
    }

    private static string? WriteDay(DateOnly? day, Language language) => day is { } given ? language.Write(given) : null;

    /// <summary>Until when an open round takes answers; null for no limit.</summary>
    private static string? WriteLast(Round round, Language language) =>
        round is { Open.ClosesAt: not null, ClosesAt: { } moment }
            ? language.Write(moment)
            : WriteDay(round.Closes ?? round.Deadline, language);

    /// <summary>The text of a message to a contact, with all placeholders filled.</summary>
    /// <param name="session">The session to read the wording with.</param>
    /// <param name="round">The round.</param>
    /// <param name="organization">The organization that the message is about; null in an open round.</param>
    /// <param name="name">Name of the contact.</param>
    /// <param name="language">Language of the contact.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="filling">Values of further placeholders; <c>coordinator</c> is used if the round has no contact.</param>
    internal static async Task<MessageWording> Compose(
        StoreSession session,
        Round round,
        Organization? organization,
        string name,
        string language,
        MessageKind kind,
        IReadOnlyDictionary<string, string> filling)
    {
        var fallback = round.Questionnaire.DefaultLanguage;
        var tongue = Language.Find(language) ?? Language.English;
        var deadline = organization is null ? WriteLast(round, tongue) : WriteDay(round.GetDeadline(organization.Code), tongue);
        var wording = await GetWording(session, round.Code, kind, language);
        wording = deadline is null ? wording.WithoutDeadline(MessageWording.GetUsual(kind, language)) : wording;
        var title = round.Title.In(language, fallback);
        if (filling.ContainsKey(Stop) && kind == MessageKind.Reminder)
        {
            // Every reminder says it, also one in the coordinator's own words.
            wording = wording with { Body = $"{wording.Body}\n\n--\n{MessageWording.GetStopText(language)}" };
        }

        return wording.Fill(new Dictionary<string, string>(filling, StringComparer.Ordinal)
        {
            ["name"] = name,
            ["organization"] = organization?.Name.In(language, fallback) ?? "",
            ["round"] = title,
            ["deadline"] = deadline ?? "",
            ["coordinator"] = round.Contact?.Name ?? filling.GetValueOrDefault("coordinator") ?? title,
        });
    }
}
