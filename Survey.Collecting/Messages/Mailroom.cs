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

/// <summary>Writes messages into the outbox, in the transaction of the event they tell of: one message for one event and contact.</summary>
/// <param name="seal">How their texts are kept.</param>
/// <param name="address">Where the service is found; links begin with it.</param>
public sealed class Mailroom(MessageSeal seal, Uri address)
{
    /// <summary>What is shown in place of a link that is made only when the message is.</summary>
    public const string LinkToCome = "https://…/link/…";

    /// <summary>What stays in place of a link in a message that has been sent.</summary>
    public const string LinkTakenOut = "[link]";

    /// <summary>How the message texts are kept.</summary>
    internal MessageSeal Seal => seal;

    /// <summary>The address of a link.</summary>
    /// <param name="secret">Its secret.</param>
    public Uri GetAddress(string secret) => new(address, $"/link/{secret}");

    /// <summary>Writes the messages about a new revision.</summary>
    internal async Task Announce(StoreSession session, ResponseDossier dossier, RevisionEntry revision, DeskRequest request)
    {
        (MessageKind Kind, ActorRole To)[] messages = revision.Response.State switch
        {
            ResponseState.Submitted => [(MessageKind.Receipt, ActorRole.Secretariat), (MessageKind.Endorsement, ActorRole.Chair)],
            ResponseState.Endorsed => [(MessageKind.Endorsed, ActorRole.Secretariat)],
            ResponseState.Returned => [(MessageKind.Returned, ActorRole.Secretariat)],
            _ => [],
        };
        if (messages.Length == 0)
        {
            return;
        }

        var contacts = (await session.Contacts.GetOf(dossier.Round.Code, dossier.Organization.Code)).Select(Contact.Of).ToList();
        foreach (var (kind, to) in messages)
        {
            foreach (var contact in contacts.Where(contact => contact.Role == to))
            {
                await Write(session, dossier.Round, dossier.Organization, contact, kind, revision.Id.ToString(), request.Actor, [
                    KeyValuePair.Create("number", revision.GetReceiptNumber(dossier.Round.Code)),
                    KeyValuePair.Create("reason", revision.Note ?? ""),
                ]);
            }
        }
    }

    /// <summary>Writes one message, with a link of its own where its kind has one.</summary>
    /// <returns>Whether it was written; not if there is one for this event and contact already.</returns>
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

        var link = MessageWording.GetPlaceholders(kind).Contains("link", StringComparer.Ordinal) ? GetAddress((await LinkDesk.Issue(session, round.Code, organization.Code, contact.Role, actor)).Secret).ToString() : "";
        var text = await Compose(session, round, organization, contact, kind, [.. further, KeyValuePair.Create("link", link)], actor.Role == ActorRole.Coordinator ? actor.Name : null);
        return await session.Messages.Add(new MessageRow
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
            State = MessageStates.Waiting,
            CreatedAt = session.Now,
            DueAt = session.Now,
        });
    }

    /// <summary>What a kind of message says in a round and a language, before its placeholders are filled: the coordinator's own wording, or the usual one.</summary>
    internal static async Task<MessageWording> GetWording(StoreSession session, string round, MessageKind kind, string language)
    {
        var own = await session.Wordings.Find(round, kind.ToCode(), language);
        return own is null ? MessageWording.GetUsual(kind, language) : new MessageWording(own.Subject, own.Body);
    }

    /// <summary>The text of a message to a contact.</summary>
    internal static async Task<MessageWording> Compose(
        StoreSession session,
        Round round,
        Organization organization,
        Contact contact,
        MessageKind kind,
        IEnumerable<KeyValuePair<string, string>> further,
        string? coordinator)
    {
        var language = contact.Language;
        var fallback = round.Questionnaire.DefaultLanguage;
        var deadline = round.GetDeadline(organization.Code);
        var wording = await GetWording(session, round.Code, kind, language);
        wording = deadline is null ? wording.WithoutDeadline(MessageWording.GetUsual(kind, language)) : wording;
        var title = round.Title.In(language, fallback);
        return wording.Fill(new Dictionary<string, string>(further, StringComparer.Ordinal)
        {
            ["name"] = contact.Name,
            ["organization"] = organization.Name.In(language, fallback),
            ["round"] = title,
            ["deadline"] = deadline is { } day ? (Language.Find(language) ?? Language.English).Write(day) : "",
            ["coordinator"] = round.Contact?.Name ?? coordinator ?? title,
        });
    }
}
