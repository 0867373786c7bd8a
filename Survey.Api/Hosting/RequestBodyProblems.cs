using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using Survey.Api.Describing;
using Survey.Core.Problems;

namespace Survey.Api.Hosting;

/// <summary>The problems of a request without a body where one is expected, or with one of another media type.</summary>
internal static class RequestBodyProblems
{
    private const int MaxExampleLength = 300;

    private static readonly Place Request = Place.OfFile("request");

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The problem that a required body is missing; null if a body was sent or none is required.</summary>
    public static Problem? FindMissing(HttpContext context)
    {
        var came = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && context.Request.ContentLength != 0;
        if (came || context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type } wanted)
        {
            return null;
        }

        var example = SchemaExamples.Find(type, Readable)?.ToJsonString(Readable);
        var types = Detail.Words(wanted.ContentTypes);
        return example is { Length: <= MaxExampleLength }
            ? new Problem(ProblemCatalogue.RequestMalformed["no-body"], Request, [("types", types), ("example", Detail.Exact(example))])
            : new Problem(ProblemCatalogue.RequestMalformed["no-body-reference"], Request, [("types", types)]);
    }

    /// <summary>The problem that the body has another media type than the endpoint accepts.</summary>
    public static Problem OtherType(HttpContext context)
    {
        // Routing has chosen an endpoint that refuses the media type, so look at all endpoints of this address.
        var taken = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                .Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase) == true)
            .Where(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, []))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [])
            .Distinct(StringComparer.Ordinal);
        return new Problem(ProblemCatalogue.RequestMalformed["media-type"], Request, [("known", Detail.Words(taken))]);
    }
}
