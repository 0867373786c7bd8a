using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Survey.Api.Pages;

/// <summary>A page: a component rendered once, without the characters that HTML can do without.</summary>
/// <typeparam name="TComponent">The component, which renders the whole document.</typeparam>
/// <param name="parameters">The component's parameters by name.</param>
internal sealed partial class PageResult<TComponent>(IDictionary<string, object?> parameters) : IResult
    where TComponent : IComponent
{
    /// <summary>The response's status.</summary>
    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether going back in the browser brings the page as it was left, with what was typed: forms for many words alone.</summary>
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

        // The answer to a form that was sent cannot be asked for again without sending the form again.
        var comesBack = ComesBack || !HttpMethods.IsGet(httpContext.Request.Method);
        response.Headers[HeaderNames.CacheControl] = comesBack ? "private, no-cache" : "no-store";
        await response.WriteAsync(Compact(html), Encoding.UTF8, httpContext.RequestAborted);
    }

    // The renderer encodes < and > in texts and values, so that a tag is what stands between the two. White space between
    // tags is a space to a reader whatever its length; inside of a textarea there are no tags.
    internal static string Compact(string html) => Tag().Replace(html, Compact);

    private static string Compact(Match tag)
    {
        var (name, gap) = (tag.Groups["tag"].Value, tag.Groups["gap"].Value);
        if (name is "</option>" or "</li>")
        {
            return "";
        }

        var end = name.EndsWith(" />", StringComparison.Ordinal) ? ">" : "";
        return $"{Quotes().Replace(end.Length > 0 ? name[..^3] : name, "=${value}").Replace("=\"\"", "", StringComparison.Ordinal)}{end}{(gap.Length > 0 ? "\n" : "")}";
    }

    [GeneratedRegex(@"(?<tag><[^<>]+>)(?<gap>\s+(?=<)(?!</textarea))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex("""="(?<value>[^\s"'=<>`]+)"(?=[\s>]|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotes();
}
