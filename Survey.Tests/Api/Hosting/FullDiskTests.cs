using System.Net;
using System.Text.Json;
using Survey.Collecting.Accounts;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

/// <summary>A store that cannot be written: no word is lost, and people can sign in to look and to export.</summary>
public sealed class FullDiskTests
{
    private const string Words = "Recognize certificates of all ports.";

    private CollectingService _collecting = null!;
    private HttpClient _client = null!;
    private string _page = "";
    private List<(string, string)> _form = [];

    [SetUp]
    public async Task OpenAPage()
    {
        _collecting = await CollectingService.Make();
        _client = _collecting.Service.CreateClient();
        var secret = await _collecting.Service.IssueLink(ActorRole.Secretariat, "minimal", "lake");
        var home = (await _client.GetAsync(new Uri($"/link/{secret}", UriKind.Relative))).Headers.Location!.ToString();
        _page = $"{home}/sections/1";
        var shown = ShownForm.Read(await PageSource.Read(_client, _page));
        _form =
        [
            ("__RequestVerificationToken", shown.Get("__RequestVerificationToken")!),
            ("_base", shown.Get("_base") ?? ""),
            ("_save", "k3f9z.1"),
            ("has_recommendations", "yes"),
            ("recommendations", "1"),
            ("recommendations/1/text", Words),
        ];
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Save_WithoutScript_GivesEveryWordBackAndTakesThemLater()
    {
        using (new FullDisk(_collecting.Collecting.StorePath))
        {
            using var answer = await Post();

            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            var page = await PageSource.Read(answer);
            page.ShouldContain("<h1>Not saved</h1>");
            page.ShouldContain($"name=\"recommendations/1/text\" value=\"{Words}\"");
        }

        using var again = await Post();
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _collecting.Collecting.Desk.Find("minimal", "lake"))!
            .Content.Answers.GetRows("recommendations")[0]
            .Find("text")!
            .ToText()
            .ShouldBe(Words);
    }

    [Test]
    public async Task Save_ByTheScript_IsAnsweredInJson()
    {
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var full = new FullDisk(_collecting.Collecting.StorePath);

        using var answer = await Post();

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync())
            .RootElement.GetProperty("message")
            .GetString()!
            .ShouldStartWith("Not saved:");
    }

    [Test]
    public async Task SignIn_RightPassword_OpensThePages()
    {
        var account = await _collecting.Service.GetAccount(ActorRole.Analyst);
        using var client = _collecting.Service.CreateClient();
        using var full = new FullDisk(_collecting.Collecting.StorePath);

        (await SignIn(client, account.Name, "wrong")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignIn(client, account.Name, ServiceUnderTest.Password)).ShouldBe(HttpStatusCode.Redirect);

        (await client.GetAsync(new Uri("/rounds/minimal/overview.csv", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task SignIn_ManyWrongPasswords_ArePausedAllTheSame()
    {
        using var client = _collecting.Service.CreateClient();
        using var full = new FullDisk(_collecting.Collecting.StorePath);
        for (var attempt = 0; attempt <= SignInPause.OfName.Free; attempt++)
        {
            (await SignIn(client, "nobody-of-this-test", "wrong")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await SignIn(client, "nobody-of-this-test", "wrong")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpStatusCode> SignIn(HttpClient client, string name, string password)
    {
        using var answer = await ServiceUnderTest.Send(client, "/sign-in", "/sign-in", ("name", name), ("password", password));
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Post()
    {
        using var form = new FormUrlEncodedContent(_form.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _client.PostAsync(new Uri(_page, UriKind.Relative), form);
    }
}
