using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Survey.Api.Access;
using Survey.Api.Answering;
using Survey.Api.Describing;
using Survey.Api.Http;
using Survey.Api.Mailing;
using Survey.Api.Pages;
using Survey.Collecting.Accounts;
using Survey.Collecting.Audit;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Collecting.Workbooks;
using Survey.Storage;
using Survey.Storage.Sqlite;

namespace Survey.Api.Hosting;

/// <summary>
/// The web service as a whole. The program Survey.Api, <c>survey serve</c> and the tests all build it here, so that what
/// is tested is what runs.
/// </summary>
public static class SurveyService
{
    /// <summary>The largest body of a request that does not say otherwise.</summary>
    public const long LargestBody = 8 * 1024 * 1024;

    /// <summary>The largest document, workbook or table that can be uploaded.</summary>
    public const long LargestUpload = 64 * 1024 * 1024;

    // A page with fifty rows and a box for each of 24 elements sends some 1,500 fields.
    private const int MostFormFields = 50_000;

    /// <summary>Builds the service; its store is opened, and made if it is not there.</summary>
    /// <param name="args">Settings: <c>--SURVEY_STORE=survey.db</c>, <c>--urls=http://127.0.0.1:5080</c>.</param>
    /// <param name="configure">Changes something before it is built; null for nothing.</param>
    /// <exception cref="Storage.StoreException">The store or the folder of keys cannot be used.</exception>
    /// <exception cref="InvalidDataException">A setting is not what it must be.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = ServiceSettings.From(builder.Configuration);
        ServiceLog.Use(builder.Logging, Console.IsErrorRedirected);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        AddServices(builder.Services, settings);
        configure?.Invoke(builder);
        var app = builder.Build();

        // Now and not at the first request: a store that cannot be used must stop the start.
        var store = app.Services.GetRequiredService<Store>();
        app.Lifetime.ApplicationStopped.Register(store.Close);
        Use(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => SqliteStore.Open(settings.Store, provider.GetRequiredService<TimeProvider>(), create: true, isService: true));
        services.AddScoped<RequestStore>();
        services.AddScoped<IStore>(provider => provider.GetRequiredService<RequestStore>());
        services.AddSingleton<Presence>();
        services.AddSingleton(provider => new TokenUses(provider.GetRequiredService<Store>()));
        services.AddHostedService<TokenUseWorker>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<LinkDesk>();
        services.AddScoped<BearerHolder>();
        services.AddScoped<ResponseDesk>();
        services.AddScoped<WorkbookDesk>();
        services.AddScoped<DirectoryDesk>();
        services.AddScoped<AuditDesk>();
        services.AddSingleton<SurveyMetrics>();
        services.AddMailing(settings);
        KeyFolder.Use(services, settings.Keys);
        services.AddRazorComponents();
        services.AddPages();
        services.AddAuthentication()
            .AddAccountCookie()
            .AddScheme<AuthenticationSchemeOptions, BearerAccess>(BearerAccess.Name, configureOptions: null);
        services.AddAccessPolicies();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "survey-form";
            options.Cookie.HttpOnly = true;

            // Strict would hide the cookie from whoever follows a link in a mail, and the new one would spoil the forms of other tabs.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(options => RateLimits.Use(options, settings));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MostFormFields;
            options.MultipartBodyLengthLimit = LargestUpload;
        });
        services.AddApiDescription();
        services.ConfigureHttpJsonOptions(options => UseStrictly(options.SerializerOptions));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    private static void UseStrictly(JsonSerializerOptions options)
    {
        // What is not known is told and not dropped; a number is a number; text in any script stays readable.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    private static void Use(WebApplication app, ServiceSettings settings)
    {
        if (settings.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (settings.PublicAddress?.Scheme == Uri.UriSchemeHttps)
        {
            // People come over TLS, whatever the proxy before this service says or may say: cookies and headers follow.
            app.Use((context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return next(context);
            });
        }

        app.UseCompression();
        app.UseSecurityHeaders();
        app.UseMiddleware<RequestLine>();
        app.UseMiddleware<Failures>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (context, next) =>
        {
            // No snapshot of the store is held while a body comes in.
            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                await context.RequestServices.GetRequiredService<RequestStore>().EndReadingAsync();
            }

            await next(context);
        });
        app.UseAntiforgery();
        app.MapHealth();
        app.MapPageAssets();
        app.MapAnswering();
        app.MapCoordinating();
        app.MapSignIn();
        app.MapAccount();
        app.MapApi();
    }
}
