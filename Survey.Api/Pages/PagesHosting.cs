using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Survey.Api.Pages;

/// <summary>What pages need of the service.</summary>
public static class PagesHosting
{
    /// <summary>Adds what renders pages and makes them light.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // Pages hold no secret beside the seal of their forms, which is another one on every page: nothing to be guessed from lengths.
        services.AddResponseCompression(options => options.EnableForHttps = true);

        // Text in any script as it is: as numbers, an Arabic page would weigh four times as much.
        return services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
