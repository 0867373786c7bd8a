using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Invitations;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>Rounds: the list of them, new ones, and what a coordinator decides about one.</summary>
internal static class RoundPages
{
    /// <summary>Maps <c>/rounds</c> and what belongs to a round as a whole.</summary>
    public static void MapRoundPages(this RouteGroupBuilder group)
    {
        group.MapGet("", GetRounds);
        group.MapGet("/-new", GetNew).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/-new", PostNew).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
        group.MapGet("/-copy", GetCopy).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/-copy", PostCopy).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/settings", GetSettings);
        group.MapPost("/{round}/publish", PostPublish).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/close", GetClose).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/close", PostClose).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/reopen", PostReopen).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/extend", PostExtend).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/dates", PostDates).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/contact", PostContact).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/rule", PostRule).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/questionnaire", PostQuestionnaire).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
    }

    private static IResult GetRounds(HttpContext context, RoundDesk desk) =>
        DeskFrame.For(context).ToPage<RoundsPage>(("Rounds", desk.GetAll()));

    private static IResult GetNew(HttpContext context, RoundDesk desk) =>
        DeskFrame.For(context).ToPage<NewRoundPage>(("Rounds", desk.GetAll()), ("Get", (Func<string, string>)Nothing));

    private static async Task<IResult> PostNew(HttpContext context, IFormCollection form, RoundDesk desk)
    {
        var problems = new ProblemLog();
        var round = new RoundForm(form, problems);
        var files = await round.ReadFiles(desk.Find);
        var outcome = problems.Errors > 0 ? problems.ToOutcome<RoundStanding>(null) : desk.Create(files, context.User.GetActor());

        // The codes of framework and questionnaire come from their files: where one is missing, that is told of the file.
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", "created")
            : (DeskFrame.For(context) with { Address = "/rounds/-new", Problems = [.. outcome.Problems.Where(problem => problem.Kind != ProblemCatalogue.CodeInvalid || problem.Place is not { File: "round.json", Path: "framework" or "questionnaire" })] }).ToPage<NewRoundPage>(("Rounds", desk.GetAll()), ("Get", (Func<string, string>)round.Get));
    }

    private static IResult GetCopy(HttpContext context, RoundDesk desk, string? from) =>
        DeskFrame.For(context).ToPage<CopyRoundPage>(("Rounds", desk.GetAll()), ("Get", (Func<string, string>)(name => name == "from" ? from ?? "" : "")));

    private static IResult PostCopy(HttpContext context, IFormCollection form, RoundDesk desk)
    {
        var problems = new ProblemLog();
        var round = new RoundForm(form, problems);
        var dates = round.ReadDates();
        var outcome = problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : desk.Copy(round.Get("from"), round.Get("code"), round.Get("title") is { Length: > 0 } title ? title : null, dates, context.User.GetActor());
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", "created")
            : (DeskFrame.For(context) with { Address = "/rounds/-copy", Problems = outcome.Problems }).ToPage<CopyRoundPage>(("Rounds", desk.GetAll()), ("Get", (Func<string, string>)round.Get));
    }

    private static IResult GetSettings(HttpContext context, string round, RoundDesk desk) =>
        desk.Find(round) is { } standing ? ShowSettings(context, standing, [], Nothing) : Results.NotFound();

    private static IResult PostPublish(HttpContext context, string round, RoundDesk desk) =>
        Finish(context, round, desk, desk.Publish(round, context.User.GetActor()), "published");

    private static IResult GetClose(HttpContext context, string round, RoundDesk desk, InvitationDesk invitations) =>
        desk.Find(round) switch
        {
            null => Results.NotFound(),
            { Phase: RoundPhase.Collecting or RoundPhase.Announced } standing => DeskFrame.For(context, standing).ToPage<ClosePage>(("Statuses", invitations.FindStatuses(round))),
            var standing => Results.Redirect($"/rounds/{standing.Round.Code}/settings"),
        };

    private static IResult PostClose(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Finish(context, round, desk, desk.Close(round, form["reason"].ToString().Trim() is { Length: > 0 } reason ? reason : null, context.User.GetActor()), "closed", form);

    private static IResult PostReopen(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Read(context, round, desk, form, read => (Deadline: read.ReadDay("deadline"), Closes: read.ReadDay("closes"), Reason: read.Get("reason")), said => desk.Reopen(round, said.Deadline, said.Closes, said.Reason, context.User.GetActor()), "reopened");

    private static IResult PostExtend(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Read(
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
            day => desk.Extend(round, day!.Value, organizations: null, day > desk.Find(round)?.Round.Closes ? day : null, context.User.GetActor()),
            "extended");

    private static IResult PostDates(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Read(context, round, desk, form, read => read.ReadDates(), dates => desk.ChangeDates(round, dates, context.User.GetActor(), SeenIn(form)), "saved");

    private static IResult PostContact(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Read(context, round, desk, form, read => read.ReadContact(), contact => desk.ChangeDefinition(round, definition => RoundDesk.Edit(definition, document => Set(document, "contact", contact)), context.User.GetActor(), SeenIn(form)), "saved");

    private static void Set(JsonObject document, string member, JsonObject? value)
    {
        document.Remove(member);
        if (value is not null)
        {
            document[member] = value.DeepClone();
        }
    }

    private static IResult PostRule(HttpContext context, string round, IFormCollection form, RoundDesk desk) =>
        Read(context, round, desk, form, read => read.ReadRule(), rule => desk.ChangeDefinition(round, definition => RoundDesk.Edit(definition, document => document["recurrence"] = rule.DeepClone()), context.User.GetActor(), SeenIn(form)), "saved");

    private static async Task<IResult> PostQuestionnaire(HttpContext context, string round, IFormCollection form, RoundDesk desk)
    {
        var problems = new ProblemLog();
        var bytes = await new RoundForm(form, problems).ReadQuestionnaire();
        if (bytes is null && problems.Errors == 0)
        {
            problems.Add(ProblemCatalogue.FileMissing, Place.OfFile("request"), "No file was chosen. Choose the questionnaire's file.");
        }

        var outcome = problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : desk.ChangeDefinition(round, definition => definition with { Questionnaire = Encoding.UTF8.GetString(bytes!) }, context.User.GetActor(), SeenIn(form));
        return Finish(context, round, desk, outcome, "saved", form);
    }

    private static IResult Read<T>(HttpContext context, string round, RoundDesk desk, IFormCollection form, Func<RoundForm, T> read, Func<T, Outcome<RoundStanding>> act, string done)
    {
        var problems = new ProblemLog();
        var said = read(new RoundForm(form, problems));
        return Finish(context, round, desk, problems.Errors > 0 ? problems.ToOutcome<RoundStanding>(null) : act(said), done, form);
    }

    private static IResult Finish(HttpContext context, string round, RoundDesk desk, Outcome<RoundStanding> outcome, string done, IFormCollection? form = null)
    {
        if (outcome.Succeeded)
        {
            return (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/settings", done);
        }

        // Whoever was slower sees what is there now: pressing again must not undo what somebody else did.
        var isStale = outcome.Problems.Any(problem => problem.Kind == ProblemCatalogue.RoundStale);
        return desk.Find(round) is { } standing
            ? ShowSettings(context, standing, outcome.Problems, name => form is null || isStale ? "" : form[name].ToString())
            : Results.NotFound();
    }

    private static IResult ShowSettings(HttpContext context, RoundStanding standing, IReadOnlyList<Problem> problems, Func<string, string> typed) =>
        (DeskFrame.For(context, standing).At("/settings") with { Problems = problems }).ToPage<SettingsPage>(("Typed", typed));

    /// <summary>The revision of the round that the form was filled in on; null for none told.</summary>
    private static int? SeenIn(IFormCollection form) => int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    private static string Nothing(string name) => "";
}
