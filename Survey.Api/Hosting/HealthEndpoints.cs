using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Core.Storing;
using Survey.Core.Storing.Sqlite;

namespace Survey.Api.Hosting;

/// <summary>Whether the service runs, and whether it can work.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static RouteGroupBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", GetLive).WithName("GetLive").WithSummary("The process answers.");
        group.MapGet("/ready", GetReady).WithName("GetReady").WithSummary("The store can be read.");
        return group;
    }

    private static Ok<string> GetLive() => TypedResults.Ok("live");

    // The reason goes to the log: a path is nobody's business on the network.
    private static Results<Ok<string>, ProblemHttpResult> GetReady(IConfiguration configuration, TimeProvider time, ILogger<Program> log)
    {
        try
        {
            using var reader = SqliteStore.Open(configuration["SURVEY_STORE"] ?? "survey.db", time, create: false).BeginRead();
            return TypedResults.Ok("ready");
        }
        catch (StoreException failure)
        {
            LogUnusable(log, failure);
            return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The store cannot be used.");
        }
    }

    private static readonly Action<ILogger, Exception?> LogUnusable =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "StoreUnusable"), "The store cannot be used.");
}
