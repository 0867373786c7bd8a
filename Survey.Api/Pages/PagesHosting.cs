using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;

namespace Survey.Api.Pages;

/// <summary>Services for pages, and compression of responses.</summary>
public static class PagesHosting
{
    /// <summary>Adds the services that render pages and compress responses.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Brotli 4 and gzip 6. At the default (fastest) levels, pages are larger by a fifth (Brotli) or by a third and more (gzip).
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(options => options.EnableForHttps = true);

        // Write text in any script unescaped: with numeric references, an Arabic page would be four times as large.
        return services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Compresses responses, except those that another site may have requested.</summary>
    /// <remarks>
    /// Pages contain confidential answers and repeat parts of their address. If another site could open them with guesses in the address,
    /// and somebody on the network saw the compressed sizes, correct guesses would show (BREACH attack). Browsers report the requesting
    /// site in <c>Sec-Fetch-Site</c>.
    /// </remarks>
    public static IApplicationBuilder UseCompression(this IApplicationBuilder application) =>
        application.UseWhen(context => IsSafeToCompress(context.Request), branch => branch.UseResponseCompression());

    private static bool IsSafeToCompress(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,

        // Programs do not send the header, nor do browsers on plain HTTP or from before 2023. Without cookies nobody's data is at risk.
        "" => !request.IsHttps || request.Cookies.Count == 0,
        _ => false,
    };
}
