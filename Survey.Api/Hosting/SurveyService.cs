using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Survey.Api.Access;
using Survey.Api.Answering;
using Survey.Api.Describing;
using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.Mailing;
using Survey.Api.OpenRounds;
using Survey.Api.Overviews;
using Survey.Api.Pages;
using Survey.Collecting.Accounts;
using Survey.Collecting.Analysis;
using Survey.Collecting.Audit;
using Survey.Collecting.Directories;
using Survey.Collecting.Links;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Publications;
using Survey.Collecting.Responses;
using Survey.Collecting.Workbooks;
using Survey.Storage;

namespace Survey.Api.Hosting;

/// <summary>
/// The whole web service. The program Survey.Api, <c>survey serve</c> and the tests build it here, so that the tests test what runs.
/// </summary>
public static class SurveyService
{
    // A page with fifty rows and a box for each of 24 elements sends some 1,500 fields.
    private const int MaxFormFields = 50_000;

    /// <summary>Builds the service. Opens its store, and creates it if it is missing.</summary>
    /// <param name="args">Settings: <c>--SURVEY_STORE=survey.db</c>, <c>--urls=http://127.0.0.1:5080</c>.</param>
    /// <param name="configure">Changes the builder before the service is built; may be null.</param>
    /// <exception cref="Storage.StoreException">The store or the keys cannot be used.</exception>
    /// <exception cref="InvalidDataException">A setting is not valid.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = ServiceSettings.From(builder.Configuration);
        ServiceLog.Use(builder.Logging, Console.IsErrorRedirected);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.LargestBody;
        });
        AddServices(builder.Services, settings);
        configure?.Invoke(builder);
        var app = builder.Build();

        // Open the store now, not at the first request, so that an unusable store prevents the start.
        var store = app.Services.GetRequiredService<Store>();
        try
        {
            ServiceKeys.Prepare(app.Services, settings);
            Use(app, settings);
        }
        catch
        {
            store.Close();
            throw;
        }

        app.Lifetime.ApplicationStopped.Register(store.Close);
        return app;
    }

    /// <summary>
    /// Closes the store of a service, unless the service has done so when it stopped. A service that is stopped while it starts does not
    /// report that it stopped.
    /// </summary>
    public static void CloseStore(WebApplication service) => service.Services.GetRequiredService<Store>().Close();

    private static void AddServices(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
            StoreAddress.Open(settings.Store, provider.GetRequiredService<TimeProvider>(), create: true, isService: true));
        services.AddScoped<RequestStore>();
        services.AddScoped<IStore>(provider => provider.GetRequiredService<RequestStore>());
        services.AddSingleton<Presence>();
        services.AddSingleton<PresenceExchange>();
        services.AddHostedService<PresenceWorker>();
        services.AddSingleton(provider => new TokenUses(provider.GetRequiredService<Store>()));
        services.AddHostedService<TokenUseWorker>();
        services.AddSingleton<SignInFallback>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<TokenDesk>();
        services.AddScoped<LinkDesk>();
        services.AddScoped<BearerHolder>();
        services.AddScoped<ResponseDesk>();
        services.AddScoped<ResponseHistory>();
        services.AddScoped<OpenDesk>();
        services.AddScoped<OpenMail>();
        services.AddSingleton<OpenWork>();
        services.AddSingleton(provider => new UploadLimit(provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddScoped<WorkbookDesk>();
        services.AddScoped<DirectoryDesk>();
        services.AddScoped<AnalysisDesk>();
        services.AddScoped<PublicationDesk>();
        services.AddScoped<AuditDesk>();
        services.AddSingleton<SurveyMetrics>();
        services.AddSingleton<ResultsCache>();
        services.AddMailing(settings);
        ServiceKeys.Use(services, settings);
        services.AddRazorComponents();
        services.AddPages();
        services.AddAuthentication()
            .AddAccountCookie(settings)
            .AddScheme<AuthenticationSchemeOptions, BearerAccess>(BearerAccess.Name, configureOptions: null);
        services.AddAccessPolicies();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = settings.HostCookiePrefix + "survey-form";
            options.Cookie.HttpOnly = true;

            // With Strict, the cookie would be missing after a link in an e-mail is followed, and a new one would invalidate the forms of
            // other tabs.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        if (settings.PublicAddress is { } address)
        {
            // Requests for other hosts get 400. Checks of the machine itself use a loopback name.
            services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [address.Host, "localhost", "127.0.0.1", "[::1]"]);
        }

        services.AddRateLimiter(options => RateLimits.Use(options, settings));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = MaxFormFields;
            options.MultipartBodyLengthLimit = RequestLimits.LargestUpload;
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
        // Report unknown members instead of ignoring them; accept numbers only as numbers; keep text in any script readable.
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
            // People use TLS, whatever the proxy reports: cookies and headers must match.
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
        app.Use((context, next) =>
        {
            // Ids of respondents that come from files may have slashes. Routing leaves those alone, and decodes all else.
            if (context.Request.RouteValues.TryGetValue("organization", out var value) && value is string id)
            {
                context.Request.RouteValues["organization"] = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            }

            return next(context);
        });
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (context, next) =>
        {
            // Hold no snapshot of the store while a body is received.
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
        app.MapNoReminders();
        app.MapOpenPages();
        app.MapCoordinating();
        app.MapSignIn();
        app.MapAccount();
        app.MapApi();
    }
}
