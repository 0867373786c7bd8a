using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Core.Problems;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>Health checks: the process runs, and the store is usable.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static RouteGroupBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health").AllowAnonymous().DisableRateLimiting();
        group.MapGet("/live", GetLive).WithName("GetLive").WithSummary("The process is running.");
        group.MapGet("/ready", GetReady).WithName("GetReady").WithSummary("The store is readable and writable.");
        return group;
    }

    private static Ok<string> GetLive() => TypedResults.Ok("live");

    // The reason goes to the log only: it may contain a path, which must not be shown on the network.
    private static async Task<Results<Ok<string>, ProblemResult>> GetReady(
        Store store,
        ILogger<Program> log,
        CancellationToken cancellationToken)
    {
        try
        {
            await using (await store.BeginReadAsync(cancellationToken))
            {
                await store.VerifyWritableAsync(cancellationToken);
            }

            return TypedResults.Ok("ready");
        }
        catch (StoreException failure)
        {
            LogUnusable(log, failure);
            return ProblemResult.Of(StatusCodes.Status503ServiceUnavailable, ProblemCatalogue.ServiceBusy);
        }
    }

    private static readonly Action<ILogger, Exception?> LogUnusable =
        LoggerMessage.Define(LogLevel.Error, new EventId(1, "StoreUnusable"), "The store cannot be used.");
}
