using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Survey.Api.Hosting;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>What goes wrong on the way, told to programs as documents and to people as pages.</summary>
public sealed class FailuresTests
{
    [Test]
    public async Task Get_NothingThere_IsADocumentForProgramsAndAPageForPeople()
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();

        var document = await client.GetAsync(new Uri("/v1/ronds", UriKind.Relative));
        var page = await client.GetAsync(new Uri("/ronds", UriKind.Relative));

        document.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        document.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await document.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("type").GetString().ShouldBe("urn:survey:problem:address-unknown");
        problem.GetProperty("correlationId").GetString().ShouldBe(document.Headers.GetValues("X-Correlation-Id").Single());
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [TestCase("/ronds", "en", "<a href=\"/rounds\">Go to the rounds</a>")]
    [TestCase("/rounds/none", "ru", "<a href=\"/rounds\">Перейти к раундам</a>")]
    [TestCase("/rounds/-new", "ar", "<a href=\"/rounds\">الانتقال إلى الجولات</a>")]
    public async Task Get_NothingThereOrNotForThem_LeadsSignedInPeopleBack(string path, string language, string expected)
    {
        using var service = new ServiceUnderTest();
        using var stranger = service.CreateClient();
        using var analyst = await service.SignIn(ActorRole.Analyst);
        analyst.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = await PageSource.Read(await analyst.GetAsync(new Uri(path, UriKind.Relative)));

        page.ShouldContain(expected);
        (await PageSource.Read(await stranger.GetAsync(new Uri(path, UriKind.Relative)))).ShouldNotContain("\"/rounds\"");
    }

    [Test]
    public async Task Get_NothingThereBelowAnAnswer_LeadsBackToTheFirstPage()
    {
        using var collecting = await CollectingService.Make();
        using var client = collecting.Service.CreateClient();
        using var stranger = collecting.Service.CreateClient();
        var home = (
            await client.GetAsync(
                new Uri($"/link/{await collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake")}", UriKind.Relative))
        ).Headers.Location!.ToString();

        var page = await PageSource.Read(await client.GetAsync(new Uri($"{home}/nothing", UriKind.Relative)));

        page.ShouldContain($"<a href=\"{home}\">Go to the first page of your response</a>");
        (await PageSource.Read(await stranger.GetAsync(new Uri($"{home}/nothing", UriKind.Relative)))).ShouldNotContain($"\"{home}\"");
    }

    [TestCase("batch-2024-03-02.7", true)]
    [TestCase("short", false)]
    [TestCase("with space and more", false)]
    [TestCase("svl_abcdefghijklmnop", false)]
    public async Task Get_CorrelationIdGiven_IsKeptIfSane(string given, bool isKept)
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Correlation-Id", given).ShouldBeTrue();

        var id = (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).Headers.GetValues("X-Correlation-Id").Single();

        (id == given).ShouldBe(isKept);
        id.Length.ShouldBeGreaterThanOrEqualTo(8);
    }

    [TestCase("/health/live")]
    [TestCase("/sign-in")]
    [TestCase("/nothing")]
    [TestCase("/v1/nothing")]
    public async Task Get_Anything_HasTheHeadersThatProtect(string path)
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();

        var headers = (await client.GetAsync(new Uri(path, UriKind.Relative))).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        headers.CacheControl!.NoStore.ShouldBeTrue();
        headers.Contains("Strict-Transport-Security").ShouldBeFalse("it is not TLS");
        headers.Contains("Server").ShouldBeFalse();
    }

    [Test]
    public async Task Get_OverTls_PromisesToStayThereAndCookiesAreSecure()
    {
        using var service = new ServiceUnderTest();
        using var client = service.CreateClient();
        client.BaseAddress = new Uri("https://localhost");

        var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        answer
            .Headers.GetValues("Set-Cookie")
            .ShouldAllBe(cookie => cookie.Contains("secure") && cookie.Contains("httponly") && cookie.Contains("samesite=lax"));
    }

    [Test]
    public async Task Get_PublicAddressOverTlsAndProxyNotNamed_IsTheSame()
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_ADDRESS", "https://survey.example.org"));
        using var client = service.CreateClient();

        var answer = await client.GetAsync(new Uri("/sign-in?lang=fr", UriKind.Relative));

        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        answer.Headers.GetValues("Set-Cookie").Count().ShouldBe(2);
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase("survey.example.org", true)]
    [TestCase("127.0.0.1", true)]
    [TestCase("evil.example", false)]
    [TestCase("survey.example.org.evil.example", false)]
    public async Task Get_PublicAddressSet_OnlyItsHostAndTheMachineItselfAreServed(string host, bool isServed)
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_ADDRESS", "https://survey.example.org"));
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Host = host;

        var answer = await client.GetAsync(new Uri("/rounds", UriKind.Relative));

        answer.StatusCode.ShouldBe(isServed ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest);
        (answer.Headers.Location?.OriginalString ?? "/").ShouldStartWith("/", Case.Sensitive, "The host of the request leads nowhere.");
    }

    [Test]
    public async Task Get_PublicAddressOverTls_CookiesAreForThisHostAlone()
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_ADDRESS", "https://survey.example.org"));
        using var client = service.CreateClient();

        var form = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        var cookie = form.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-survey-form=");
        cookie.ShouldContain("path=/;");
        cookie.ShouldContain("secure");
    }

    [Test]
    public async Task Get_TooOftenFromOneAddress_IsHeldUp()
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_LIMIT_ADDRESS", "3"));
        using var client = service.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await client.GetAsync(new Uri("/sign-in", UriKind.Relative))).StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
        var document = await client.GetAsync(new Uri("/v1/nothing", UriKind.Relative));
        (await document.Content.ReadAsStringAsync()).ShouldContain("request-too-many");
        document.Headers.RetryAfter.ShouldNotBeNull();
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Get_TooOftenWithOneToken_HoldsUpThatOneOnly()
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_LIMIT_HOLDER", "2"));
        using var one = service.CreateClient("svt_one");
        using var other = service.CreateClient("svt_other");
        var path = new Uri("/v1/nothing", UriKind.Relative);

        (await one.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await one.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await one.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await other.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Get_TooOftenByAStrangerWhoKnowsALinksId_DoesNotHoldUpItsHolder()
    {
        using var service = new ServiceUnderTest(settings: ("SURVEY_LIMIT_HOLDER", "3"));
        using var stranger = service.CreateClient();
        const string Id = "01890000-0000-7000-8000-000000000001";
        for (var i = 0; i < 5; i++)
        {
            (await stranger.GetAsync(new Uri($"/answer/{Id}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        foreach (
            var expected in new[]
            {
                HttpStatusCode.Unauthorized,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.TooManyRequests,
            }
        )
        {
            // By any spelling of the address.
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                expected == HttpStatusCode.TooManyRequests ? $"/Answer/{Id}" : $"/answer/{Id}");
            request.Headers.Add("Cookie", "survey-link=svl_of_the_holder");
            (await stranger.SendAsync(request)).StatusCode.ShouldBe(expected);
        }
    }

    [TestCase("SURVEY_ADDRESS", "survey.example.org")]
    [TestCase("SURVEY_PROXIES", "10.0.0.0/99")]
    [TestCase("SURVEY_LIMIT_ADDRESS", "many")]
    public void Build_SettingThatIsNone_SaysWhatItMustBe(string name, string value) =>
        Should.Throw<InvalidDataException>(() => Survey.Api.Http.ServiceSettings.From(
            new Microsoft.Extensions.Configuration.ConfigurationManager { [name] = value })).Message.ShouldContain(name);

    [TestCase("/v1/rounds/minimal/responses/lake/submit", "for example {\"submittedBy\":\"Amina Diallo\"}.")]
    [TestCase("/v1/rounds/minimal/responses/lake/endorse", "for example {\"endorsedBy\":\"The Chair\"}.")]
    [TestCase("/v1/rounds/minimal/responses/lake/return", "for example {\"reason\":")]
    [TestCase("/v1/rounds/minimal/responses/lake/withdraw", "for example {\"reason\":")]
    [TestCase("/v1/rounds", "the reference at /docs shows one.")]
    public async Task Post_WithoutABody_SaysWhatToSend(string path, string what)
    {
        using var service = new ServiceUnderTest();
        using var client = await service.CreateClient(ActorRole.Coordinator);

        var problem = await (await client.Send("POST", path)).Read(HttpStatusCode.BadRequest);

        problem.Text("detail").ShouldNotBeNull().ShouldStartWith("The body is missing. Send it as application/json");
        problem.Text("detail").ShouldNotBeNull().ShouldContain(what);
    }

    [TestCase("/v1/rounds/minimal/responses/lake/submit", "application/json")]
    [TestCase(
        "/v1/rounds/minimal/directory/import",
        "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/octet-stream")]
    [TestCase(
        "/v1/rounds/minimal/responses/lake/workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/octet-stream")]
    public async Task Post_OfAnotherMediaType_SaysWhichAreTaken(string path, string taken)
    {
        using var service = new ServiceUnderTest();
        using var client = await service.CreateClient(ActorRole.Coordinator);
        using var body = new StringContent("name=Amina", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);

        (await answer.Read(HttpStatusCode.UnsupportedMediaType))
            .Text("detail")
            .ShouldNotBeNull()
            .ShouldContain($"Send one of: {taken}, and name it in the header");
    }

    [Test]
    public async Task Invoke_StoreIsBusy_LogsOneWarningWithoutTheException()
    {
        using var service = new ServiceUnderTest();
        var log = new Lines();
        var failures = new Failures(_ => throw Survey.Storage.Store.Busy(TimeSpan.FromSeconds(30)), log);
        using var scope = service.Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, TraceIdentifier = "id-of-request" };
        context.Request.Path = "/v1/rounds";

        await failures.InvokeAsync(context);

        context.Response.StatusCode.ShouldBe(StatusCodes.Status503ServiceUnavailable);
        context.Response.Headers.RetryAfter.ToString().ShouldBe("5");
        var line = log.Written.ShouldHaveSingleItem();
        line.ShouldStartWith("Warning: A change was refused: Another process or request");
        line.ShouldEndWith("(id-of-request)");
    }

    /// <summary>Keeps what is logged, with its level and exception.</summary>
    private sealed class Lines : ILogger<Failures>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Written.Add($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
