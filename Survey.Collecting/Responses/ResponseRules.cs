using Survey.Collecting.Invitations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.Responses;

/// <summary>What must be true for a request on a response to be done (<see cref="ResponseDesk"/>).</summary>
internal static class ResponseRules
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>Answers a request that was done before; one that only has its key, or comes after the next change, is another one.</summary>
    public static Outcome<ResponseDossier> Repeat(RevisionEntry made, ResponseAction action, string? name, DeskRequest request, ResponseDossier dossier, ProblemLog problems)
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
            problems.Add(ProblemCatalogue.RequestKeyReused, RequestPlace, "This key belongs to another request on this response. Use a new key for a new request.");
        }
        else if (action != ResponseAction.Save && (made.Number != dossier.Latest!.Number || (action == ResponseAction.Submit && dossier.Draft is not null)))
        {
            problems.Add(ProblemCatalogue.RequestKeyReused, RequestPlace, $"This key belongs to the request that made revision {made.Number}: that one was done, and the response was changed after it. Use a new key for what is to be done now.");
        }

        return problems.ToOutcome(dossier);
    }

    /// <summary>The reason as it is kept; null for none.</summary>
    public static string? NoteOf(DeskRequest request) => string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();

    /// <summary>Why the round takes no answers now; null if it does.</summary>
    public static string? FindWhyNotNow(ResponseDossier dossier) => dossier.Phase switch
    {
        RoundPhase.Collecting => null,
        RoundPhase.Preparing => "The round is still being prepared and takes no answers yet.",
        RoundPhase.Announced => $"The round opens on {dossier.Round.Opens:yyyy-MM-dd}; answers are taken from then on.",
        _ => "The round is closed and takes no more answers. Ask the coordinator, who can open it again.",
    };

    /// <summary>How the response goes on; null, with the problems that say why, if it cannot be done.</summary>
    public static ResponseTransition? FindTransition(ResponseDossier dossier, ResponseAction action, DeskRequest request, ProblemLog problems)
    {
        var transition = ResponseTransitions.Find(dossier.State, action, request.Actor.Role);
        if (FindWhyNotNow(dossier) is { } why)
        {
            problems.Add(ProblemCatalogue.RoundNotCollecting, RequestPlace, why);
        }
        else if (transition is null)
        {
            var state = dossier.State?.ToCode() ?? "not begun";
            var possible = string.Join(", ", dossier.GetActions(request.Actor.Role).Select(each => each.ToString().ToLowerInvariant()));
            problems.Add(ProblemCatalogue.TransitionNotAllowed, RequestPlace, $"The response is {state}: a {request.Actor.Role.ToCode()} cannot {action.ToString().ToLowerInvariant()} it. Possible now: {(possible.Length == 0 ? "nothing" : possible)}.");
        }
        else if (transition.NeedsReason && string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add(ProblemCatalogue.ReasonMissing, RequestPlace.Member("reason"), "Say why, so that the secretariat knows what to change.");
        }

        return transition;
    }

    /// <summary>Who saved last, as it ends a sentence; empty for nobody.</summary>
    public static string SavedBy(ResponseDossier dossier) =>
        (dossier.Draft?.SavedBy ?? dossier.Latest?.By) is { Length: > 0 } name ? $"; {Excerpt.Of(name)} saved last" : "";

    /// <summary>The name of who submits or endorses; null after a problem.</summary>
    public static string? ReadName(string text, string member, ProblemLog problems)
    {
        var name = TypedName.Find(text);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing, RequestPlace.Member(member), $"Give a name of 1 to {TypedName.Longest} characters, without control characters.");
        }

        return name;
    }
}
