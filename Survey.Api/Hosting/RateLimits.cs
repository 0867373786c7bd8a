using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using Survey.Api.Answering;
using Survey.Api.Http;
using Survey.Collecting.Links;
using Survey.Core.Problems;

namespace Survey.Api.Hosting;

/// <summary>
/// Limits the requests per minute of one address, and of one link or token: high enough for a whole office behind one address, low enough
/// to stop a runaway program.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Use(RateLimiterOptions options, ServiceSettings settings)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(ClientAddress.Of(context), settings.RequestsPerAddress)),
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                FindHolder(context) is { } holder ? Limit(holder, settings.RequestsPerHolder) : RateLimitPartition.GetNoLimiter("")));
        options.OnRejected = Refuse;
    }

    /// <summary>What the request shows to be let in, as a hash; null if it is a session's or nobody's.</summary>
    private static string? FindHolder(HttpContext context)
    {
        // Use the secret, not the link's id in the path: somebody who knows only the id must not use up the holder's limit.
        var shown = context.Request.Path.StartsWithSegments("/answer", StringComparison.OrdinalIgnoreCase)
            ? LinkAccess.FindSecret(context) ?? ""
            : context.Request.Headers[HeaderNames.Authorization].ToString();
        return shown.Length == 0 ? null : Convert.ToHexString(LinkSecret.HashOf(shown));
    }

    private static RateLimitPartition<string> Limit(string key, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var pause = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(10);
        var problem = new Problem(
            ProblemCatalogue.RequestTooMany,
            Place.OfFile("request"),
            [("count", (int)Math.Ceiling(pause.TotalSeconds))]);
        await Failures.Answer(rejected.HttpContext, StatusCodes.Status429TooManyRequests, problem, pause);
    }
}
