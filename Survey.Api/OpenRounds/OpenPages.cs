using Microsoft.AspNetCore.Antiforgery;
using Survey.Api.Answering;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.OpenRounds;

/// <summary>The public page of an open round, on which anybody begins an answer.</summary>
internal static class OpenPages
{
    /// <summary>A field that people do not see, and that programs fill in.</summary>
    public const string Trap = "website";

    /// <summary>Maps <c>/open/{round}</c>.</summary>
    public static void MapOpenPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/open/{round}").ExcludeFromDescription().AllowAnonymous();
        group.MapGet("", Get);
        group.MapPost("", Post);
    }

    /// <summary>Maps the QR code of the public address, for coordinators and analysts.</summary>
    public static void MapOpenRoundPages(this RouteGroupBuilder group) => group.MapGet("/{round}/public-address.svg", GetCode);

    private static async Task<IResult> GetCode(HttpContext context, string round, OpenDesk desk, MessageWriter mailroom) =>
        await desk.Has(round, context.RequestAborted)
            ? Results.Text(QrSvg.Of(mailroom.GetOpenAddress(round)), "image/svg+xml; charset=utf-8")
            : Results.NotFound();

    private static async Task<IResult> Get(HttpContext context, string round, OpenDesk desk) =>
        await desk.Find(round, context.RequestAborted) is { } open
            ? Show(context, open, PageLanguage.Choose(context), OpenForm.Empty, [])
            : Results.NotFound();

    private static async Task<IResult> Post(HttpContext context, string round, OpenDesk desk, IAntiforgery antiforgery)
    {
        if (await desk.Find(round, context.RequestAborted) is not { } open)
        {
            return Results.NotFound();
        }

        var texts = PageLanguage.Choose(context);
        OpenForm form;
        try
        {
            form = OpenForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return Show(context, open, texts, OpenForm.Empty, [("#begin", texts["lost-link.form"])]);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Show(context, open, texts, form, [("#begin", texts["lost-link.seal"])]);
        }

        if (form.IsOfProgram)
        {
            return Show(context, open, texts, form, [($"#{Trap}", texts["open.trap-wrong"])]);
        }

        var outcome = await desk.Begin(round, form.Respondent, form.HasAgreed, texts.Language, context.RequestAborted);
        return outcome.Succeeded
            ? Results.Redirect(LinkAccess.Enter(context, outcome.Value))
            : Show(context, open, texts, form, [.. outcome.Problems.Select(problem => ($"#{FieldOf(problem)}", SayOf(problem, texts)))]);
    }

    private static string SayOf(Problem problem, InterfaceTexts texts) =>
        problem.Place.Path == "respondent.type" ? texts["open.type-missing"] : problem.ToText(texts.In);

    private static string FieldOf(Problem problem) => problem.Place.Path switch
    {
        "agreed" => "agreed",
        "respondent.type" => "type",
        "request" or "" => "begin",
        _ => "regions",
    };

    private static IResult Show(
        HttpContext context,
        OpenRound open,
        InterfaceTexts texts,
        OpenForm form,
        IReadOnlyList<(string Address, string Message)> messages)
    {
        var content = new ContentTexts(texts.Language, open.Round.Questionnaire.DefaultLanguage);
        var frame = new PageFrame(texts, content.Words(open.Round.Questionnaire.Title))
        {
            Subject = content.Show(open.Round.Title),
            Address = $"/open/{open.Round.Code}",
            HasProblems = messages.Count > 0,
        };
        return PageResults.Of<OpenPage>(
            messages.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            ("Frame", frame),
            ("Open", open),
            ("Content", content),
            ("Form", form),
            ("Messages", messages),
            ("Begun", LinkAccess.FindBegun(context)),
            ("Seal", open.Phase == RoundPhase.Collecting ? FormSealField.For(context) : null));
    }
}
