using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;

namespace Survey.Api.Pages;

/// <summary>What pages need of the service.</summary>
public static class PagesHosting
{
    // Rows are unbounded, and a row has several fields; the size of a request is bounded all the same.
    private const int MostFields = 200_000;
    private const int LargestFieldBytes = 8 * 1024 * 1024;
    private const long LargestUploadBytes = 32 * 1024 * 1024;

    /// <summary>Adds what renders pages and reads their forms.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = "_token";
            options.Cookie.Name = "survey-form";
            options.Cookie.SameSite = SameSiteMode.Lax;

            // The security headers say it for all pages.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MostFields;
            options.ValueLengthLimit = LargestFieldBytes;
            options.MultipartBodyLengthLimit = LargestUploadBytes;
        });

        // Text in any script as it is: as numbers, an Arabic page would weigh four times as much.
        return services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
