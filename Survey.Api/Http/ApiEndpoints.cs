using Microsoft.AspNetCore.Mvc;

namespace Survey.Api.Http;

/// <summary>What endpoints of the API have in common.</summary>
internal static class ApiEndpoints
{
    /// <summary>Says which problems an endpoint answers with, beyond those that any may, and any with a body.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDocument>(status, ProblemResult.MediaType);
        }

        return endpoint;
    }

    /// <summary>Gives JSON that no schema describes, such as this.</summary>
    public static RouteHandlerBuilder ProducesExample(this RouteHandlerBuilder endpoint, string example) =>
        endpoint.Produces<object>().WithMetadata(new OperationExample(IsBody: false, "application/json", example));

    /// <summary>Takes documents and workbooks, which are larger than other bodies.</summary>
    public static RouteHandlerBuilder AcceptsLarge(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(RequestLimits.LargestUpload));

    /// <summary>Looks at If-Match.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(RequestHeader.IfMatch);

    /// <summary>Looks at Idempotency-Key.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(RequestHeader.Key);
}
