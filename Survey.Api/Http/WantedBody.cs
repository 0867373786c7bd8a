using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Survey.Api.Describing;

namespace Survey.Api.Http;

/// <summary>What an address takes as a body, told to whoever sent none, or one of another kind.</summary>
internal static class WantedBody
{
    private const int LongestExample = 300;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What to send where a body is wanted and none came; null if one came or none is wanted.</summary>
    public static string? FindMissing(HttpContext context)
    {
        var came = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && context.Request.ContentLength != 0;
        if (came || context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } wanted)
        {
            return null;
        }

        var example = SchemaExamples.Find(type, Readable)?.ToJsonString(Readable);
        return $"The body is missing. Send it as {string.Join(" or ", wanted.ContentTypes)}{(example is { Length: <= LongestExample } ? $", for instance {example}." : "; the reference at /docs shows one.")}";
    }

    /// <summary>Which media types the address takes.</summary>
    public static string OtherType(HttpContext context)
    {
        // The endpoint that was chosen is one that refuses, and knows nothing of those it was chosen over.
        var taken = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase) == true)
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [])
            .Distinct(StringComparer.Ordinal);
        return $"A body of this media type is not taken here. Send one of: {string.Join(", ", taken)}, and say which in the header Content-Type.";
    }
}
