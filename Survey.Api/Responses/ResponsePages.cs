using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>Pages of responses, for coordinators and analysts, and the actions of coordinators.</summary>
internal static class ResponsePages
{
    /// <summary>Maps the responses of a round.</summary>
    public static void MapResponsePages(this RouteGroupBuilder group)
    {
        var one = group.MapGroup("/{round}/responses/{organization}");
        one.MapGet("", GetResponse);
        one.MapGet("/changes", GetChanges);
        one.MapPost("/return", PostReturn).RequireAuthorization(AccessPolicies.CoordinatorPage);
        one.MapPost("/endorse", PostEndorse).RequireAuthorization(AccessPolicies.CoordinatorPage);
        one.MapPost("/withdraw", PostWithdraw).RequireAuthorization(AccessPolicies.CoordinatorPage);
        one.MapPost("/extend", PostExtend).RequireAuthorization(AccessPolicies.CoordinatorPage);
        PaperEntry.Map(one.MapGroup("/paper").RequireAuthorization(AccessPolicies.CoordinatorPage));
        one.MapPost("/links/{link:guid}/revoke", PostRevoke).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> GetResponse(HttpContext context, string round, string organization) =>
        await Show(context, round, organization, [], doing: null, reason: null);

    private static async Task<IResult> GetChanges(
        HttpContext context,
        string round,
        string organization,
        int from,
        int? to,
        RoundDesk rounds,
        ResponseHistory revisions) =>
        await rounds.Find(round, context.RequestAborted) is { } standing
        && await revisions.Compare(round, organization, from, to, context.RequestAborted) is { } comparison
            ? DeskFrame
                .For(context, standing)
                .ToPage<ComparisonPage>(
                    ("Respondent", organization),
                    ("Comparison", comparison),
                    ("From", from),
                    ("To", to))
            : Results.NotFound();

    private static async Task<IResult> PostReturn(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        ResponseDesk desk) =>
        await Finish(
            context,
            round,
            organization,
            await desk.Return(round, organization, RequestOf(context, form), context.RequestAborted),
            "returned",
            "return",
            form);

    private static async Task<IResult> PostEndorse(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        ResponseDesk desk) =>
        await Finish(
            context,
            round,
            organization,
            await desk.Endorse(round, organization, form["name"].ToString(), RequestOf(context, form), context.RequestAborted),
            "endorsed",
            "endorse",
            form);

    private static async Task<IResult> PostWithdraw(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        ResponseDesk desk) =>
        await Finish(
            context,
            round,
            organization,
            await desk.Withdraw(round, organization, RequestOf(context, form), context.RequestAborted),
            "withdrawn",
            "withdraw",
            form);

    private static async Task<IResult> PostExtend(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        RoundDesk rounds)
    {
        var problems = new ProblemLog();
        var read = new RoundForm(form, problems);
        if (read.ReadDay("until") is not { } day)
        {
            if (problems.Errors == 0)
            {
                read.Require("until");
            }

            return await Show(context, round, organization, problems.Problems, "extend", reason: null);
        }

        // This is refused beyond the round's last day, which applies to everybody and is changed on the round's own page.
        var outcome = await rounds.Extend(
            round,
            day,
            [organization],
            closes: null,
            context.User.GetActor(),
            cancellationToken: context.RequestAborted);
        return await Finish(
            context,
            round,
            organization,
            outcome with
            {
                Problems = [.. outcome.Problems.Select(InField)],
            },
            "extended",
            "extend",
            form);

        static Problem InField(Problem problem) =>
            problem.Place.Path == "deadline" ? problem with { Place = Place.OfFile("request").Member("until") } : problem;
    }

    private static async Task<IResult> PostRevoke(HttpContext context, string round, string organization, Guid link, LinkDesk links)
    {
        // If somebody else has just revoked the link, the result is the same.
        await links.Revoke(round, organization, role: null, link, context.User.GetActor(), cancellationToken: context.RequestAborted);
        return (await links.GetOf(round, organization, context.RequestAborted)).Any(each => each.Id == link)
            ? GoTo(round, organization, "revoked")
            : Results.NotFound();
    }

    private static IResult GoTo(string round, string organization, string done) =>
        Results.Redirect($"/rounds/{round}/responses/{Uri.EscapeDataString(organization)}?{DeskFrame.Done}={done}");

    private static DeskRequest RequestOf(HttpContext context, IFormCollection form) => new(context.User.GetActor(), InputChannel.Page)
    {
        ExpectedETag = form["etag"].ToString() is { Length: > 0 } tag ? tag : null,
        Reason = form["reason"].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } reason ? reason : null,
    };

    private static async Task<IResult> Finish<T>(
        HttpContext context,
        string round,
        string organization,
        Outcome<T> outcome,
        string done,
        string doing,
        IFormCollection form)
        where T : class =>
        outcome.Succeeded
            ? GoTo(round, organization, done)
            : await Show(context, round, organization, outcome.Problems, doing, form["reason"].ToString());

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        string organization,
        IReadOnlyList<Problem> problems,
        string? doing,
        string? reason)
    {
        var services = context.RequestServices;
        var desk = services.GetRequiredService<ResponseDesk>();
        if (await services.GetRequiredService<RoundDesk>().Find(round, context.RequestAborted) is not { } standing
            || await desk.Find(round, organization, context.RequestAborted) is not { } dossier
            || await services.GetRequiredService<ResponseHistory>()
                .Find(round, organization, cancellationToken: context.RequestAborted) is not { } history)
        {
            return Results.NotFound();
        }

        var links = await services.GetRequiredService<LinkDesk>().GetOf(round, organization, context.RequestAborted);
        var frame = DeskFrame.For(context, standing).At($"/responses/{Uri.EscapeDataString(organization)}") with { Problems = problems };
        return frame.ToPage<ResponsePage>(
            ("Dossier", dossier),
            ("History", history),
            ("Links", links),
            ("Doing", doing),
            ("Reason", reason));
    }
}
