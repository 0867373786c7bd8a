using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The results of every question as pages, and as the files that the API gives too.</summary>
internal static class ResultsPages
{
    /// <summary>The number of answers on one page of a question.</summary>
    public const int AnswersOnPage = 25;

    private const int MostPages = 1_000_000;

    /// <summary>Maps the results of a round.</summary>
    public static void MapResultsPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/results", GetResults);
        group.MapGet("/{round}/results/{question}", GetQuestion);
        group.MapFile("/{round}/results.{format}", OverviewApi.GetResults);
    }

    private static async Task<IResult> GetResults(
        HttpContext context,
        string round,
        string? by,
        int? page,
        RoundDesk rounds,
        ResultsCache cache,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing
            || ResultsDivision.Find(standing.Round, by) is not { } division)
        {
            return Results.NotFound();
        }

        var view = await cache.Get(standing.Round, division.Question, session);
        var parts = ResultsParts.Of(view, division);
        var number = page ?? 1;
        return number < 1 || number > parts.Count
            ? Results.NotFound()
            : DeskFrame.For(context, standing).ToPage<ResultsPage>(
                ("View", view),
                ("Division", division),
                ("Parts", parts),
                ("Number", number));
    }

    private static async Task<IResult> GetQuestion(
        HttpContext context,
        string round,
        string question,
        string? by,
        int? page,
        RoundDesk rounds,
        ResultsCache cache,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing
            || ResultsDivision.Find(standing.Round, by) is not { } division
            || ResultQuestion.AllOf(standing.Round.Questionnaire).FirstOrDefault(each => each.Path == question) is not { } found
            || page is < 1 or > MostPages)
        {
            return Results.NotFound();
        }

        var view = await cache.Get(standing.Round, division.Question, session);
        var index = view.Results.Questions.ToList().FindIndex(each => each.Question.Path == question);
        var answers = await ReadAnswers(standing.Round, found, page ?? 1, session);
        return DeskFrame.For(context, standing).ToPage<QuestionPage>(
            ("View", view),
            ("Division", division),
            ("Index", index),
            ("Answers", answers),
            ("Page", page ?? 1));
    }

    /// <summary>The answers on one page of a question whose answers are listed one by one; none in an open round.</summary>
    private static async Task<IReadOnlyList<GivenAnswer>> ReadAnswers(
        Round round,
        ResultQuestion question,
        int page,
        StoreSession session) =>
        round.IsOpen || !ResultsCache.HasListedAnswers(question)
            ? []
            : await session.Responses.Read(round)
                .SelectMany((Response response) => GivenAnswer.Of(question, response, round))
                .Skip((page - 1) * AnswersOnPage)
                .Take(AnswersOnPage)
                .ToListAsync(session.Cancellation);
}

/// <summary>What stands side by side in the results: the regions, the types, or the choices of a question.</summary>
/// <param name="Code">Its code in addresses; codes of questions do not begin with a hyphen.</param>
/// <param name="Kind">The kind of the groups.</param>
/// <param name="Question">The question whose choices divide the results; null for regions and types.</param>
public sealed record ResultsDivision(string Code, ResultGroupKind Kind, ResultQuestion? Question)
{
    /// <summary>By region: the default.</summary>
    public static ResultsDivision ByRegion { get; } = new("-region", ResultGroupKind.Region, Question: null);

    /// <summary>By type.</summary>
    public static ResultsDivision ByType { get; } = new("-type", ResultGroupKind.Type, Question: null);

    /// <summary>The code in addresses; null for the default, which needs none.</summary>
    public string? Parameter => this == ByRegion ? null : Code;

    /// <summary>The division with that code; null if there is none.</summary>
    public static ResultsDivision? Find(Round round, string? code) =>
        string.IsNullOrEmpty(code) || code == ByRegion.Code ? ByRegion
        : code == ByType.Code ? ByType
        : ResultQuestion.FindSelectOne(round.Questionnaire, code) is { } question ? new(question.Path, ResultGroupKind.Answer, question)
        : null;

    /// <summary>The groups of a result that stand side by side.</summary>
    public IEnumerable<GroupResult> GroupsOf(QuestionResult result) => result.Groups.Where(group => group.Group.Kind == Kind);
}
