using Microsoft.AspNetCore.Components;
using Survey.Api.Http;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Pages;

/// <summary>Common data of all pages of coordinators and analysts.</summary>
/// <param name="Texts">The interface's texts.</param>
/// <param name="Actor">Who is signed in.</param>
/// <param name="Seal">The anti-forgery token for its forms.</param>
/// <param name="Now">Time of the request.</param>
public sealed record DeskFrame(InterfaceTexts Texts, Actor Actor, FormSealField Seal, DateTimeOffset Now)
{
    /// <summary>Name of the query parameter that says what was just done.</summary>
    public const string Done = "done";

    /// <summary>The page's round; null if there is none.</summary>
    public RoundStanding? Standing { get; init; }

    /// <summary>Text about what was just done; null if there is none.</summary>
    public string? Notice { get; init; }

    /// <summary>Warnings about what was just done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Problems that prevented the requested change, or warnings about it.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The part of a round that each uploaded file gives, by the name of the file, to name the field in problems.</summary>
    internal IReadOnlyDictionary<string, string> FileParts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The page's own address, used to show it in another language; see <see cref="PageFrame.Address"/>. A page in response to a form must
    /// set the address of the page with the form, since the form's action cannot be visited.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>True if the service has a mail server.</summary>
    public bool CanMail { get; init; }

    /// <summary>True if the round's public page takes no answers, because links go by mail and the service has no mail server.</summary>
    public bool LacksMail => !CanMail && Standing is { Round: { IsOpen: true, Open.PerPerson: AnswersPerPerson.OnePerEmail } };

    /// <summary>True for coordinators; analysts change nothing but what they add to reports.</summary>
    public bool MayChange => Actor.Role == ActorRole.Coordinator;

    /// <summary>The page's round; only for pages that have one.</summary>
    public Round Round => Standing!.Round;

    /// <summary>Texts of the round, in the page's language.</summary>
    public ContentTexts Content => new(Texts.Language, Standing?.Round.Questionnaire.DefaultLanguage ?? "en");

    /// <summary>Address of the round's first page.</summary>
    public string Home => Standing is null ? "/rounds" : $"/rounds/{Round.Code}";

    /// <summary>Address of the page of a response.</summary>
    /// <param name="respondent">The organization's code; in an open round the id of the respondent, which may have any characters.</param>
    public string AddressOfResponse(string respondent) => $"{Home}/responses/{Uri.EscapeDataString(respondent)}";

    /// <summary>The key of a text; in an open round, that of the same text without organizations, if there is one.</summary>
    public string KeyOf(string key) =>
        Standing is { Round.IsOpen: true } && Texts.All.ContainsKey($"open.{key}") ? $"open.{key}" : key;

    /// <summary>The current day in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Makes the frame for a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="standing">The page's round; null if there is none.</param>
    public static DeskFrame For(HttpContext context, RoundStanding? standing = null)
    {
        var texts = PageLanguage.Choose(context);
        var done = context.Request.Query[Done].ToString();
        var frame = new DeskFrame(
            texts,
            context.User.GetActor(),
            FormSealField.For(context),
            context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            Standing = standing,
            CanMail = context.RequestServices.GetRequiredService<ServiceSettings>().Smtp is not null,
            Address = HttpMethods.IsGet(context.Request.Method) ? AddressOf(context.Request) : null,
            Warnings = done.Length > 0 ? WarnedRedirect.Take(context) : [],
        };
        return done.Length is > 0 and < 40
            ? frame with { Notice = texts.All.GetValueOrDefault(frame.KeyOf($"desk.done.{done}")) }
            : frame;
    }

    /// <summary>The same frame for a page of the round at that path.</summary>
    /// <param name="path">The path below the round's first page.</param>
    public DeskFrame At(string path) => this with { Address = Home + path };

    /// <summary>A text of the round, in the page's language.</summary>
    public string Say(LocalizedText text) => Content.Words(text);

    /// <summary>Makes a page with this frame.</summary>
    internal IResult ToPage<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        PageResults.Of<TPage>(
            Problems.Any(problem => problem.Severity == Severity.Error)
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK,
            [("Desk", this), .. parameters]);

    /// <summary>The requested address with its query, but without the notice and the language.</summary>
    private static string AddressOf(HttpRequest request) =>
        request.PathBase
        + request.Path
        + QueryString.Create(request.Query.Where(member => member.Key is not (Done or PageLanguage.Parameter)));

    /// <summary>Redirects to a page of the round that shows what was done.</summary>
    /// <param name="path">The path below the round's first page.</param>
    /// <param name="done">What was done: key of a text, without <c>desk.done.</c>.</param>
    /// <param name="found">Problems found; the page shows the warnings.</param>
    public IResult GoTo(string path, string done, params IEnumerable<Problem> found)
    {
        var address = $"{Home}{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Done}={done}";
        var warnings = found.Where(problem => problem.Severity == Severity.Warning).Distinct().ToList();
        return warnings.Count == 0 ? Results.Redirect(address) : new WarnedRedirect(address, warnings, Texts);
    }
}
