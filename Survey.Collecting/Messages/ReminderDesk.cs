using Survey.Collecting.Links;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.Messages;

/// <summary>What somebody has chosen about the reminders of a round.</summary>
/// <param name="Title">Title of the round.</param>
/// <param name="Language">Default language of the round's texts.</param>
/// <param name="IsStopped">True if no more reminders are sent.</param>
public sealed record ReminderChoice(LocalizedText Title, string Language, bool IsStopped);

/// <summary>
/// Use cases of a person who wants no more reminders of a round. The secret in a reminder gives the right to this, and to nothing else.
/// </summary>
/// <param name="store">The store.</param>
public sealed class ReminderDesk(IStore store)
{
    /// <summary>Prefix of these secrets, so that a leaked one can be recognized.</summary>
    public const string Prefix = "svn_";

    /// <summary>The choice that belongs to a secret; null if there is none.</summary>
    public async Task<ReminderChoice?> Find(string secret, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.ReminderChoices.Find(LinkSecret.HashOf(secret)) is { } choice
            && await session.Rounds.Find(choice.Round) is var (round, _)
                ? new ReminderChoice(round.Title, round.Questionnaire.DefaultLanguage, choice.StoppedAt is not null)
                : null;
    }

    /// <summary>Stops the reminders to the address that the secret was sent to, or allows them again.</summary>
    /// <returns>False if the secret is unknown.</returns>
    public async Task<bool> SetStopped(string secret, bool isStopped, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await session.ReminderChoices.Find(LinkSecret.HashOf(secret)) is not { } choice)
        {
            return false;
        }

        if (choice.StoppedAt is not null != isStopped)
        {
            await session.ReminderChoices.SetStopped(choice.Round, choice.Email, isStopped);
            await session.Audit.Append(
                new Actor(ActorRole.Secretariat, choice.Organization),
                isStopped ? "reminders-declined" : "reminders-allowed",
                choice.Round,
                choice.Organization,
                details: null);
            await session.Commit();
        }

        return true;
    }
}
