using Survey.Api.Http;
using Survey.Collecting.Analysis;
using Survey.Core.Problems;

namespace Survey.Api.Analysing;

/// <summary>The buttons of the forms in which analysts change an entry.</summary>
internal static class EntryButtons
{
    /// <summary>The value of the button that stores what was typed.</summary>
    public const string Save = "save";

    /// <summary>Does what the pressed button says: stores the entry as typed, removes it, or restores a revision.</summary>
    /// <returns>The latest revision; a problem, and nothing changed, if there is no such button or revision.</returns>
    public static async Task<Outcome<AnalysisEntry>> Press(
        HttpContext context,
        IFormCollection form,
        AnalysisDesk desk,
        string round,
        string key,
        string? typed)
    {
        const string Restore = "restore-";
        var (button, seen, actor) = (form["do"].ToString(), SeenIn(form), context.User.GetActor());
        if (button.StartsWith(Restore, StringComparison.Ordinal))
        {
            return await desk.Restore(round, key, button[Restore.Length..], seen, actor, context.RequestAborted);
        }

        if (button is Save or "remove")
        {
            return await desk.Save(round, key, button == Save ? typed : null, seen, actor, context.RequestAborted);
        }

        var problems = new ProblemLog();
        ReportUnknown(button, problems);
        return problems.ToOutcome<AnalysisEntry>(null);
    }

    /// <summary>Reports that the form has no such button.</summary>
    public static void ReportUnknown(string button, ProblemLog problems) =>
        problems.Add(ProblemCatalogue.RequestMalformed["button"], Place.OfFile("request"), ("found", button));

    /// <summary>The revision that the page showed; null if the form does not say.</summary>
    public static int? SeenIn(IFormCollection form) => Preconditions.ToRevision(form["seen"]);
}
