using Microsoft.AspNetCore.Antiforgery;
using Survey.Api.Answering;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.OpenRounds;

/// <summary>The public page of an open round, on which anybody begins an answer.</summary>
internal static class OpenPages
{
    /// <summary>A field that people do not see, and that programs fill in.</summary>
    public const string Trap = "_website";

    private const string Embed = "embed";

    /// <summary>Maps <c>/open/{round}</c>, and the pages of its channels below it.</summary>
    public static void MapOpenPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/open/{round}/{channel?}").ExcludeFromDescription().AllowAnonymous();
        group.MapGet("", Get);
        group.MapPost("", Post);
    }

    /// <summary>Maps the QR codes of the public addresses and the preview of the public page, for coordinators and analysts.</summary>
    public static void MapOpenRoundPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/public-address.svg", GetCode);
        group.MapGet("/{round}/public-page", GetPreview);
    }

    private static async Task<IResult> GetCode(
        HttpContext context,
        string round,
        string? channel,
        RoundDesk desk,
        MessageWriter mailroom) =>
        await desk.Find(round, context.RequestAborted) is { Round: { IsOpen: true } found }
        && (channel is null || found.Open.FindChannel(channel) is not null)
            ? Results.Text(QrSvg.Of(mailroom.GetOpenAddress(round, channel)), "image/svg+xml; charset=utf-8")
            : Results.NotFound();

    /// <summary>The page as people will see it when answers are taken; nothing can be sent.</summary>
    private static async Task<IResult> GetPreview(HttpContext context, string round, RoundDesk desk) =>
        await desk.Find(round, context.RequestAborted) is { Round: { IsOpen: true } found }
            ? await Show(
                context,
                new OpenVisit(new OpenRound(found, RoundPhase.Collecting), Channel: null, PageLanguage.Choose(context))
                {
                    IsPreview = true,
                },
                OpenForm.NewEmpty(),
                [])
            : Results.NotFound();

    private static async Task<IResult> Get(HttpContext context, string round, string? channel, OpenDesk desk) =>
        await FindVisit(context, round, channel, desk) switch
        {
            null => Results.NotFound(),

            // A mistyped address, or a channel that was removed, leads to the round all the same.
            { Channel: null } when channel is not null => Results.Redirect($"/open/{round}{context.Request.QueryString}"),
            { Open.Round.Open.EmbedIn: { Count: > 0 } sites } visit when context.Request.Query.ContainsKey(Embed) =>
                await ShowEmbedded(context, visit, sites),
            var visit => await Show(context, visit, OpenForm.NewEmpty(), []),
        };

    /// <summary>
    /// The page for a frame of another site. It has no form: browsers send no cookies from such a frame, and the other site could trick
    /// somebody into a click there.
    /// </summary>
    private static Task<IResult> ShowEmbedded(HttpContext context, OpenVisit visit, IReadOnlyList<string> sites)
    {
        context.Features.Set(new FramedBy(sites));
        return Show(context, visit with { IsEmbedded = true }, OpenForm.NewEmpty(), []);
    }

    private static async Task<IResult> Post(HttpContext context, string round, string? channel, OpenDesk desk, IAntiforgery antiforgery)
    {
        if (await FindVisit(context, round, channel, desk) is not { } visit)
        {
            return Results.NotFound();
        }

        var texts = visit.Texts;
        OpenForm form;
        try
        {
            form = OpenForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), visit);
        }
        catch (InvalidDataException)
        {
            return await Show(context, visit, OpenForm.NewEmpty(), [("#_begin", texts["lost-link.form"])]);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return await Show(context, visit, form, [("#_begin", texts["lost-link.seal"])]);
        }

        if (form.IsOfProgram)
        {
            return await Show(context, visit, form, [($"#{Trap}", texts["open.trap-wrong"])]);
        }

        switch (context.RequestServices.GetRequiredService<OpenWork>().FindWait(form.Key, form.Stamp, form.Work))
        {
            case null:
                return await Show(context, visit, form.Renew(), [("#_begin", texts["open.work.old"])]);
            case { Ticks: > 0 } wait:
                var seconds = (int)Math.Ceiling(wait.TotalSeconds);
                return await Show(context, visit, form, [("#_begin", texts.Count("open.work.wait", seconds))]);
        }

        return visit.Open.Round.Open.PerPerson switch
        {
            AnswersPerPerson.OnePerEmail => await BeginByMail(context, visit, form),
            AnswersPerPerson.OnePerLink when await LinkAccess.FindBegun(context) is { } begun => Results.Redirect(begun),
            _ => await Begin(context, visit, form, desk),
        };
    }

    private static async Task<IResult> Begin(HttpContext context, OpenVisit visit, OpenForm form, OpenDesk desk)
    {
        var outcome = await desk.Begin(
            visit.Open.Round.Code,
            form.Respondent,
            visit.Texts.Language,
            form.Key,
            context.RequestAborted);
        return outcome.Succeeded
            ? Results.Redirect(LinkAccess.Enter(context, outcome.Value))
            : await ShowAgain(context, visit, form, outcome.Problems);
    }

    /// <summary>Sends the link to the address in the form. The page says the same whether the address has answered or not.</summary>
    private static async Task<IResult> BeginByMail(HttpContext context, OpenVisit visit, OpenForm form)
    {
        if (!visit.CanBegin)
        {
            return await Show(context, visit, form, []);
        }

        var outcome = await context.RequestServices.GetRequiredService<OpenMail>()
            .Begin(visit.Open.Round.Code, form.Respondent, form.Email, visit.Texts.Language, context.RequestAborted);
        return outcome.Succeeded
            ? await Show(context, visit with { SentTo = outcome.Value }, form, [])
            : await ShowAgain(context, visit, form, outcome.Problems);
    }

    private static Task<IResult> ShowAgain(HttpContext context, OpenVisit visit, OpenForm form, IReadOnlyList<Problem> problems) =>
        Show(
            context,
            visit,
            problems.Any(problem => problem.Kind == ProblemCatalogue.RequestKeyReused) ? form.Renew() : form,
            [.. problems.Select(problem => ($"#{FieldOf(problem)}", SayOf(problem, visit.Texts)))],
            problems);

    private static string GetStamp(HttpContext context, OpenForm form) =>
        context.RequestServices.GetRequiredService<OpenWork>().Stamp(form.Key);

    private static async Task<OpenVisit?> FindVisit(HttpContext context, string round, string? channel, OpenDesk desk) =>
        await desk.Find(round, context.RequestAborted) is { } open
            ? new OpenVisit(open, open.Round.Open.FindChannel(channel), PageLanguage.Choose(context))
            {
                CanMail = PersonalMail.IsPossible(context),
            }
            : null;

    private static string SayOf(Problem problem, InterfaceTexts texts) =>
        problem.Kind == ProblemCatalogue.RequestKeyReused ? texts["open.used"] : FactsEndpoints.Say(problem, texts);

    private static string FieldOf(Problem problem) => problem.Place.Path switch
    {
        var question when problem.Place.File == GivenFacts.Form.File => question,
        "agreed" => "_agreed",
        "email" => "_email",
        "respondent.type" => "_type",
        "request" or "" => "_begin",
        _ => "_regions",
    };

    private static async Task<IResult> Show(
        HttpContext context,
        OpenVisit visit,
        OpenForm form,
        IReadOnlyList<(string Address, string Message)> messages,
        IReadOnlyList<Problem>? problems = null)
    {
        var round = visit.Open.Round;
        var frame = new PageFrame(visit.Texts, visit.Content.Words(round.Questionnaire.Title))
        {
            Subject = visit.Content.Show(round.Title),
            Address = visit.IsPreview ? "" : visit.IsEmbedded ? null : visit.Address,
            HasProblems = messages.Count > 0,
        };
        return PageResults.Of<OpenPage>(
            messages.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            ("Frame", frame),
            ("Visit", visit),
            ("Form", form.Stamp.Length > 0 ? form : form with { Stamp = GetStamp(context, form) }),
            ("Facts", FactsPart.Show(visit, form.Facts, problems ?? [])),
            ("Messages", messages),
            ("Begun", visit.IsPreview || visit.IsEmbedded ? null : await LinkAccess.FindBegun(context)),
            ("Seal", visit.CanBegin ? FormSealField.For(context) : null));
    }
}
