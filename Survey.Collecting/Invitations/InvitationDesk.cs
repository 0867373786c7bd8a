using System.Globalization;
using Survey.Collecting.Directories;
using Survey.Collecting.Messages;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Invitations;

/// <summary>Use cases of invitations: invite, see who has answered, and remind those who have not.</summary>
/// <param name="store">The store.</param>
/// <param name="mailroom">Writes the messages.</param>
public sealed class InvitationDesk(IStore store, MessageWriter mailroom)
{
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>
    /// Status of each invited organization, in the directory's order; null if there is no such round, or it is open to everybody.
    /// </summary>
    public async Task<IReadOnlyList<InvitationStatus>?> FindStatuses(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is ({ IsOpen: false } found, _) ? await GetStatuses(session, found) : null;
    }

    /// <summary>Previews invitations or reminders. Nothing is written.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">Invitation or reminder.</param>
    /// <param name="organizations">
    /// The organizations' codes. Null for the default: invitations go to all that are not invited, reminders to all that were invited and
    /// have not answered.
    /// </param>
    /// <param name="actor">Who would send them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<MessagePreview>> Preview(
        string round,
        MessageKind kind,
        IReadOnlyList<string>? organizations,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await Choose(session, round, kind, organizations, problems) is not var (found, chosen, notInvited))
        {
            return problems.ToOutcome<MessagePreview>(null);
        }

        var messages = new List<PreviewedMessage>();
        foreach (var (status, contact) in chosen.SelectMany(status => status.GetRecipients(kind).Select(contact => (status, contact))))
        {
            messages.Add(
                new PreviewedMessage(
                    contact,
                    await MessageWriter.Compose(
                        session,
                        found,
                        status.Organization,
                        contact.Name,
                        contact.Language,
                        kind,
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["link"] = MessageWriter.LinkToCome,
                            [MessageWriter.Stop] = MessageWriter.StopToCome,
                            ["coordinator"] = actor.Name,
                        })));
        }

        return problems.ToOutcome(new MessagePreview(messages, WithoutContact(chosen), notInvited));
    }

    /// <summary>Previews one kind of message to an organization in every language. Nothing is written.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="organization">The organization's code.</param>
    /// <param name="actor">Who would send it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The texts by language; null if there is no such round or it does not invite the organization.</returns>
    public async Task<IReadOnlyList<(string Language, MessageWording Wording)>?> PreviewLanguages(
        string round,
        MessageKind kind,
        string organization,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await session.Rounds.Find(round) is not ({ IsOpen: false } found, _)
            || !found.Invites(organization)
            || found.Directory.FindOrganization(organization) is not { } recipient)
        {
            return null;
        }

        var role = (kind == MessageKind.Endorsement ? ActorRole.Chair : ActorRole.Secretariat).ToCode();
        var contact = (await session.Contacts.GetOf(round, organization)).FirstOrDefault(row => row.Role == role);
        var filling = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["link"] = MessageWriter.LinkToCome,
            [MessageWriter.Stop] = MessageWriter.StopToCome,
            ["coordinator"] = actor.Name,
            ["number"] = "…",
            ["entry"] = "…",
            ["reason"] = "…",
        };
        var texts = new List<(string, MessageWording)>();
        foreach (var language in MessageWording.Languages)
        {
            var name = contact?.Name ?? recipient.Name.In(language, found.Questionnaire.DefaultLanguage);
            texts.Add((language, await MessageWriter.Compose(session, found, recipient, name, language, kind, filling)));
        }

        return texts;
    }

    /// <summary>Puts invitations or reminders into the outbox, each with a new link. Earlier links stay valid.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">Invitation or reminder.</param>
    /// <param name="organizations">As for <see cref="Preview"/>. No reminder goes to an organization that has answered by now.</param>
    /// <param name="press">
    /// Idempotency key of this click: repeating it writes nothing. Nor does another click within ten minutes write to the same contact.
    /// </param>
    /// <param name="actor">Who sends them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<SentMessages>> Send(
        string round,
        MessageKind kind,
        IReadOnlyList<string>? organizations,
        string press,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await Choose(session, round, kind, organizations, problems) is not var (found, chosen, notInvited))
        {
            return problems.ToOutcome<SentMessages>(null);
        }

        // If two coordinators click at the same time, only one message is written.
        var written = await WriteAll(session, mailroom, found, chosen, kind, press, JustNow, actor, []);
        await session.Commit();
        return problems.ToOutcome(new SentMessages(written, WithoutContact(chosen), notInvited));
    }

    /// <summary>Writes a message to each contact of the secretariats of organizations, and an entry of the audit trail about all.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="mailroom">Writes the messages.</param>
    /// <param name="round">The round.</param>
    /// <param name="chosen">The organizations.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="cause">Identifies the event: a contact gets one message for it.</param>
    /// <param name="pause">A contact who got a message of the kind within this span before now gets none.</param>
    /// <param name="actor">Who sends them.</param>
    /// <param name="filling">Values of further placeholders.</param>
    /// <returns>Number of messages written.</returns>
    internal static async Task<int> WriteAll(
        StoreSession session,
        MessageWriter mailroom,
        Round round,
        IEnumerable<InvitationStatus> chosen,
        MessageKind kind,
        string cause,
        TimeSpan pause,
        Actor actor,
        IReadOnlyList<KeyValuePair<string, string>> filling)
    {
        var written = 0;
        foreach (var (status, contact) in chosen.SelectMany(status => status.GetRecipients(kind).Select(contact => (status, contact))))
        {
            if (!await session.Messages.HasWithin(round.Code, status.Organization.Code, kind.ToCode(), contact.Email, pause)
                && await mailroom.Write(session, round, status.Organization, contact, kind, cause, actor, filling))
            {
                written++;
            }
        }

        if (written > 0)
        {
            await session.Audit.Append(
                actor,
                kind == MessageKind.Thanks ? "thanks-sent" : $"{kind.ToCode()}s-sent",
                round.Code,
                subject: null,
                string.Create(CultureInfo.InvariantCulture, $"{written} messages"));
        }

        return written;
    }

    /// <summary>The wording of a kind of message in a language: the coordinator's own, or the standard one.</summary>
    public async Task<MessageWording> GetWording(
        string round,
        MessageKind kind,
        string language,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await MessageWriter.GetWording(session, round, kind, language);
    }

    /// <summary>Stores a coordinator's own wording for a round. The standard wording removes it.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="language">The language.</param>
    /// <param name="wording">The wording.</param>
    /// <param name="actor">Who sets it.</param>
    /// <param name="seen">
    /// <see cref="MessageWording.Stamp"/> of the wording that the caller edited; it is a problem if the present one differs. Null to skip
    /// this check.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<MessageWording>> SetWording(
        string round,
        MessageKind kind,
        string language,
        MessageWording wording,
        Actor actor,
        string? seen = null,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        wording.Verify(kind, RequestPlace, problems);
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Rounds.Find(round) is null)
        {
            problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", round));
        }

        if (!MessageWording.Languages.Contains(language, StringComparer.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.LanguageUnknown,
                RequestPlace.Member("language"),
                ("found", language),
                ("known", Detail.Words(MessageWording.Languages)));
        }
        else if (seen is not null && seen != (await MessageWriter.GetWording(session, round, kind, language)).Stamp)
        {
            problems.Add(ProblemCatalogue.EntryStale, RequestPlace);
        }

        if (problems.Errors == 0)
        {
            await StoreWording(session, round, kind, language, wording);
            await session.Audit.Append(actor, "wording-changed", round, kind.ToCode(), language);
            await session.Commit();
        }

        return problems.ToOutcome(wording);
    }

    /// <summary>Stores the wording of a message; the standard one is not stored.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="round">The round's code.</param>
    /// <param name="kind">The kind of message.</param>
    /// <param name="language">One of <see cref="MessageWording.Languages"/>.</param>
    /// <param name="wording">The wording; null for the standard one.</param>
    internal static Task StoreWording(StoreSession session, string round, MessageKind kind, string language, MessageWording? wording) =>
        wording is null || wording == MessageWording.GetUsual(kind, language)
            ? session.Wordings.Remove(round, kind.ToCode(), language)
            : session.Wordings.Save(new WordingRow
            {
                Round = round,
                Kind = kind.ToCode(),
                Language = language,
                Subject = wording.Subject,
                Body = wording.Body,
            });

    private static async Task<(Round Round, IReadOnlyList<InvitationStatus> Chosen, IReadOnlyList<string> NotInvited)?> Choose(
        StoreSession session,
        string round,
        MessageKind kind,
        IReadOnlyList<string>? organizations,
        ProblemLog problems)
    {
        if (kind is not (MessageKind.Invitation or MessageKind.Reminder))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Other messages follow from what happens.");
        }

        if (await session.Rounds.Find(round) is not ({ IsOpen: false } found, _))
        {
            problems.Add(ProblemCatalogue.RoundUnknown["invitation"], RequestPlace, ("found", round));
            return null;
        }

        var phase = found.GetPhase(await session.Rounds.GetDecision(round), session.Time.GetUtcNow());
        if (phase is RoundPhase.Preparing or RoundPhase.Closed || (kind == MessageKind.Reminder && phase != RoundPhase.Collecting))
        {
            problems.Add(
                phase == RoundPhase.Preparing
                    ? ProblemCatalogue.RoundPhaseWrong["invite"]
                    : ProblemCatalogue.RoundPhaseWrong["not-collecting"],
                RequestPlace);
        }

        foreach (var unknown in (organizations ?? []).Where(code => !found.Invites(code)))
        {
            problems.Add(ProblemCatalogue.ResponseNotInvited, RequestPlace.Member("organizations"), ("found", unknown));
        }

        var chosen = (await GetStatuses(session, found))
            .Where(status => organizations is null
                ? kind == MessageKind.Reminder || status.Stage == InvitationStage.NotInvited
                : organizations.Contains(status.Organization.Code, StringComparer.Ordinal))
            .Where(status => kind == MessageKind.Invitation || !status.Stage.HasAnswered())
            .ToList();
        var notInvited = chosen.Where(status => kind == MessageKind.Reminder && !status.IsInvited).ToList();
        return problems.Errors > 0
            ? null
            : (found, [.. chosen.Except(notInvited)], [.. notInvited.Select(status => status.Organization.Code)]);
    }

    internal static async Task<List<InvitationStatus>> GetStatuses(StoreSession session, Round round)
    {
        var responses = (await session.Responses.GetStandings(round.Code)).ToDictionary(row => row.Respondent, StringComparer.Ordinal);
        var drafts = (await session.Drafts.GetHeads(round.Code)).ToDictionary(row => row.Respondent, StringComparer.Ordinal);
        var links = (await session.Links.GetAll(round.Code)).ToLookup(row => row.Organization, StringComparer.Ordinal);
        var contacts = (await session.Contacts.GetAll(round.Code)).ToLookup(row => row.Organization, StringComparer.Ordinal);
        var stopped = await session.ReminderChoices.GetStopped(round.Code);
        return
        [
            .. round.Invited!.Select(organization => GetStatus(
                round,
                organization,
                responses.GetValueOrDefault(organization.Code),
                drafts.GetValueOrDefault(organization.Code),
                [.. links[organization.Code]],
                [.. contacts[organization.Code].Select(row => Contact.Of(row, stopped))])),
        ];
    }

    private static InvitationStatus GetStatus(
        Round round,
        Organization organization,
        StandingRow? response,
        DraftRow? draft,
        IReadOnlyList<AccessLinkRow> links,
        IReadOnlyList<Contact> contacts)
    {
        var state = response is null ? null : ResponseStates.Find(response.State);
        var stage = state is { } stands ? InvitationStages.Of(stands)
            : draft is not null ? InvitationStage.Draft
            : links.Any(link => link.OpenedAt is not null) ? InvitationStage.Opened
            : links.Any(link => link.RevokedAt is null) ? InvitationStage.Invited
            : InvitationStage.NotInvited;

        // Loading a folder is no activity of the organization: it submitted on the day that the response says.
        var loaded = response?.LoadedDocument;
        var moments = links
            .SelectMany(link => new[] { link.CreatedAt, link.OpenedAt })
            .Append(draft?.SavedAt)
            .Append(loaded is null ? response?.StoredAt : null)
            .OfType<string>()
            .ToList();
        return new InvitationStatus(
            organization,
            stage,
            draft is not null && state?.Counts() == true,
            response?.IsLate == true && state?.Counts() == true,
            round.GetDeadline(organization.Code),
            moments.Count == 0 ? null : StoreSession.ToMoment(moments.Max(StringComparer.Ordinal)!),
            links.Count(link => link.RevokedAt is null),
            links.Any(link => link.RevokedAt is null && link.Role == ActorRoles.ToCode(ActorRole.Secretariat)),
            contacts)
        {
            LoadedSubmission = loaded is null ? null : StoredResponse.FindSubmittedOn(loaded),
        };
    }

    private static List<string> WithoutContact(IEnumerable<InvitationStatus> chosen) =>
        [.. chosen.Where(status => !status.Secretariats.Any()).Select(status => status.Organization.Code)];
}
