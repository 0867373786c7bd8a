using Microsoft.AspNetCore.Components;

namespace Survey.Api.Pages;

/// <summary>Makes pages of components.</summary>
internal static class PageResults
{
    /// <summary>A page with a status.</summary>
    public static IResult Of<TComponent>(int status, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        new PageResult<TComponent>(parameters.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal))
        {
            StatusCode = status,
        };

    /// <summary>A page that keeps what was typed when the visitor comes back to it.</summary>
    public static IResult OfWords<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        new PageResult<TComponent>(parameters.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal))
        {
            ComesBack = true,
        };

    public static IResult Of<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => Of<TComponent>(StatusCodes.Status200OK, parameters);
}
