using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>
/// Refuses query parameters that the operation does not have. If a mistyped rule were ignored, the figures would be those of another rule.
/// </summary>
/// <param name="descriptions">The API's description, which lists the known parameters.</param>
internal sealed class QueryFilter(IApiDescriptionGroupCollectionProvider descriptions) : IEndpointFilter
{
    private readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> _known = new(() =>
        descriptions
            .ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .Where(operation => operation.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Any())
            .ToFrozenDictionary(
                operation => operation.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Last().EndpointName,
                operation =>
                    operation
                        .ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Query)
                        .Select(parameter => parameter.Name)
                        .ToFrozenSet(StringComparer.OrdinalIgnoreCase),
                StringComparer.Ordinal));

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Count == 0)
        {
            return next(context);
        }

        var known = _known.Value[context.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName];
        return FindUnknown(request, known) is { } problem ? ValueTask.FromResult<object?>(problem) : next(context);
    }

    /// <summary>The problems of query parameters that are not known; null if all are.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The known parameters, which the problem lists.</param>
    /// <param name="ofEveryPage">Parameters that are known too, and not listed.</param>
    public static ProblemResult? FindUnknown(HttpRequest request, IReadOnlySet<string> known, params IReadOnlyList<string> ofEveryPage)
    {
        var problems = new ProblemLog();
        foreach (var name in request.Query.Keys.Where(name => !known.Contains(name) && !ofEveryPage.Contains(name, StringComparer.Ordinal)))
        {
            var place = Place.OfFile("request").Member(name);
            if (known.Count == 0)
            {
                problems.Add(ProblemCatalogue.RequestMalformed["no-query"], place, ("found", name));
            }
            else
            {
                var names = Detail.Words(known.Order(StringComparer.Ordinal));
                problems.Add(ProblemCatalogue.RequestMalformed["query"], place, ("found", name), ("known", names));
            }
        }

        return problems.Errors == 0 ? null : ProblemResult.Of(problems.ToOutcome<string>(null));
    }
}
