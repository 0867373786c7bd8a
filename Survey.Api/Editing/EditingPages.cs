using Survey.Api.Access;
using Survey.Api.Answering;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Collecting.Editing;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;

namespace Survey.Api.Editing;

/// <summary>Pages on which the questionnaire of a round is edited.</summary>
internal static class EditingPages
{
    /// <summary>Maps <c>/rounds/{round}/questionnaire</c>.</summary>
    public static void MapEditingPages(this RouteGroupBuilder rounds)
    {
        var group = rounds.MapGroup("/{round}/questionnaire");
        group.MapGet("", GetOutline);
        group.MapGet("/preview/{number:int}", GetPreview);
        group.MapPost("/preview/{number:int}", PostPreview);
        var change = group.MapGroup("").RequireAuthorization(AccessPolicies.CoordinatorPage);
        change.MapPost("/step", PostStep);
        change.MapGet("/add", GetAdd);
        change.MapPost("/add", PostAdd);
        change.MapGet("/item", GetItem);
        change.MapPost("/item", PostItem);
        change.MapPost("/code", PostCode);
        change.MapPost("/type", PostType);
        change.MapGet("/condition", GetCondition);
        change.MapPost("/condition", PostCondition);
        change.MapGet("/list", GetList);
        change.MapPost("/list", PostList);
        change.MapGet("/head", GetHead);
        change.MapPost("/head", PostHead);
        change.MapGet("/use", GetUse);
        change.MapPost("/use", PostUse);
        change.MapGet("/discard", GetDiscard);
        change.MapPost("/discard", PostDiscard);
    }

    private static async Task<IResult> GetOutline(HttpContext context, string round) =>
        await Find(context, round) is { } view ? ShowOutline(view, []) : Results.NotFound();

    /// <summary>A step of one button of the outline, such as <c>up KEY</c>; a dragged item says <c>before KEY OTHER</c>.</summary>
    private static async Task<IResult> PostStep(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var words = form["do"].ToString().Split(' ');
        var (key, other) = (words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2) ?? "");
        if (words[0] is "undo" or "redo")
        {
            var undone = await desk.Undo(round, words[0] == "redo", form["seen"].ToString(), context.RequestAborted);
            return await Finish(context, round, undone.Problems, undone.Succeeded, words[0] == "undo" ? "undone" : "redone", "");
        }

        Func<EditedForm, ProblemLog, EditedStep?>? step = words[0] switch
        {
            "up" => (form, problems) => EditingSteps.MoveUp(form, key, problems),
            "down" => (form, problems) => EditingSteps.MoveDown(form, key, problems),
            "into" => (form, problems) => EditingSteps.MoveInto(form, key, problems),
            "out" => (form, problems) => EditingSteps.MoveOut(form, key, problems),
            "before" => (form, problems) => EditingSteps.Move(form, key, new ItemPosition(ItemSide.Before, other), problems),
            "after" => (form, problems) => EditingSteps.Move(form, key, new ItemPosition(ItemSide.After, other), problems),
            "inside" => (form, problems) => EditingSteps.Move(form, key, new ItemPosition(ItemSide.Inside, other), problems),
            "duplicate" => (form, problems) => EditingSteps.Duplicate(form, key, problems),
            "remove" => (form, problems) => EditingSteps.Remove(form, key, problems),
            "remove-list" => (form, problems) => CodeRenaming.RemoveList(form, key, problems),
            _ => null,
        };
        if (step is null)
        {
            return Results.Redirect($"/rounds/{Uri.EscapeDataString(round)}/questionnaire");
        }

        var action = words[0] switch
        {
            "duplicate" or "remove" => words[0],
            "remove-list" => "list-removed",
            _ => "move",
        };
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            state => state.Stamp,
            (state, problems) => step(state.Form, problems),
            action,
            context.User.GetActor(),
            context.RequestAborted);
        var subject = outcome.Value?.Subject ?? key;
        subject = action is "remove" or "list-removed" ? "" : subject;
        return await Finish(context, round, outcome.Problems, outcome.Succeeded, $"editor-{action}", subject);
    }

    private static async Task<IResult> GetAdd(HttpContext context, string round, string? side, string? at) =>
        await Find(context, round) is { } view
            ? ShowAdd(view, name => name switch { "side" => side, "at" => at, _ => "" } ?? "", [])
            : Results.NotFound();

    private static async Task<IResult> PostAdd(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var position = new ItemPosition(
            form["side"].ToString() switch { "before" => ItemSide.Before, "after" => ItemSide.After, _ => ItemSide.Inside },
            form["at"].ToString());
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            // Adding disturbs nobody: it only needs the item that it is put beside.
            _ => "",
            (state, problems) => EditingForm.Add(state, form, position, problems),
            "add",
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Value is { } added
            ? Results.Redirect(EditingView.AddressOf(round, "item", ("key", added.Subject)) + $"&{DeskFrame.Done}=editor-add")
            : await Find(context, round) is { } view ? ShowAdd(view, name => form[name].ToString(), outcome.Problems) : Results.NotFound();
    }

    private static async Task<IResult> GetItem(HttpContext context, string round, string? key) =>
        await Find(context, round) is { } view && view.State.Form.Find(key ?? "") is { } item
            ? ShowItem(view, item, form: null, [])
            : Results.NotFound();

    private static Task<IResult> PostItem(HttpContext context, string round, IFormCollection form, EditingDesk desk) =>
        ChangeItem(context, round, form, desk, "change", (state, problems) => EditingForm.Change(state, form, problems));

    private static Task<IResult> PostCode(HttpContext context, string round, IFormCollection form, EditingDesk desk) =>
        ChangeItem(
            context,
            round,
            form,
            desk,
            "rename",
            (state, problems) => CodeRenaming.Rename(
                state.Form,
                form["key"].ToString(),
                form["code"].ToString().Trim(),
                state.Answered,
                problems));

    private static Task<IResult> PostType(HttpContext context, string round, IFormCollection form, EditingDesk desk) =>
        ChangeItem(context, round, form, desk, "type", (state, problems) => EditingForm.ChangeType(state, form, problems));

    private static async Task<IResult> ChangeItem(
        HttpContext context,
        string round,
        IFormCollection form,
        EditingDesk desk,
        string action,
        Func<EditingState, ProblemLog, EditedStep?> step)
    {
        var key = form["key"].ToString();
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            state => state.StampOfItem(key),
            step,
            action,
            context.User.GetActor(),
            context.RequestAborted);
        if (outcome.Value is { } changed)
        {
            return form["then"] == "outline"
                ? await Finish(context, round, [], succeeded: true, "saved", changed.Subject)
                : Results.Redirect(EditingView.AddressOf(round, "item", ("key", changed.Subject)) + $"&{DeskFrame.Done}=saved");
        }

        return await Find(context, round) is not { } view ? Results.NotFound()
            : view.State.Form.Find(key) is { } item ? ShowItem(view, item, form, outcome.Problems)
            : ShowOutline(view, outcome.Problems);
    }

    private static async Task<IResult> GetCondition(HttpContext context, string round, string? key, string? member) =>
        await Find(context, round) is { } view
        && view.State.Form.Find(key ?? "") is { } item
        && ConditionForm.Members.Contains(member, StringComparer.Ordinal)
            ? ShowCondition(view, item, member!, ConditionForm.Of(view.State, item, member!), [])
            : Results.NotFound();

    private static async Task<IResult> PostCondition(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var (key, member) = (form["key"].ToString(), form["member"].ToString());
        if (await Find(context, round) is not { } view || !ConditionForm.Members.Contains(member, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        if (view.State.Form.Find(key) is not { } item)
        {
            return ShowOutline(view, []);
        }

        var typed = ConditionForm.Read(view.State, item, member, form);
        if (form["do"] == "add" || typed.IsUnfinished)
        {
            return ShowCondition(view, item, member, typed, []);
        }

        var text = form["do"] == "text" ? form["text"].ToString() : typed.Condition?.ToString() ?? "";
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            state => state.StampOfItem(key),
            (state, problems) => PropertySteps.Change(
                state.Form,
                key,
                new Dictionary<string, string>(StringComparer.Ordinal) { [member] = text },
                problems),
            "condition",
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded
            ? Results.Redirect(EditingView.AddressOf(round, "item", ("key", key)) + $"&{DeskFrame.Done}=saved#{member}")
            : ShowCondition(view, item, member, typed with { Text = text }, outcome.Problems);
    }

    private static async Task<IResult> GetList(HttpContext context, string round, string? code) =>
        await Find(context, round) is { } view && view.State.Form.FindList(code ?? "") is not null
            ? ShowList(view, code!, form: null, [])
            : Results.NotFound();

    private static async Task<IResult> PostList(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var code = form["code"].ToString();
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            state => state.StampOfList(code),
            (state, problems) => CodeRenaming.SaveList(
                state.Form,
                code,
                EditingForm.ReadLines(form, state.Form.Languages),
                state.Answered,
                problems),
            "list",
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded
            ? Results.Redirect(EditingView.AddressOf(round, "list", ("code", code)) + $"&{DeskFrame.Done}=saved")
            : await Find(context, round) is { } view ? ShowList(view, code, form, outcome.Problems) : Results.NotFound();
    }

    private static async Task<IResult> GetHead(HttpContext context, string round) =>
        await Find(context, round) is { } view ? ShowHead(view, form: null, []) : Results.NotFound();

    private static async Task<IResult> PostHead(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var outcome = await desk.Change(
            round,
            form["seen"].ToString(),
            state => state.Stamp,
            (state, problems) => EditingForm.ChangeHead(state, form, problems),
            "head",
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded ? await Finish(context, round, [], succeeded: true, "saved", "")
            : await Find(context, round) is { } view ? ShowHead(view, form, outcome.Problems)
            : Results.NotFound();
    }

    private static async Task<IResult> GetUse(HttpContext context, string round) =>
        await Find(context, round) is not { } view ? Results.NotFound()
        : view.State.HasDraft ? ShowUse(view, form: null, [])
        : Results.Redirect(view.Home);

    private static async Task<IResult> PostUse(HttpContext context, string round, IFormCollection form, EditingDesk desk, RoundDesk rounds)
    {
        var problems = new ProblemLog();
        await RoundPages.RequireConfirmation(round, form, rounds, problems, context.RequestAborted);
        var outcome = problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : await desk.Use(
                round,
                form["version"].ToString().Trim(),
                form["replaces"] == "yes",
                form["seen"].ToString(),
                context.User.GetActor(),
                context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/questionnaire", "editor-used", outcome.Problems)
            : await Find(context, round) is not { } view ? Results.NotFound()
            : view.State.HasDraft ? ShowUse(view, form, outcome.Problems)
            : ShowOutline(view, outcome.Problems);
    }

    private static async Task<IResult> GetDiscard(HttpContext context, string round) =>
        await Find(context, round) is not { } view ? Results.NotFound()
        : view.State.HasDraft ? Show<DiscardPage>(view, "/discard", [])
        : Results.Redirect(view.Home);

    private static async Task<IResult> PostDiscard(HttpContext context, string round, IFormCollection form, EditingDesk desk)
    {
        var outcome = await desk.Discard(round, form["seen"].ToString(), context.RequestAborted);
        return await Finish(context, round, outcome.Problems, outcome.Succeeded, "editor-discarded", "");
    }

    private static Task<IResult> GetPreview(HttpContext context, string round, int number) => Preview(context, round, number, form: null);

    private static Task<IResult> PostPreview(HttpContext context, string round, int number, IFormCollection form) =>
        Preview(context, round, number, form);

    private static async Task<IResult> Preview(HttpContext context, string round, int number, IFormCollection? form) =>
        await Find(context, round) is not { } view ? Results.NotFound()
        : view.State.Round is { } edited && view.Errors.Count == 0
            ? PreviewPages.Show(context, view.State.Standing with { Round = edited }, "/questionnaire/preview", number, form)
        : ShowOutline(view, []);

    /// <summary>Goes to the outline after a step, or shows it with the problems that prevented the step.</summary>
    private static async Task<IResult> Finish(
        HttpContext context,
        string round,
        IReadOnlyList<Problem> problems,
        bool succeeded,
        string done,
        string subject) =>
        succeeded
            ? Results.Redirect(
                $"/rounds/{Uri.EscapeDataString(round)}/questionnaire?{DeskFrame.Done}={done}"
                + (subject.Length > 0 ? $"#{EditingView.AnchorOf(subject)}" : ""))
            : await Find(context, round) is { } view ? ShowOutline(view, problems)
            : Results.NotFound();

    private static async Task<EditingView?> Find(HttpContext context, string round) =>
        await context.RequestServices.GetRequiredService<EditingDesk>().Find(round, context.RequestAborted) is { } state
            ? new EditingView(DeskFrame.For(context, state.Standing), state)
            : null;

    private static IResult ShowOutline(EditingView view, IReadOnlyList<Problem> problems) => Show<OutlinePage>(view, "", problems);

    private static IResult ShowAdd(EditingView view, Func<string, string> get, IReadOnlyList<Problem> problems) =>
        Show<AddPage>(view, EditingView.PathOf("/add", ("side", get("side")), ("at", get("at"))), problems, ("Get", get));

    private static IResult ShowItem(EditingView view, EditedItem item, IFormCollection? form, IReadOnlyList<Problem> problems) =>
        Show<ItemPage>(view, EditingView.PathOf("/item", ("key", item.Key)), problems, ("Item", item), ("Typed", form));

    private static IResult ShowCondition(
        EditingView view,
        EditedItem item,
        string member,
        ConditionForm condition,
        IReadOnlyList<Problem> problems) =>
        Show<ConditionPage>(
            view,
            EditingView.PathOf("/condition", ("key", item.Key), ("member", member)),
            problems,
            ("Item", item),
            ("Member", member),
            ("Condition", condition));

    private static IResult ShowList(EditingView view, string code, IFormCollection? form, IReadOnlyList<Problem> problems) =>
        Show<ListPage>(view, EditingView.PathOf("/list", ("code", code)), problems, ("Code", code), ("Typed", form));

    private static IResult ShowHead(EditingView view, IFormCollection? form, IReadOnlyList<Problem> problems) =>
        Show<HeadPage>(view, "/head", problems, ("Typed", form));

    private static IResult ShowUse(EditingView view, IFormCollection? form, IReadOnlyList<Problem> problems) =>
        Show<UsePage>(view, "/use", problems, ("Typed", form));

    private static IResult Show<TPage>(
        EditingView view,
        string path,
        IReadOnlyList<Problem> problems,
        params (string Name, object? Value)[] parameters)
        where TPage : EditingPage =>
        (view.Frame.At($"/questionnaire{path}") with { Problems = problems }).ToPage<TPage>([("View", view), .. parameters]);
}
