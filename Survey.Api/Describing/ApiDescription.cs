using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Files.Reports;

namespace Survey.Api.Describing;

/// <summary>The OpenAPI description of the API, at <c>/openapi/v1.json</c>, and its page, at <c>/docs</c>.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";
    private const string Bearer = "bearer";

    // In Markdown, an empty line begins a paragraph.
    private const string Introduction =
        "Everything the pages do: rounds, invitations, responses, overviews.\n"
        + "\n"
        + "**Access.** `Authorization: Bearer svt_…` with a personal token (made on the page of your account), "
        + "or `Bearer svl_…` with the secret of an access link, which is what stands after `/link/` in its address. "
        + "A link sees its own organization's response only.\n"
        + "\n"
        + "**Problems** are `application/problem+json` (RFC 9457). `problems` lists everything found, "
        + "each with a stable `code`, a JSON `pointer` into what was sent, and what to do. "
        + "Every operation may answer 400, 401, 403, 429, 500 and 503 so, and one that takes a body 413, 415 and 422 as well.\n"
        + "\n"
        + "**Two at once.** A response, a round's documents, a contact and the wording of a message have an ETag. "
        + "Send it as `If-Match`: after a change by somebody else you get 412 with the present content, and nothing is overwritten. "
        + "Send `Idempotency-Key` with submit, endorse, return and withdraw: the same request again does nothing twice.\n"
        + "\n"
        + "**Lists** come in parts: `limit`, and `next` of one part as `cursor` of the following one.";

    // The package's own page has inline styles, which the content security policy blocks.
    private static readonly string Page =
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>SurveyEngine: the API</title>
        <link rel="icon" href="{PageAssets.Icon.Address}">
        <link rel="stylesheet" href="swagger-ui.css">
        <script src="swagger-ui-bundle.js" defer></script>
        <script src="{PageAssets.DocsScript.Address}" defer></script>
        </head>
        <body><div id="swagger-ui"></div></body>
        </html>
        """;

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer(Describe);
            options.AddOperationTransformer(DescribeOperation);
            options.AddSchemaTransformer(
                (schema, context, _) =>
                {
                    schema.Examples = SchemaExamples.Find(context.JsonTypeInfo.Type, context.JsonTypeInfo.Options) is { } example
                        ? [example]
                        : schema.Examples;
                    return Task.CompletedTask;
                }
            );
        });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.IndexStream = () => new MemoryStream(Encoding.UTF8.GetBytes(Page));
        });
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo { Title = "SurveyEngine", Version = "1", Description = Introduction };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal token (svt_…) or the secret of an access link (svl_…).",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task DescribeOperation(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation)
    {
        var policies = context
            .Description.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>()
            .Select(data => data.Policy);
        operation.Description = $"{operation.Description}\n\nFor: {AccessPolicies.InWords(policies)}.".Trim();
        await DescribeProblems(operation, context, cancellation);
        DescribeFiles(operation);
        ShowExamples(operation, context);
        DescribeParameters(operation, context);
    }

    /// <summary>Describes each problem status once; the operations refer to it.</summary>
    private static async Task DescribeProblems(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellation)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), cancellationToken: cancellation);
        context.Document!.AddComponent(nameof(ProblemDocument), problem);
        var options = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var given = operation.Responses!.ToList();
        var own = given.Select(answer => answer.Key).Where(status => status[0] is not '2');
        string[] common = ["400", "401", "403", .. operation.RequestBody is null ? [] : new[] { "413", "415", "422" }, "429", "500", "503"];
        operation.Responses = new OpenApiResponses();
        given.Where(answer => answer.Key[0] is '2').ToList().ForEach(answer => operation.Responses.Add(answer.Key, answer.Value));
        foreach (var status in own.Union(common, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (words, example) = StatusProblems.Get(status, options);
            context.Document!.AddComponent(
                status,
                new OpenApiResponse
                {
                    Description = words,
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        [ProblemResult.MediaType] = new()
                        {
                            Schema = new OpenApiSchemaReference(nameof(ProblemDocument), context.Document),
                            Example = example,
                        },
                    },
                }
            );
            operation.Responses.Add(status, new OpenApiResponseReference(status, context.Document));
        }
    }

    /// <summary>Describes files as they are sent; the framework describes bytes as Base64.</summary>
    private static void DescribeFiles(OpenApiOperation operation)
    {
        foreach (var (mediaType, body) in operation.RequestBody?.Content?.Where(body => body.Key != FileFormat.Json.MediaType) ?? [])
        {
            body.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = mediaType == FileFormat.Csv.MediaType ? null : "binary",
            };
            operation.RequestBody!.Description =
                "The file itself, as it was given out here and filled in. "
                + "application/octet-stream does for any: what is in it decides what it is.";
        }
    }

    private static void ShowExamples(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var shown in context.Description.ActionDescriptor.EndpointMetadata.OfType<OperationExample>())
        {
            var content = shown.IsBody ? operation.RequestBody!.Content! : operation.Responses!["200"].Content!;
            content[shown.MediaType].Example =
                shown.MediaType == FileFormat.Json.MediaType ? JsonNode.Parse(shown.Text) : JsonValue.Create(shown.Text);
        }
    }

    private static void DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters)
        {
            parameter.Description ??= ParameterDescriptions.Of(parameter.Name);
        }

        foreach (var header in context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestHeader>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = header.Example,
            });
        }
    }
}
