using System.Globalization;
using Survey.Api.Answering.Forms;
using Survey.Collecting.Responses;
using Survey.Core.Responses;

namespace Survey.Api.Answering;

/// <summary>Where a page leads after it was saved, which depends on the button that was pressed.</summary>
internal static class SectionTarget
{
    /// <summary>The address.</summary>
    /// <param name="post">The form.</param>
    /// <param name="before">The draft before it was saved.</param>
    /// <param name="after">The response after it was saved.</param>
    public static string Of(SectionPost post, DraftContent before, ResponseDossier after)
    {
        var (visit, page) = (post.Visit, post.Page);
        var here = $"{visit.Home}/sections/{page.Number}";
        if (post.Row is not null)
        {
            return $"{here}#{ToField(post.Row, post.Values, after.Content)}";
        }

        var (verb, name) = post.Button.IndexOf('/', StringComparison.Ordinal) is var at and >= 0
            ? (post.Button[..at], post.Button[(at + 1)..])
            : (post.Button, "");
        if (verb is "list" or "remove")
        {
            var field = ToField(name, post.Sent, after.Content);
            return $"{here}?{verb}={Uri.EscapeDataString(field)}#{field}";
        }

        if (verb is "leave")
        {
            return $"{visit.Home}/tasks";
        }

        var view = SectionViews.Make(visit, page, after.Content, withMissing: false);
        if (view.Problems.Count > 0 || (verb == "continue" && BreaksConstraint(visit, page, after.Content)))
        {
            return $"{here}?{(view.Problems.Count > 0 ? "" : "check=1")}#_problems";
        }

        var further = FindFurther(SectionViews.Make(visit, page, before, withMissing: false), view);
        return further is not null ? $"{here}?further={Uri.EscapeDataString(further)}"
            : verb == "continue" ? GetFollowing(visit, page, after)
            : here;
    }

    private static string GetFollowing(LinkVisit visit, FormPage page, ResponseDossier after)
    {
        var scope = visit.ToScope(after.Content.Answers);
        var next = visit.Pages.Skip(page.Number).FirstOrDefault(each => FormView.Holds(each.Relevant, scope));
        return next is null ? $"{visit.Home}/check" : $"{visit.Home}/sections/{next.Number}";
    }

    /// <summary>True if an answer breaks the rule of its question. Missing answers may be given later.</summary>
    private static bool BreaksConstraint(LinkVisit visit, FormPage page, DraftContent content) =>
        new PageChecks(visit, content).Of(page).Problems.Any(problem => problem.Problem.Code == "answer-constraint");

    /// <summary>The first unanswered question that is shown now and was not shown before; null for none.</summary>
    private static string? FindFurther(FormView before, FormView after)
    {
        var known = FormVisibility.GetShownFields(before).ToHashSet(StringComparer.Ordinal);
        return FormVisibility.GetShownFields(after).FirstOrDefault(field =>
            !field.Contains('/', StringComparison.Ordinal) && !known.Contains(field) && after.Values.GetAll(field).Count == 0);
    }

    /// <summary>
    /// The name that a field has when the page is shown again. Rows inside of rows have no ids: their keys are their positions
    /// then. If somebody else has removed the row, it is the name of its repeat group.
    /// </summary>
    private static string ToField(string name, FormValues values, DraftContent after)
    {
        var (path, keys) = (name.Split('/'), name.Split('/'));
        if (path.Length > 1 && !after.GetRowIds(path[0]).Contains(path[1], StringComparer.Ordinal))
        {
            return path[0];
        }

        for (var step = 3; step < path.Length; step += 2)
        {
            var position = values.GetKeys(string.Join('/', keys[..step])).ToList().IndexOf(keys[step]) + 1;
            path[step] = position.ToString(CultureInfo.InvariantCulture);
        }

        return string.Join('/', path);
    }
}
