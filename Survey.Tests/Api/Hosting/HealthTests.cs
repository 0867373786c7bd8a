using System.Net;
using Microsoft.Data.Sqlite;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Hosting;

public sealed class HealthTests
{
    private static readonly Uri Live = new("/health/live", UriKind.Relative);
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative);

    [Test]
    public async Task Get_NewStore_LiveAndReady()
    {
        using var service = new ServiceUnderTest(isOwn: true);
        using var client = service.CreateClient();

        (await client.GetAsync(Live)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Get_AnotherProcessWrites_IsReadyAndDoesNotWait()
    {
        using var service = new ServiceUnderTest(isOwn: true);
        using var client = service.CreateClient();
        using var other = new SqliteConnection($"Data Source={service.StorePath};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction();

        (await client.GetAsync(Ready).WaitAsync(TimeSpan.FromSeconds(Store.CommandWait.TotalSeconds / 2.0))).StatusCode.ShouldBe(
            HttpStatusCode.OK);
    }

    [Test]
    public async Task Get_StoreWasTakenAway_LiveButNotReady()
    {
        using var service = new ServiceUnderTest(isOwn: true);
        using var client = service.CreateClient();

        File.Delete(service.StorePath);

        (await client.GetAsync(Live)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ready = await client.GetAsync(Ready);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldNotContain(service.StorePath);
        File.Exists(service.StorePath).ShouldBeFalse();
    }
}
