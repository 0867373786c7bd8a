using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.Responses;

/// <summary>Preconditions of the use cases of <see cref="ResponseDesk"/>.</summary>
internal static class ResponseRules
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>
    /// Handles a repeated idempotency key. The same request succeeds without a change; a different request, or one followed by later
    /// changes, is a problem.
    /// </summary>
    public static Outcome<ResponseDossier> Repeat(
        RevisionEntry made,
        ResponseAction action,
        string? name,
        DeskRequest request,
        ResponseDossier dossier,
        ProblemLog problems)
    {
        var isSame = ResponseTransitions.All.Any(each => each.Action == action && each.To == made.Response.State) && action switch
        {
            ResponseAction.Save => true,
            ResponseAction.Submit => made.Response.SubmittedBy == TypedName.Find(name ?? ""),
            ResponseAction.Endorse => made.Response.EndorsedBy == TypedName.Find(name ?? ""),
            _ => made.Note == NoteOf(request),
        };
        if (!isSame)
        {
            problems.Add(ProblemCatalogue.RequestKeyReused, RequestPlace);
        }
        else if (
            action != ResponseAction.Save
            && (made.Number != dossier.Latest!.Number || (action == ResponseAction.Submit && dossier.Draft is not null)))
        {
            problems.Add(ProblemCatalogue.RequestKeyReused["done"], RequestPlace, ("number", made.Number));
        }

        return problems.ToOutcome(dossier);
    }

    /// <summary>The reason in the form that is stored; null if it is empty.</summary>
    public static string? NoteOf(DeskRequest request) =>
        string.IsNullOrWhiteSpace(request.Reason) ? null : TypedText.ToLines(request.Reason);

    /// <summary>The problem if the round does not take answers now; null if it does.</summary>
    public static ProblemVariant? FindWhyNotNow(RoundPhase phase) => phase switch
    {
        RoundPhase.Collecting => null,
        RoundPhase.Preparing => ProblemCatalogue.RoundNotCollecting["preparing"],
        RoundPhase.Announced => ProblemCatalogue.RoundNotCollecting["announced"],
        _ => ProblemCatalogue.RoundNotCollecting,
    };

    /// <summary>Makes the problem that the round does not take answers now.</summary>
    public static Problem NotNow(ProblemVariant why, Round round, RoundPhase phase, Place place) =>
        new(why, place, phase == RoundPhase.Announced && round.OpensAt is { } opens ? [("opens", SayOpens(round, opens))] : []);

    private static Detail SayOpens(Round round, DateTimeOffset opens) => round.Open.OpensAt is null ? round.Opens!.Value : opens;

    /// <summary>The state transition of the action; null if it is not allowed, or if the reported problems prevent it.</summary>
    public static ResponseTransition? FindTransition(
        ResponseDossier dossier,
        ResponseAction action,
        DeskRequest request,
        ProblemLog problems)
    {
        var transition = ResponseTransitions.Find(dossier.State, action, request.Actor.Role);
        if (FindWhyNotNow(dossier.Phase) is { } why)
        {
            problems.Add(NotNow(why, dossier.Round, dossier.Phase, RequestPlace));
        }
        else if (transition is null)
        {
            var state = dossier.State?.ToCode() ?? "none";
            var possible = dossier
                .GetActions(request.Actor.Role)
                .Select(each => (Detail)new Phrase($"action-{each.ToString().ToLowerInvariant()}"));
            problems.Add(
                ProblemCatalogue.TransitionNotAllowed,
                RequestPlace,
                ("state", new Phrase($"state-{state}")),
                ("possible", Detail.List(possible)));
        }
        else if (transition.NeedsReason && string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add(ProblemCatalogue.ReasonMissing, RequestPlace.Member("reason"));
        }

        return transition;
    }

    /// <summary>Who saved last, as the end of a sentence; empty if unknown.</summary>
    public static Detail SavedBy(ResponseDossier dossier) =>
        (dossier.Draft?.SavedBy ?? dossier.Latest?.By) is { Length: > 0 } name ? new Phrase("saved-by", ("name", name)) : Detail.Exact("");

    /// <summary>Reads the name of who submits; null if it is not valid. In an open round people need not say a name.</summary>
    public static string? ReadSubmitter(Round round, string text, ProblemLog problems) =>
        round.IsOpen && text.Length == 0 ? null : ReadName(text, "submittedBy", problems);

    /// <summary>Reads the name of who submits or endorses; null if it is not valid.</summary>
    public static string? ReadName(string text, string member, ProblemLog problems)
    {
        var name = TypedName.Find(text);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing, RequestPlace.Member(member), ("most", Actor.MaxNameLength));
        }

        return name;
    }
}
