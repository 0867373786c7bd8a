using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;

namespace Survey.Api.Pages;

/// <summary>The services of pages, and the compression of answers.</summary>
public static class PagesHosting
{
    /// <summary>Adds the services that render pages and compress answers.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Brotli 4 and gzip 6. At the default levels, the fastest, pages are larger by a fifth (Brotli) or a third and more (gzip).
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(options => options.EnableForHttps = true);

        // Text in any script as it is: as numbers, an Arabic page would weigh four times as much.
        return services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Compresses answers, but not those that another site may have asked for.</summary>
    /// <remarks>
    /// Pages contain confidential answers and repeat parts of their address. If another site could open them with guesses in
    /// the address, and somebody on the line saw the compressed sizes, the guess that is in the answers would show (BREACH).
    /// Browsers say with <c>Sec-Fetch-Site</c> which site a request comes from.
    /// </remarks>
    public static IApplicationBuilder UseCompression(this IApplicationBuilder application) =>
        application.UseWhen(context => IsSafeToCompress(context.Request), branch => branch.UseResponseCompression());

    private static bool IsSafeToCompress(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,

        // Programs do not send it, nor do browsers on plain HTTP or those from before 2023. Without cookies nobody's data is at risk.
        "" => !request.IsHttps || request.Cookies.Count == 0,
        _ => false,
    };
}
