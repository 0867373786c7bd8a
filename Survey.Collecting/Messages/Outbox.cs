using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Storage.Tables;

namespace Survey.Collecting.Messages;

/// <summary>
/// The messages to be sent. A message is marked before it is tried, so that no two workers send it, and one that was
/// being sent when the service stopped is not sent again by itself: nobody gets the same message twice.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="seal">How their texts are kept.</param>
public sealed partial class Outbox(SqliteStore store, MessageSeal seal)
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
    public IReadOnlyList<OutgoingMessage> GetAll(string round)
    {
        using var session = store.BeginSession(writes: false);
        return [.. session.Messages.GetAll(round).Select(ToMessage)];
    }

    /// <summary>How many messages wait to be sent, now or later.</summary>
    public int CountWaiting()
    {
        using var session = store.BeginSession(writes: false);
        return session.Messages.CountWaiting();
    }

    /// <summary>
    /// Marks as uncertain what was being sent when the service stopped, and what was written while nobody sent anything: it
    /// may have been copied by hand. Call it when the only worker starts.
    /// </summary>
    /// <returns>How many there were.</returns>
    public int MarkUncertain()
    {
        using var session = store.BeginSession(writes: true);
        var uncertain = session.Messages.MarkUncertain(StoreSession.ToText(session.Time.GetUtcNow() - Untried));
        session.Commit();
        return uncertain;
    }

    /// <summary>Sends the message that has been due the longest.</summary>
    /// <param name="send">Tries once; it does not throw for what a mail server says.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> SendNext(Func<OutgoingMessage, Task<SendResult>> send)
    {
        if (Take() is not var (row, message))
        {
            return false;
        }

        var result = message.Body is null
            ? new SendResult(SendOutcome.Refused, "The text can no longer be opened: the service's keys have changed. Write a new message.")
            : await send(message);
        Finish(row, message, result);
        return true;
    }

    /// <summary>Lets a message be tried now that waits, has failed or is uncertain.</summary>
    /// <returns>False if there is no such message, or if it was sent or is being sent.</returns>
    public bool SendAgain(string round, Guid id, Actor actor)
    {
        using var session = store.BeginSession(writes: true);
        if (session.Messages.Find(id.ToByteArray(bigEndian: true)) is not { } row
            || row.Round != round
            || row.State is not (MessageStates.Waiting or MessageStates.Failed or MessageStates.Uncertain))
        {
            return false;
        }

        session.Messages.Update(row with { State = MessageStates.Waiting, Attempts = 0, DueAt = session.Now, Failure = null });
        session.Audit.Append(actor, "message-sent-again", round, row.Organization, row.Kind);
        session.Commit();
        return true;
    }

    private (MessageRow Row, OutgoingMessage Message)? Take()
    {
        using var session = store.BeginSession(writes: true);
        if (session.Messages.FindDue() is not { } row)
        {
            return null;
        }

        var taken = row with { State = MessageStates.Sending, Attempts = row.Attempts + 1 };
        session.Messages.Update(taken);
        var message = ToMessage(taken) with { Sender = session.FindRound(row.Round)?.Round.Contact };
        session.Commit();
        return (taken, message);
    }

    private void Finish(MessageRow row, OutgoingMessage message, SendResult result)
    {
        using var session = store.BeginSession(writes: true);
        switch (result.Outcome)
        {
            case SendOutcome.Taken:
                // The link has done its work here; whoever gets hold of the store later shall not find it.
                session.Messages.Update(row with
                {
                    State = MessageStates.Sent,
                    SentAt = session.Now,
                    Failure = null,
                    Body = seal.Close(Link().Replace(message.Body!, Mailroom.LinkTakenOut)),
                });
                break;

            case SendOutcome.Uncertain:
                session.Messages.Update(row with { State = MessageStates.Uncertain, Failure = result.Failure });
                break;

            case SendOutcome.Postponed when row.Attempts <= Pauses.Count:
                // The contact's address may have been corrected in the meantime.
                var now = session.Messages.Find(row.Id)!;
                session.Messages.Update(row with
                {
                    ToName = now.ToName,
                    ToAddress = now.ToAddress,
                    State = MessageStates.Waiting,
                    DueAt = StoreSession.ToText(session.Time.GetUtcNow() + Pauses[row.Attempts - 1]),
                    Failure = result.Failure,
                });
                break;

            default:
                session.Messages.Update(row with { State = MessageStates.Failed, Failure = result.Failure });
                session.Audit.Append(Service, "message-failed", row.Round, row.Organization, row.Kind);
                if (result.Outcome == SendOutcome.AddressRefused)
                {
                    session.Contacts.NoteBounce(row.Round, row.ToAddress, result.Failure!);
                }

                break;
        }

        session.Commit();
    }

    private OutgoingMessage ToMessage(MessageRow row) =>
        new(
            new Guid(row.Id, bigEndian: true),
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
