using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Collecting.OpenRounds;

/// <summary>
/// Sends personal links of open rounds by e-mail. An address is used for that one message: it is not stored with the answer, and the
/// message loses it once it has been sent or cannot be sent.
/// </summary>
public sealed class OpenMail(IStore store, MessageWriter writer)
{
    private static readonly Place AddressPlace = OpenAnswers.RequestPlace.Member("email");

    /// <summary>Sends the personal link of an answer to its author.</summary>
    /// <param name="link">The link that the author has.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="address">The address, as typed.</param>
    /// <param name="language">Language of the message.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>
    /// The address to which the link is sent. No second message is written if there was one about this answer a few minutes ago.
    /// </returns>
    public async Task<Outcome<string>> SendLink(
        AccessLink link,
        string secret,
        string address,
        string language,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        if (TypedEmail.Read(address, AddressPlace, problems) is not { } read)
        {
            return problems.ToOutcome<string>(null);
        }

        await using var session = await store.BeginAnswerWriteAsync(link.Organization, cancellationToken);
        if (await session.Rounds.Find(link.Round) is not ({ IsOpen: true } round, _))
        {
            problems.Add(ProblemCatalogue.RoundNotOpen, OpenAnswers.RequestPlace, ("found", link.Round));
            return problems.ToOutcome<string>(null);
        }

        await writer.WritePersonal(session, round, link.Organization, read, language, () => Task.FromResult(secret));
        await session.Commit();
        return problems.ToOutcome(read);
    }

    /// <summary>
    /// Begins an answer in a round that takes one per e-mail address, and sends the link to it. If an answer was begun with the address,
    /// its author gets a link to that one.
    /// </summary>
    /// <param name="round">The round's code.</param>
    /// <param name="given">What the author says about himself or herself; it is not used if an answer was begun before.</param>
    /// <param name="address">The address, as typed.</param>
    /// <param name="language">Language of the author.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The address to which the link is sent. It does not tell whether an answer was begun with it before.</returns>
    public async Task<Outcome<string>> Begin(
        string round,
        GivenRespondent given,
        string address,
        string language,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var read = TypedEmail.Read(address, AddressPlace, problems);
        var id = read is null ? OpenAnswers.NewId() : AddressHash.IdOf(read, await GetKey(round, cancellationToken));
        await using var session = await store.BeginAnswerWriteAsync(id, cancellationToken);
        var (open, _) = await OpenAnswers.FindRound(session, round);
        var respondent = OpenAnswers.ReadRespondent(open, round, given with { IsConfirmed = true }, language, id, session.Time, problems);
        if (respondent is null || read is null)
        {
            return problems.ToOutcome<string>(null);
        }

        var actor = OpenAnswers.ToActor(respondent);
        if (await Dossiers.Find(session, round, id) is null)
        {
            await OpenAnswers.AddDraft(session, open!.Round, respondent, given.Facts, language, actor);
        }

        await writer.WritePersonal(
            session,
            open!.Round,
            id,
            read,
            language,
            async () => (await LinkDesk.Issue(session, round, id, ActorRole.Respondent, actor)).Secret);
        await session.Commit();
        return problems.ToOutcome(read);
    }

    private async Task<byte[]> GetKey(string round, CancellationToken cancellationToken)
    {
        await using (var session = await store.BeginReadAsync(cancellationToken))
        {
            if (await AddressHash.FindKey(session, round, writer.Seal) is { } key)
            {
                return key;
            }
        }

        await using var making = await store.BeginWriteAsync(cancellationToken);
        var made = await AddressHash.MakeKey(making, round, writer.Seal);
        await making.Commit();
        return made;
    }
}
