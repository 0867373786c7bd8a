using System.Text;
using System.Text.Json.Nodes;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Translations;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Files.Tables;

namespace Survey.Api.Rounds;

/// <summary>Pages of rounds: the list, and settings of a round.</summary>
internal static class RoundPages
{
    /// <summary>Maps <c>/rounds</c> and the pages about a whole round.</summary>
    public static void MapRoundPages(this RouteGroupBuilder group)
    {
        group.MapGet("", GetRounds);
        group.MapNewRoundPages();
        group.MapRoundWorkbooks();
        group.MapGet("/{round}/settings", GetSettings);
        group.MapPost("/{round}/publish", PostPublish).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/close", GetClose).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/close", PostClose).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/reopen", PostReopen).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/extend", PostExtend).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/dates", PostDates).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/title", PostTitle).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapOpenSettings();
        group.MapPost("/{round}/rename", PostRename).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/delete", GetDelete).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/delete", PostDelete).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/frameworks/{framework}.xlsx", GetFramework);
        group.MapFrameworkPages();
        group.MapTranslationPages();
        group.MapPost("/{round}/contact", PostContact).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/rule", PostRule).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/counted", PostCounted).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/questionnaire", PostQuestionnaire).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
    }

    private static async Task<IResult> GetRounds(HttpContext context, RoundDesk desk) =>
        DeskFrame.For(context).ToPage<RoundsPage>(("Rounds", await desk.GetAll(context.RequestAborted)));

    private static async Task<IResult> GetSettings(HttpContext context, string round, RoundDesk desk) =>
        await desk.Find(round, context.RequestAborted) is { } standing
            ? await ShowSettings(context, standing, [], FormCollection.Empty)
            : Results.NotFound();

    private static async Task<IResult> PostPublish(HttpContext context, string round, RoundDesk desk) =>
        await Finish(context, round, desk, await desk.Publish(round, context.User.GetActor(), context.RequestAborted), "published");

    private static async Task<IResult> GetClose(HttpContext context, string round, RoundDesk desk, InvitationDesk invitations) =>
        (await desk.Find(round, context.RequestAborted)) switch
        {
            null => Results.NotFound(),
            { Phase: RoundPhase.Collecting or RoundPhase.Announced } standing => DeskFrame
                .For(context, standing)
                .ToPage<ClosePage>(("Statuses", await invitations.FindStatuses(round, context.RequestAborted))),
            var standing => Results.Redirect($"/rounds/{standing.Round.Code}/settings"),
        };

    private static async Task<IResult> PostClose(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        await Finish(
            context,
            round,
            desk,
            await desk.Close(
                round,
                form["reason"].ToString().Trim() is { Length: > 0 } reason ? reason : null,
                context.User.GetActor(),
                context.RequestAborted),
            "closed",
            form);

    private static async Task<IResult> PostReopen(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        await Read(
            context,
            round,
            desk,
            form,
            read => (Deadline: read.ReadDay("deadline"), Closes: read.ReadDay("closes"), Reason: read.Get("reason")),
            said => desk.Reopen(round, said.Deadline, said.Closes, said.Reason, context.User.GetActor(), context.RequestAborted),
            "reopened");

    private static async Task<IResult> PostExtend(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        await Read(
            context,
            round,
            desk,
            form,
            read =>
            {
                var day = read.ReadDay("until");
                if (day is null)
                {
                    read.Require("until");
                }

                return day;
            },
            async day =>
                await desk.Extend(
                    round,
                    day!.Value,
                    organizations: null,
                    day > (await desk.Find(round, context.RequestAborted))?.Round.Closes ? day : null,
                    context.User.GetActor(),
                    cancellationToken: context.RequestAborted),
            "extended");

    private static async Task<IResult> PostDates(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        await Read(
            context,
            round,
            desk,
            form,
            read => read.ReadDates(),
            dates => desk.ChangeDates(round, dates, context.User.GetActor(), SeenIn(form), context.RequestAborted),
            "saved");

    private static async Task<IResult> PostTitle(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        await desk.Find(round, context.RequestAborted) is not { } standing
            ? Results.NotFound()
            : await Edit(
                context,
                round,
                desk,
                form,
                read => RoundText.FindTyped(standing.Round, "title", read.Get) ?? "",
                (document, title) => document["title"] = title.DeepClone());

    private static async Task<IResult> PostRename(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk desk,
        UnpublishedRounds unpublished) =>
        await Finish(
            context,
            round,
            desk,
            await unpublished.Rename(round, form["code"].ToString().Trim(), context.User.GetActor(), context.RequestAborted),
            "saved",
            form);

    private static async Task<IResult> GetDelete(HttpContext context, string round, RoundDesk desk) =>
        (await desk.Find(round, context.RequestAborted)) switch
        {
            null => Results.NotFound(),
            { Decision: RoundDecision.Prepared } standing => DeskFrame.For(context, standing).ToPage<DeletePage>(),
            var standing => Results.Redirect($"/rounds/{standing.Round.Code}/settings"),
        };

    private static async Task<IResult> PostDelete(HttpContext context, string round, RoundDesk desk, UnpublishedRounds unpublished)
    {
        var outcome = await unpublished.Delete(round, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded
            ? DeskFrame.For(context).GoTo("", "deleted")
            : await Finish(context, round, desk, outcome, "deleted");
    }

    /// <summary>A framework of the round as a workbook, which a new round takes.</summary>
    private static async Task<IResult> GetFramework(HttpContext context, string round, string framework, RoundDesk desk)
    {
        if ((await desk.Find(round, context.RequestAborted))?.Round.Frameworks.All.FirstOrDefault(each => each.Code == framework)
            is not { } found)
        {
            return Results.NotFound();
        }

        using var file = new MemoryStream();
        FrameworkFile.WriteWorkbook(file, found);
        return Results.File(file.ToArray(), FileFormat.Workbook.MediaType, $"{framework}.xlsx");
    }

    private static Task<IResult> PostContact(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(context, round, desk, form, read => read.ReadContact(), (document, contact) => Set(document, "contact", contact));

    private static Task<IResult> PostRule(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            desk,
            form,
            read => read.ReadRule(),
            (document, rule) => document["recurrence"] = rule.DeepClone(),
            changesFigures: true);

    private static Task<IResult> PostCounted(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Edit(
            context,
            round,
            desk,
            form,
            read => read.ReadCounted(),
            (document, counted) =>
            {
                var analysis = document["analysis"]?.DeepClone() as JsonObject ?? [];
                foreach (var (member, code) in counted)
                {
                    analysis.Remove(member);
                    if (code.Length > 0)
                    {
                        analysis[member] = code;
                    }
                }

                Set(document, "analysis", analysis.Count == 0 ? null : analysis);
            },
            changesFigures: true);

    /// <summary>Sets a member of a document, or removes it if the value is null.</summary>
    public static void Set(JsonObject document, string member, JsonNode? value)
    {
        document.Remove(member);
        if (value is not null)
        {
            document[member] = value.DeepClone();
        }
    }

    private static async Task<IResult> PostQuestionnaire(HttpContext context, string round, IFormCollection form, RoundDesk desk)
    {
        var problems = new ProblemLog();
        var bytes = await new RoundForm(form, problems).ReadQuestionnaire(context);
        if (bytes is null && problems.Errors == 0)
        {
            problems.Add(ProblemCatalogue.FileMissing["not-chosen"], Place.OfFile("request"));
        }

        await RequireConfirmation(round, form, desk, problems, context.RequestAborted);
        var outcome =
            problems.Errors > 0
                ? problems.ToOutcome<RoundStanding>(null)
                : await desk.ChangeDefinition(
                    round,
                    definition => definition with { Questionnaire = Encoding.UTF8.GetString(bytes!) },
                    context.User.GetActor(),
                    SeenIn(form),
                    context.RequestAborted);
        return await Finish(
            context,
            round,
            desk,
            outcome with
            {
                Problems = [.. problems.Problems.Concat(outcome.Problems).Distinct()],
            },
            "saved",
            form);
    }

    /// <summary>In a closed round, what changes its figures must be confirmed: they may have been reported.</summary>
    public static async Task RequireConfirmation(
        string round,
        IFormCollection form,
        RoundDesk desk,
        ProblemLog problems,
        CancellationToken cancellationToken)
    {
        if (form[ClosedConfirmation.Name] != "yes" && await desk.Find(round, cancellationToken) is { Phase: RoundPhase.Closed })
        {
            problems.Add(ProblemCatalogue.RoundPhaseWrong["confirm"], Place.OfFile("request").Member(ClosedConfirmation.Name));
        }
    }

    /// <summary>Changes the document <c>round.json</c> by what a form says.</summary>
    public static Task<IResult> Edit<T>(
        HttpContext context,
        string round,
        RoundDesk desk,
        IFormCollection form,
        Func<RoundForm, T> read,
        Action<JsonObject, T> edit,
        bool changesFigures = false) =>
        Read(
            context,
            round,
            desk,
            form,
            read,
            said => desk.ChangeDefinition(
                round,
                definition => RoundDesk.Edit(definition, document => edit(document, said)),
                context.User.GetActor(),
                SeenIn(form),
                context.RequestAborted),
            "saved",
            changesFigures);

    private static async Task<IResult> Read<T>(
        HttpContext context,
        string round,
        RoundDesk desk,
        IFormCollection form,
        Func<RoundForm, T> read,
        Func<T, Task<Outcome<RoundStanding>>> act,
        string done,
        bool changesFigures = false)
    {
        var problems = new ProblemLog();
        var said = read(new RoundForm(form, problems));
        if (changesFigures)
        {
            await RequireConfirmation(round, form, desk, problems, context.RequestAborted);
        }

        return await Finish(
            context,
            round,
            desk,
            problems.Errors > 0 ? problems.ToOutcome<RoundStanding>(null) : await act(said),
            done,
            form);
    }

    /// <summary>Goes to the settings after a change, or shows them again with the problems found.</summary>
    public static async Task<IResult> Finish(
        HttpContext context,
        string round,
        RoundDesk desk,
        Outcome<RoundStanding> outcome,
        string done,
        IFormCollection? form = null)
    {
        if (outcome.Succeeded)
        {
            return (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", done, outcome.Problems);
        }

        // After a conflict, show the present values, so that saving again does not undo another person's change.
        var isStale = outcome.Problems.Any(problem => problem.Kind == ProblemCatalogue.RoundStale);
        return await desk.Find(round, context.RequestAborted) is { } standing
            ? await ShowSettings(context, standing, outcome.Problems, isStale ? FormCollection.Empty : form ?? FormCollection.Empty)
            : Results.NotFound();
    }

    private static async Task<IResult> ShowSettings(
        HttpContext context,
        RoundStanding standing,
        IReadOnlyList<Problem> problems,
        IFormCollection form)
    {
        var sent = new RoundForm(form, new ProblemLog());
        var frame = DeskFrame.For(context, standing).At("/settings") with { Problems = problems, FileParts = await sent.FindParts() };
        return frame.ToPage<SettingsPage>(
            ("Files", await sent.Keep(frame)),
            ("AddressOf", (string? channel) =>
                context.RequestServices.GetRequiredService<MessageWriter>().GetOpenAddress(standing.Round.Code, channel)),
            ("Typed", (Func<string, string>)(name => form[name].ToString())));
    }

    /// <summary>The revision of the round that the form was filled in for; null if not given.</summary>
    private static int? SeenIn(IFormCollection form) => Preconditions.ToRevision(form["revision"]);
}
