using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Survey.Api.Pages;

/// <summary>A page: a component rendered once, on the server.</summary>
/// <typeparam name="TComponent">The component, which renders the whole document.</typeparam>
/// <param name="parameters">The component's parameters by name.</param>
internal sealed class PageResult<TComponent>(IDictionary<string, object?> parameters) : IResult
    where TComponent : IComponent
{
    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>True to let the browser's back button show the page with what was typed; only for forms with long texts.</summary>
    public bool ComesBack { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        var response = httpContext.Response;
        response.StatusCode = StatusCode;
        response.ContentType = "text/html; charset=utf-8";

        // Otherwise, going back to the response of a posted form would post the form again.
        var comesBack = ComesBack || !HttpMethods.IsGet(httpContext.Request.Method);
        response.Headers[HeaderNames.CacheControl] = comesBack ? "private, no-cache" : "no-store";
        await response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }
}
