using Microsoft.AspNetCore.Components;
using Survey.Api.Http;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Pages;

/// <summary>What every page of coordinators and analysts needs.</summary>
/// <param name="Texts">The interface's texts.</param>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Seal">The seal of its forms.</param>
/// <param name="Now">When it was asked for.</param>
public sealed record DeskFrame(InterfaceTexts Texts, Actor Actor, FormSealField Seal, DateTimeOffset Now)
{
    /// <summary>The query's member that says what was done just before.</summary>
    public const string Done = "done";

    /// <summary>The round it belongs to; null for none.</summary>
    public RoundStanding? Standing { get; init; }

    /// <summary>What was done just before; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>Warnings of what was done just before.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What stood in the way of what was asked for.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>
    /// Where the page is found in another language, as in <see cref="PageFrame.Address"/>: the address that was asked for. What
    /// comes of a form has to say where the page with the form is, since the form's own address takes no visits.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Whether whoever looks may change anything; analysts may not.</summary>
    public bool MayChange => Actor.Role == ActorRole.Coordinator;

    /// <summary>The round.</summary>
    public Round Round => Standing!.Round;

    /// <summary>The round's texts in the page's language.</summary>
    public ContentTexts Content => new(Texts.Language, Standing?.Round.Questionnaire.DefaultLanguage ?? "en");

    /// <summary>The address of the round's first page.</summary>
    public string Home => Standing is null ? "/rounds" : $"/rounds/{Round.Code}";

    /// <summary>The day, in universal time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>The frame of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="standing">The round it is about; null for none.</param>
    public static DeskFrame For(HttpContext context, RoundStanding? standing = null)
    {
        var texts = PageLanguage.Choose(context);
        var done = context.Request.Query[Done].ToString();
        return new DeskFrame(texts, context.User.GetActor(), FormSealField.For(context), context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            Standing = standing,
            Address = HttpMethods.IsGet(context.Request.Method) ? AddressOf(context.Request) : null,
            Warnings = done.Length > 0 ? WarnedRedirect.Take(context) : [],
            Notice = done.Length is > 0 and < 40 ? texts.All.GetValueOrDefault($"desk.done.{done}") : null,
        };
    }

    /// <summary>The same frame on a page of the round that is found there.</summary>
    /// <param name="path">The path below the round's first page.</param>
    public DeskFrame At(string path) => this with { Address = Home + path };

    /// <summary>A text of the round in the page's language.</summary>
    public string Say(LocalizedText text) => Content.Words(text);

    /// <summary>A page of this frame.</summary>
    internal IResult ToPage<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        PageResults.Of<TPage>(Problems.Any(problem => problem.Severity == Severity.Error) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, [("Desk", this), .. parameters]);

    /// <summary>What was asked for, with what chooses what is shown, and without what was said once.</summary>
    private static string AddressOf(HttpRequest request) =>
        request.PathBase + request.Path + QueryString.Create(request.Query.Where(member => member.Key is not (Done or PageLanguage.Parameter)));

    /// <summary>Goes to a page of the round that shows what was done.</summary>
    /// <param name="path">The path below the round's first page.</param>
    /// <param name="done">What was done: the key of a text after <c>desk.done.</c>.</param>
    /// <param name="found">Problems that did not stop it; the page shows them too.</param>
    public IResult GoTo(string path, string done, params IEnumerable<Problem> found)
    {
        var address = $"{Home}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Done}={done}";
        var warnings = found.Where(problem => problem.Severity == Severity.Warning).Distinct().ToList();
        return warnings.Count == 0 ? Results.Redirect(address) : new WarnedRedirect(address, warnings, Texts);
    }
}
