using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Messages;

/// <summary>
/// The messages to be sent. A message is marked before each attempt, so that no two workers send it. One that was being sent when the
/// service stopped is not retried automatically, so that nobody gets it twice.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="seal">Encrypts the texts.</param>
public sealed partial class Outbox(IStore store, MessageSeal seal)
{
    /// <summary>Pauses after failed attempts. After the last one, the message fails.</summary>
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

    // A running worker tries a message within seconds, so an older untried one was written while none was running.
    private static readonly TimeSpan Untried = TimeSpan.FromMinutes(10);

    // About a minute, in which a standby server can be promoted.
    private const int FinishAttempts = 60;

    private static readonly TimeSpan FinishPause = TimeSpan.FromSeconds(1);

    private static readonly Actor Service = new(ActorRole.Operator, "outbox");

    /// <summary>The messages of a round, latest first.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> GetAll(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await ToMessages(session, await session.Messages.GetAll(round));
    }

    /// <summary>One page of a round's messages, latest first.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="before">Only messages older than the one with this key; null for all.</param>
    /// <param name="skip">Number of messages to skip.</param>
    /// <param name="limit">Maximum number of messages.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<OutgoingMessage>> GetPage(
        string round,
        Guid? before,
        int skip,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await ToMessages(session, await session.Messages.GetPage(round, before, skip, limit));
    }

    /// <summary>Number of a round's messages in each state, by code of the state.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, int>>> CountByState(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return [.. (await session.Messages.CountByState(round)).Select(row => KeyValuePair.Create(row.State, row.Count))];
    }

    /// <summary>True if the round has a message with that key.</summary>
    public async Task<bool> HasMessage(string round, Guid id, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Messages.Has(round, id);
    }

    /// <summary>Number of waiting messages, due or not.</summary>
    public async Task<int> CountWaiting(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Messages.CountWaiting();
    }

    /// <summary>
    /// Marks messages as uncertain: those being sent when the service stopped, and those written while no mail server was set, which may
    /// have been copied by hand. Call this when a worker starts to send, and no other one does.
    /// </summary>
    /// <returns>Number of messages marked.</returns>
    public async Task<int> MarkUncertain(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var uncertain = await session.Messages.MarkUncertain(Untried);
        await session.Commit();
        return uncertain;
    }

    /// <summary>Sends the waiting message with the earliest due time.</summary>
    /// <param name="send">Makes one attempt; it reports errors of the mail server in its result and does not throw them.</param>
    /// <param name="cancellationToken">Cancels the wait; a message that is being sent is finished.</param>
    /// <returns>False if no message was due.</returns>
    public async Task<bool> SendNext(Func<OutgoingMessage, Task<SendResult>> send, CancellationToken cancellationToken = default)
    {
        if (await Take(cancellationToken) is not var (row, message))
        {
            return false;
        }

        var result = message.Body is null
            ? new SendResult(SendOutcome.Refused, MessageFailures.Unreadable)
            : await send(message);
        await FinishSurely(row, message, result, cancellationToken);
        return true;
    }

    /// <summary>Makes a message that waits, failed or is uncertain due now. One that can no longer be sent fails with the reason.</summary>
    /// <returns>False if there is no such message, it was sent or is being sent, or it can no longer be sent.</returns>
    public async Task<bool> SendAgain(string round, Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Messages.Find(id) is not { } row
            || row.Round != round
            || MessageWriter.IsPersonal(row)
            || row.State is not (MessageStates.Waiting or MessageStates.Failed or MessageStates.Uncertain))
        {
            return false;
        }

        if (await MessageWriter.FindObstacle(session, row, seal) is { } obstacle)
        {
            await Fail(session, row, obstacle);
            await session.Commit();
            return false;
        }

        // The contact's address may have been corrected since an attempt to the old one.
        var contact = (await MessageWriter.FindContact(session, row))!;
        await session.Messages.Update(row with
        {
            ToName = contact.Name,
            ToAddress = contact.Email,
            State = MessageStates.Waiting,
            Attempts = 0,
            DueAt = session.Now,
            Failure = null,
        });
        await session.Audit.Append(actor, "message-sent-again", round, row.Organization, row.Kind);
        await session.Commit();
        return true;
    }

    /// <summary>Notes a mail server's report about a message that was sent. A failure is shown at its contact.</summary>
    /// <param name="id">Key of the message.</param>
    /// <param name="reason">Why it could not be delivered; null if it may still be.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>False if this store has no such message.</returns>
    public async Task<bool> NoteReport(Guid id, string? reason, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Messages.Find(id) is not { } row)
        {
            return false;
        }

        // The address of a personal message is not stored any more.
        if (reason is not null && !MessageWriter.IsPersonal(row) && row.State is (MessageStates.Sent or MessageStates.Uncertain))
        {
            var day = StoreSession.ToMoment(session.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var failure = MessageFailures.Fill(MessageFailures.Bounced, ("day", day), ("reply", reason));
            await session.Messages.Update(row with { State = MessageStates.Bounced, Failure = failure });
            await session.Contacts.NoteBounce(row.Round, row.ToAddress, failure);
            await session.Audit.Append(Service, "message-bounced", row.Round, row.Organization, row.Kind);
            await session.Commit();
        }

        return true;
    }

    private async Task<(MessageRow Row, OutgoingMessage Message)?> Take(CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        MessageRow row;
        while (true)
        {
            if (await session.Messages.FindDue(Pauses.Max()) is not { } due)
            {
                await session.Commit();
                return null;
            }

            if (await MessageWriter.FindObstacle(session, due, seal) is not { } obstacle)
            {
                row = due;
                break;
            }

            await Fail(session, due, obstacle);
        }

        var text = await MessageWriter.WriteAgain(session, row, seal);
        var taken = row with
        {
            Subject = text?.Subject ?? row.Subject,
            Body = text is null ? row.Body : seal.Close(text.Body),
            State = MessageStates.Sending,
            Attempts = row.Attempts + 1,
        };
        await session.Messages.Update(taken);
        var message = ToMessage(taken) with
        {
            Sender = (await session.Rounds.Find(row.Round))?.Round.Contact,
            StopAddress = MessageWriter.FindStopAddress(row, seal),
        };
        await session.Commit();
        return (taken, message);
    }

    /// <summary>
    /// Stores the result of an attempt, also if the service is stopping, because the message may be out by now. While the store cannot be
    /// reached, tries again for a minute: otherwise the message would be uncertain.
    /// </summary>
    private async Task FinishSurely(MessageRow row, OutgoingMessage message, SendResult result, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Finish(row, message, result, CancellationToken.None);
                return;
            }
            catch (StoreException) when (attempt < FinishAttempts && !stopping.IsCancellationRequested)
            {
                await Task.Delay(FinishPause, CancellationToken.None);
            }
        }
    }

    private async Task Finish(MessageRow row, OutgoingMessage message, SendResult result, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.Messages.Find(row.Id) is not { State: MessageStates.Sending or MessageStates.Uncertain } now
            || now.Attempts != row.Attempts)
        {
            // Another worker went on meanwhile, because this one seemed dead, and somebody has decided about the message.
            return;
        }

        switch (result.Outcome)
        {
            case SendOutcome.Taken:
                // The link is no longer needed here, and must not be found by anybody who gets hold of the store later.
                await session.Messages.Update(Forget(row) with
                {
                    State = MessageStates.Sent,
                    SentAt = session.Now,
                    Failure = null,
                    Filling = null,
                    Body = seal.Close(Link().Replace(message.Body!, MessageWriter.LinkTakenOut)),
                });
                break;

            case SendOutcome.Uncertain:
                await session.Messages.Update(Forget(row) with { State = MessageStates.Uncertain, Failure = result.Failure });
                break;

            case SendOutcome.Postponed when row.Attempts <= Pauses.Count:
                // The contact's address may have been corrected meanwhile.
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
                await Fail(session, row, result.Failure);
                if (result.Outcome == SendOutcome.AddressRefused && !MessageWriter.IsPersonal(row))
                {
                    await session.Contacts.NoteBounce(row.Round, row.ToAddress, result.Failure!);
                }

                break;
        }

        await session.Commit();
    }

    private static async Task Fail(StoreSession session, MessageRow row, string? failure)
    {
        await session.Messages.Update(Forget(row) with { State = MessageStates.Failed, Failure = failure });
        await session.Audit.Append(Service, "message-failed", row.Round, row.Organization, row.Kind);
    }

    /// <summary>
    /// The row as it is stored once its message was tried for the last time: one to the author of an answer in an open round has no address
    /// and no link any more.
    /// </summary>
    private static MessageRow Forget(MessageRow row) =>
        MessageWriter.IsPersonal(row) ? row with { ToAddress = "", Body = [], Filling = null } : row;

    /// <summary>
    /// The messages as they would be sent now, with the reason if they cannot be; those that were sent, or are being sent, as they were.
    /// </summary>
    private async Task<IReadOnlyList<OutgoingMessage>> ToMessages(StoreSession session, IReadOnlyList<MessageRow> rows)
    {
        var messages = new List<OutgoingMessage>();
        foreach (var row in rows)
        {
            var text = row.State is MessageStates.Waiting or MessageStates.Failed
                || (row.State == MessageStates.Uncertain && row.Attempts == 0)
                    ? await MessageWriter.WriteAgain(session, row, seal)
                    : null;
            var obstacle = row.State is MessageStates.Waiting or MessageStates.Failed or MessageStates.Uncertain
                ? await MessageWriter.FindObstacle(session, row, seal)
                : null;
            var message = ToMessage(row) with { Failure = obstacle ?? row.Failure };
            messages.Add(text is null ? message : message with { Subject = text.Subject, Body = text.Body });
        }

        return messages;
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

    [GeneratedRegex(@"https?://\S+/(link|no-reminders)/\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
