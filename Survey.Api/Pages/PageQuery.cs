using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Http;

namespace Survey.Api.Pages;

/// <summary>
/// Refuses query parameters that a page does not have, as <see cref="QueryFilter"/> does for the API. If a mistyped parameter were
/// ignored, the figures would be others than the reader thinks.
/// </summary>
internal static class PageQuery
{
    private static readonly string[] OfEveryPage = [DeskFrame.Done, PageLanguage.Parameter];

    /// <summary>Refuses unknown parameters of all pages and files of a group.</summary>
    public static RouteGroupBuilder RefuseUnknownQuery(this RouteGroupBuilder group) =>
        group.AddEndpointFilterFactory((made, next) =>
        {
            var names = made.MethodInfo.GetParameters().SelectMany(NamesOf).ToList();
            return context => HttpMethods.IsGet(context.HttpContext.Request.Method)
                && context.HttpContext.Request.Query.Count > 0
                && QueryFilter.FindUnknown(context.HttpContext.Request, KnownTo(context.HttpContext), OfEveryPage) is { } problem
                    ? ValueTask.FromResult<object?>(new ExplainedProblem(problem))
                    : next(context);

            // Parameters of the path are not parameters of the query.
            IReadOnlySet<string> KnownTo(HttpContext context) =>
                names.Except(context.Request.RouteValues.Keys, StringComparer.OrdinalIgnoreCase)
                    .ToHashSet(StringComparer.OrdinalIgnoreCase);
        });

    /// <summary>The names under which a parameter of a handler is read from the query; none for services and the request itself.</summary>
    private static IEnumerable<string> NamesOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties()
                .Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name)
                .OfType<string>()
        : parameter.GetCustomAttribute<FromQueryAttribute>()?.Name is { } named ? [named]
        : IsText(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) ? [parameter.Name!]
        : [];

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(string[]) || type == typeof(Guid) || type.IsPrimitive;
}
