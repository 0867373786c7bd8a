using System.Text.Json;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>The page to edit a framework of a round. Its buttons change the form only; saving stores all of it, or nothing.</summary>
internal static class FrameworkPages
{
    /// <summary>Name of the box to confirm that something is removed.</summary>
    public const string Removes = "removes";

    /// <summary>Maps <c>/rounds/{round}/frameworks/{framework}</c>.</summary>
    public static void MapFrameworkPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/frameworks/{framework}", Get).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/frameworks/{framework}", Post).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
    }

    private static async Task<IResult> Get(HttpContext context, string round, string framework, RoundDesk desk) =>
        await Find(context, round, framework, desk) is var (standing, found)
            ? Show(DeskFrame.For(context, standing), found, FrameworkForm.ToRows(found, LanguagesOf(standing, found), DefaultOf(standing)))
            : Results.NotFound();

    private static async Task<IResult> Post(HttpContext context, string round, string framework, IFormCollection form, RoundDesk desk)
    {
        if (await Find(context, round, framework, desk) is not var (standing, found))
        {
            return Results.NotFound();
        }

        var languages = LanguagesOf(standing, found);
        var (frame, rows, action) = (DeskFrame.For(context, standing), FrameworkForm.ToRows(form, languages), form["do"].ToString());
        if (action is "add" or "replace")
        {
            var pasted = FrameworkForm.Paste(form["lines"].ToString(), languages);
            return Show(frame, found, action == "replace" && pasted.Count > 0 ? pasted : [.. rows, .. pasted], form);
        }

        if (action != "save")
        {
            var focus = FrameworkForm.Act(rows, action, languages.Count);
            return Show(frame, found, rows, form, action, focus);
        }

        var problems = new ProblemLog();
        if (form[ClosedConfirmation.Name] != "yes" && standing.Phase == RoundPhase.Closed)
        {
            problems.Add(ProblemCatalogue.RoundPhaseWrong["confirm"], Place.OfFile("request").Member(ClosedConfirmation.Name));
        }

        var changed = FrameworkForm.Read(rows, found, languages, problems);
        if (changed is null || problems.Errors > 0)
        {
            return Show(frame with { Problems = problems.Problems }, found, rows, form);
        }

        List<string> removed =
        [
            .. found.Themes.Select(theme => theme.Code).OfType<string>().Where(code => changed.FindTheme(code) is null),
            .. found.Elements.Select(element => element.Code).Where(code => changed.FindElement(code) is null),
        ];
        if (removed.Count > 0 && form[Removes] != "yes")
        {
            return Show(frame, found, rows, form, removed: removed);
        }

        var outcome = await desk.ChangeDefinition(
            round,
            definition => With(definition, changed),
            context.User.GetActor(),
            Preconditions.ToRevision(form["revision"]),
            context.RequestAborted);
        return outcome.Succeeded
            ? (frame with { Standing = outcome.Value }).GoTo($"/frameworks/{framework}", "saved", outcome.Problems)
            : Show(frame with { Problems = outcome.Problems }, found, rows, form, removed: removed);
    }

    /// <summary>The definition with one of its frameworks changed.</summary>
    private static RoundDefinition With(RoundDefinition definition, Framework framework)
    {
        var document = FrameworkWriter.Write(framework);
        using var main = JsonDocument.Parse(definition.Framework);
        if (CodeOf(main.RootElement) == framework.Code)
        {
            return definition with { Framework = document };
        }

        using var further = JsonDocument.Parse(definition.Further);
        return definition with
        {
            Further = RoundDefinition.WriteFurther(further.RootElement.EnumerateObject().Select(file =>
                KeyValuePair.Create(
                    file.Name,
                    file.Name.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal)
                    && CodeOf(file.Value) == framework.Code
                        ? document
                        : file.Value.GetRawText()))),
        };
    }

    private static string? CodeOf(JsonElement framework) => framework.GetProperty("code").GetString();

    private static async Task<(RoundStanding Standing, Framework Framework)?> Find(
        HttpContext context,
        string round,
        string framework,
        RoundDesk desk) =>
        await desk.Find(round, context.RequestAborted) is { } standing
        && standing.Round.Frameworks.All.FirstOrDefault(each => each.Code == framework) is { } found
            ? (standing, found)
            : null;

    private static string DefaultOf(RoundStanding standing) => standing.Round.Questionnaire.DefaultLanguage;

    private static IReadOnlyList<string> LanguagesOf(RoundStanding standing, Framework framework) =>
        FrameworkForm.LanguagesOf(standing.Round, framework);

    private static IResult Show(
        DeskFrame frame,
        Framework framework,
        List<FrameworkRow> rows,
        IFormCollection? form = null,
        string action = "",
        int? focus = null,
        IReadOnlyList<string>? removed = null) =>
        frame
            .At($"/frameworks/{framework.Code}")
            .ToPage<FrameworkPage>(
                ("Framework", framework),
                ("Rows", rows),
                ("Languages", LanguagesOf(frame.Standing!, framework)),
                ("Revision", form?["revision"].ToString() is { Length: > 0 } seen ? seen : $"{frame.Standing!.Revision}"),
                ("IsChanged", form is not null),
                ("Removed", removed ?? []),
                ("Focus", focus is null ? "" : $"{action.Split('/')[0]}/{focus}"),
                ("Typed", (Func<string, string>)(name => form?[name].ToString() ?? "")));
}
