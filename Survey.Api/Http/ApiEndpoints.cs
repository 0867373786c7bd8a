using Microsoft.AspNetCore.Mvc;

namespace Survey.Api.Http;

/// <summary>Shared conventions for endpoints of the API.</summary>
internal static class ApiEndpoints
{
    /// <summary>Declares the problem statuses of an endpoint, in addition to those of every endpoint.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDocument>(status, ProblemResult.MediaType);
        }

        return endpoint;
    }

    /// <summary>Declares a JSON response without a schema, with an example.</summary>
    public static RouteHandlerBuilder ProducesExample(this RouteHandlerBuilder endpoint, string example) =>
        endpoint.Produces<object>().WithMetadata(new OperationExample(IsBody: false, "application/json", example));

    /// <summary>Accepts documents and workbooks, which are larger than other bodies.</summary>
    public static RouteHandlerBuilder AcceptsLarge(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(RequestLimits.LargestUpload));

    /// <summary>Accepts a form with files, chosen now or kept in the page as text.</summary>
    public static RouteHandlerBuilder AcceptsFiles(this RouteHandlerBuilder endpoint) =>
        endpoint.AcceptsLarge().WithFormOptions(valueLengthLimit: (int)RequestLimits.LargestUpload);

    /// <summary>Looks at If-Match.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(RequestHeader.IfMatch);

    /// <summary>Looks at Idempotency-Key.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(RequestHeader.Key);
}
