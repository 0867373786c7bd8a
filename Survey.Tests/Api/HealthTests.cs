using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Survey.Tests.Support;

namespace Survey.Tests.Api;

public sealed class HealthTests
{
    [Test]
    public async Task Get_StoreIsThere_LiveAndReady()
    {
        using var folder = new TemporaryFolder();
        SurveyCommand.Run("load", Repository.Sample("minimal"), "--store", folder.PathOf("survey.db")).ExitCode.ShouldBe(0);

        (await Get("/health/live", folder.PathOf("survey.db"))).ShouldBe(HttpStatusCode.OK);
        (await Get("/health/ready", folder.PathOf("survey.db"))).ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Get_StoreIsMissing_LiveButNotReady()
    {
        using var folder = new TemporaryFolder();

        (await Get("/health/live", folder.PathOf("none.db"))).ShouldBe(HttpStatusCode.OK);
        (await Get("/health/ready", folder.PathOf("none.db"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<HttpStatusCode> Get(string path, string store)
    {
        await using var application = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("SURVEY_STORE", store));
        using var client = application.CreateClient();
        return (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
    }
}
