using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>A service with an open round, and the way of an answer from its public page to its receipt.</summary>
public abstract class OpenRoundPages
{
    private protected const string Page = "/open/minimal";

    private protected static readonly (string, string)[] Facts =
    [
        ("_type", "citizen"), ("_regions", "south"), ("_regions", "north"), ("_agreed", "true"),
    ];

    private protected CollectingService Collecting { get; private set; } = null!;

    private protected ServiceUnderTest Service => Collecting.Service;

    [SetUp]
    public async Task Start() => Collecting = await CollectingService.Make(Prepare);

    [TearDown]
    public void Stop() => Collecting.Dispose();

    /// <summary>Changes the files of the sample.</summary>
    private protected virtual void Prepare(TemporaryFolder files) => OpenRoundFiles.Open(files);

    private protected static Task<HttpResponseMessage> SaveChannels(HttpClient coordinator, params (string, string)[] fields) =>
        SaveSettings(coordinator, "channels", fields);

    private protected static async Task<HttpResponseMessage> SaveSettings(
        HttpClient coordinator,
        string form,
        params (string, string)[] fields)
    {
        var revision = ShownForm.Read(await PageSource.Read(coordinator, "/rounds/minimal/settings")).Get("revision")!;
        return await ServiceUnderTest.Send(
            coordinator,
            "/rounds/minimal/settings",
            $"/rounds/minimal/{form}",
            [("revision", revision), .. fields]);
    }

    private protected static async Task<string> Begin(HttpClient client, string page = Page)
    {
        var answer = await PublicPage.Send(client, page, Facts);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(answer));
        return answer.Headers.Location!.OriginalString;
    }

    private protected static async Task FillIn(HttpClient client, string home)
    {
        var fields = ShownForm.Read(await client.GetStringAsync(new Uri($"{home}/sections/1", UriKind.Relative)));
        var saved = await ServiceUnderTest.Send(
            client,
            $"{home}/sections/1",
            $"{home}/sections/1",
            ("_base", fields.Get("_base")!),
            ("has_recommendations", "yes"),
            ("recommendations_status", "final"),
            ("recommendations", "1"),
            ("recommendations/1/text", "Agree on a scheme."),
            ("recommendations/1/elements", "a"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
    }

    private protected static async Task<HttpResponseMessage> SubmitFrom(HttpClient client, string home)
    {
        var fields = ShownForm.Read(await client.GetStringAsync(new Uri($"{home}/check", UriKind.Relative)));
        return await ServiceUnderTest.Send(
            client,
            $"{home}/check",
            $"{home}/submit",
            ("etag", fields.Get("etag")!),
            ("key", fields.Get("key")!),
            ("language", "en"));
    }

    private protected async Task<string> FindRespondent() => (await FindDigest()).Respondent.Id;

    private protected async Task<ResponseDigest> FindDigest()
    {
        await using var session = await Service.Store.BeginReadAsync();
        var (round, _) = (await session.Rounds.Find("minimal"))!.Value;
        return await session.Responses.ReadDigests(round).SingleAsync();
    }

    private protected async Task<(int Drafts, int Links)> CountRows()
    {
        await using var session = await Service.Store.BeginReadAsync();
        return ((await session.Drafts.GetHeads("minimal")).Count, (await session.Links.GetAll("minimal")).Count);
    }
}
