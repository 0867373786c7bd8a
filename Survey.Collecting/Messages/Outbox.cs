using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Messages;

/// <summary>
/// The messages to be sent. A message is marked before it is tried, so that no two workers send it, and one that was
/// being sent when the service stopped is not sent again by itself: nobody gets the same message twice.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="seal">How their texts are kept.</param>
public sealed partial class Outbox(IStore store, MessageSeal seal)
{
    /// <summary>The pauses after a failed attempt; after the last of them it is given up.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
    ];

    // A worker tries what it is given within seconds.
    private static readonly TimeSpan Untried = TimeSpan.FromMinutes(10);

    private static readonly Actor Service = new(ActorRole.Operator, "outbox");

    /// <summary>The messages of a round, the latest first.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> GetAll(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Messages.GetAll(round)).Select(ToMessage)];
    }

    /// <summary>Some messages of a round, the latest first.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="before">Only those older than this one; null for all.</param>
    /// <param name="skip">How many of them to leave out.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<OutgoingMessage>> GetPage(
        string round,
        Guid? before,
        int skip,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Messages.GetPage(round, before, skip, limit)).Select(ToMessage)];
    }

    /// <summary>How many messages of a round are in each state, by the state's code.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, int>>> CountByState(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Messages.CountByState(round)).Select(row => KeyValuePair.Create(row.State, row.Count))];
    }

    /// <summary>Finds out whether a round has a message of that key.</summary>
    public async Task<bool> HasMessage(string round, Guid id, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Messages.Has(round, id);
    }

    /// <summary>How many messages wait to be sent, now or later.</summary>
    public async Task<int> CountWaiting(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Messages.CountWaiting();
    }

    /// <summary>
    /// Marks as uncertain what was being sent when the service stopped, and what was written while nobody sent anything: it
    /// may have been copied by hand. Call it when the only worker starts.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> MarkUncertain(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var uncertain = await session.Messages.MarkUncertain(StoreSession.ToText(session.Time.GetUtcNow() - Untried));
        await session.Commit();
        return uncertain;
    }

    /// <summary>Sends the message that has been due the longest.</summary>
    /// <param name="send">Tries once; it does not throw for what a mail server says.</param>
    /// <param name="cancellationToken">Ends the waiting; a message that is being sent is finished.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> SendNext(Func<OutgoingMessage, Task<SendResult>> send, CancellationToken cancellationToken = default)
    {
        if (await Take(cancellationToken) is not var (row, message))
        {
            return false;
        }

        var result = message.Body is null
            ? new SendResult(SendOutcome.Refused, "The text can no longer be opened: the service's keys have changed. Write a new message.")
            : await send(message);
        // The message is out by now, so the result is stored even if the service is being stopped.
        await Finish(row, message, result, CancellationToken.None);
        return true;
    }

    /// <summary>Lets a message be tried now that waits, has failed or is uncertain.</summary>
    /// <returns>False if there is no such message, or if it was sent or is being sent.</returns>
    public async Task<bool> SendAgain(string round, Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Messages.Find(id) is not { } row
            || row.Round != round
            || row.State is not (MessageStates.Waiting or MessageStates.Failed or MessageStates.Uncertain))
        {
            return false;
        }

        await session.Messages.Update(row with { State = MessageStates.Waiting, Attempts = 0, DueAt = session.Now, Failure = null });
        await session.Audit.Append(actor, "message-sent-again", round, row.Organization, row.Kind);
        await session.Commit();
        return true;
    }

    private async Task<(MessageRow Row, OutgoingMessage Message)?> Take(CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Messages.FindDue() is not { } row)
        {
            return null;
        }

        var taken = row with { State = MessageStates.Sending, Attempts = row.Attempts + 1 };
        await session.Messages.Update(taken);
        var message = ToMessage(taken) with { Sender = (await session.Rounds.Find(row.Round))?.Round.Contact };
        await session.Commit();
        return (taken, message);
    }

    private async Task Finish(MessageRow row, OutgoingMessage message, SendResult result, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        switch (result.Outcome)
        {
            case SendOutcome.Taken:
                // The link has done its work here; whoever gets hold of the store later shall not find it.
                await session.Messages.Update(row with
                {
                    State = MessageStates.Sent,
                    SentAt = session.Now,
                    Failure = null,
                    Body = seal.Close(Link().Replace(message.Body!, Mailroom.LinkTakenOut)),
                });
                break;

            case SendOutcome.Uncertain:
                await session.Messages.Update(row with { State = MessageStates.Uncertain, Failure = result.Failure });
                break;

            case SendOutcome.Postponed when row.Attempts <= Pauses.Count:
                // The contact's address may have been corrected in the meantime.
                var now = (await session.Messages.Find(row.Id))!;
                await session.Messages.Update(row with
                {
                    ToName = now.ToName,
                    ToAddress = now.ToAddress,
                    State = MessageStates.Waiting,
                    DueAt = StoreSession.ToText(session.Time.GetUtcNow() + Pauses[row.Attempts - 1]),
                    Failure = result.Failure,
                });
                break;

            default:
                await session.Messages.Update(row with { State = MessageStates.Failed, Failure = result.Failure });
                await session.Audit.Append(Service, "message-failed", row.Round, row.Organization, row.Kind);
                if (result.Outcome == SendOutcome.AddressRefused)
                {
                    await session.Contacts.NoteBounce(row.Round, row.ToAddress, result.Failure!);
                }

                break;
        }

        await session.Commit();
    }

    private OutgoingMessage ToMessage(MessageRow row) =>
        new(
            row.Id,
            row.Round,
            row.Organization,
            row.Kind,
            row.ToName,
            row.ToAddress,
            row.Language,
            row.Subject,
            Open(row.Body),
            row.State,
            row.Attempts,
            StoreSession.ToMoment(row.CreatedAt),
            StoreSession.ToMoment(row.DueAt),
            row.SentAt is null ? null : StoreSession.ToMoment(row.SentAt),
            row.Failure);

    private string? Open(byte[] body)
    {
        try
        {
            return seal.Open(body);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"https?://\S+/link/\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
