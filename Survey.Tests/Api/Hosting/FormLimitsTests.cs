using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>Forms that are too long, hold what is no text, or come from somebody who has no link.</summary>
public sealed class FormLimitsTests
{
    private const int MegaByte = 1024 * 1024;

    private static IEnumerable<TestCaseData> Unreadable =>
    [
        new TestCaseData("name=a%00b").SetArgDisplayNames("NUL"),
        new TestCaseData("name=" + new string('a', (4 * MegaByte) + 1)).SetArgDisplayNames("long"),
        new TestCaseData(string.Join('&', Enumerable.Range(0, 50_002).Select(number => $"f{number}=a"))).SetArgDisplayNames("many"),
    ];

    [TestCaseSource(nameof(Unreadable))]
    public async Task Post_FormThatCannotBeRead_IsReportedInASentence(string body)
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();
        var home = await Open(client, await service.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake"));

        var page = await Post(client, $"{home}/sections/1", body);
        var script = await Post(client, $"{home}/sections/1", body, "application/json");

        page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PageSource.Read(page)).ShouldContain("your answers are still there");
        script.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await script.Content.ReadAsStringAsync()).ShouldContain("Not saved:");
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task Post_FormOfACoordinatorThatCannotBeRead_IsReportedInASentence(string body)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await Post(client, "/account/tokens", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PageSource.Read(answer)).ShouldContain("The form cannot be read");
    }

    [Test]
    public async Task Post_WithoutLink_GivesBackWordsOfAPageAndNothingLarger()
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();
        const string Section = "/answer/01890a5d-ac96-774b-bcce-b302099a8057/sections/1";

        var words = await Post(client, Section, "name=" + new string('a', 500_000));
        var large = await Post(client, Section, "name=" + new string('a', 2 * MegaByte));

        words.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await words.Content.ReadAsStringAsync()).ShouldContain("aaaa");
        large.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await large.Content.ReadAsStringAsync()).ShouldNotContain("aaaa");
    }

    [Test]
    public async Task Post_WithoutLink_IsNotReadToItsEnd()
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();
        using var body = new EndlessForm();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("/answer/01890a5d-ac96-774b-bcce-b302099a8057/sections/1", UriKind.Relative))
        {
            Content = body,
        };

        var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        body.Sent.ShouldBeLessThan(4L * MegaByte);
    }

    [Test]
    public async Task Get_SectionForm_ComesBackAndOtherPagesAreNotKept()
    {
        using var service = await CollectingService.Make();
        using var client = service.Service.CreateClient();
        var home = await Open(client, await service.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake"));

        (await client.GetAsync(new Uri($"{home}/sections/1", UriKind.Relative)))
            .Headers.CacheControl!.ToString()
            .ShouldBe("no-cache, private");
        foreach (var page in new[] { "", "/tasks", "/check", "/read", "/workbook" })
        {
            (await client.GetAsync(new Uri(home + page, UriKind.Relative))).Headers.CacheControl!.ToString().ShouldBe("no-store", page);
        }
    }

    [TestCase("/answer/%C3%A9/submit", "/answer/%C3%A9")]
    [TestCase("/rounds/x%0d%0a/publish", "/rounds/x%0D%0A")]
    public async Task Get_AddressOfAFormWithAnySigns_LeadsToAnAddressThatAHeaderCanSay(string form, string expected)
    {
        using var service = new ServiceUnderTest();
        using var client = await service.SignIn(ActorRole.Coordinator);

        var answer = await client.GetAsync(new Uri(form, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Test]
    public async Task Post_FilesLargerThanAnOrdinaryForm_AreTakenByThePagesThatAskForThem()
    {
        await using var service = await CoordinatedService.Start();

        // As browsers do not, but then a refusal comes before the body and breaks no connection.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(service.Service.Address) };
        client.DefaultRequestHeaders.ExpectContinue = true;
        await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", "coordinator"), ("password", ServiceUnderTest.Password));
        var link = await service.Service.IssueLink("minimal", "lake");
        var home = await Open(client, link[(link.LastIndexOf('/') + 1)..]);

        foreach (
            var (page, field) in new[]
            {
                ($"{home}/workbook", "workbook"),
                ("/rounds/minimal/workbooks", "workbooks"),
                ("/rounds/minimal/directory/-import", "table"),
                ("/rounds/-new", "questionnaire-file"),
            }
        )
        {
            var seal = ServiceUnderTest.SealOf(await PageSource.Read(client, page));
            using var form = new MultipartFormDataContent
            {
                { new StringContent(seal), "__RequestVerificationToken" },
                { new ByteArrayContent(new byte[9 * MegaByte]), field, "large.xlsx" },
            };

            var answer = await client.PostAsync(new Uri(page, UriKind.Relative), form);

            ((int)answer.StatusCode).ShouldBeOneOf([200, 422], page);
        }

        using var plain = new MultipartFormDataContent { { new ByteArrayContent(new byte[9 * MegaByte]), "name", "large.xlsx" } };
        (await client.PostAsync(new Uri($"{home}/name", UriKind.Relative), plain)).StatusCode.ShouldBe(
            HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task PostTake_TableOfFiveMegabytes_IsReadWhole()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        byte[] table = [.. "PK"u8, .. new byte[5 * MegaByte]];

        var answer = await ServiceUnderTest.Send(
            client,
            "/rounds/minimal/directory/-import",
            "/rounds/minimal/directory/-import/take",
            ("table-kept", WebEncoders.Base64UrlEncode(table)),
            ("table-kept-name", "table.xlsx"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<string> Open(HttpClient client, string secret) =>
        (await client.GetAsync(new Uri($"/link/{secret}", UriKind.Relative))).Headers.Location!.OriginalString;

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, string body, string accepts = "text/html")
    {
        using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accepts));
        return await client.SendAsync(request);
    }

    /// <summary>A form of one field that goes on for 64 MB, if anybody reads it.</summary>
    private sealed class EndlessForm : HttpContent
    {
        public EndlessForm() => Headers.ContentType = new("application/x-www-form-urlencoded");

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var piece = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));
            try
            {
                for (; Sent < 64L * MegaByte; Sent += piece.Length)
                {
                    await stream.WriteAsync(piece);
                    await stream.FlushAsync();
                }
            }
            catch (Exception failure) when (failure is IOException or InvalidOperationException or OperationCanceledException)
            {
                // Nobody reads on.
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
