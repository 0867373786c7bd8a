using System.Net;
using Survey.Api.Texts;
using Survey.Collecting.Responses;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Responses;

/// <summary>A reason that is too long is refused on every page, in its language, and comes back to be shortened.</summary>
public sealed class LongReasonTests
{
    private const string Complete = """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme for seasonal work.", "elements": {"elements": ["a"]}}]}
        """;
    private static readonly string TooLong = new('a', DeskRequest.MaxReasonLength + 1);

    [TestCase("en")]
    [TestCase("fr")]
    [TestCase("es")]
    [TestCase("ru")]
    [TestCase("ar")]
    public async Task Post_ReasonTooLong_IsReportedWhereItWasWritten(string language)
    {
        using var service = await CollectingService.Make();
        (await service.Collecting.Save("lake", Complete)).Succeeded.ShouldBeTrue();
        var submitted = await service.Collecting.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));
        var etag = submitted.Value.ShouldNotBeNull().ETag;
        var tooLong = InterfaceTexts.Of(language).Say(ProblemCatalogue.ReasonTooLong, ("most", DeskRequest.MaxReasonLength));

        foreach (var (role, form, action) in new[] { (ActorRole.Secretariat, "/withdraw", "/withdraw"), (ActorRole.Chair, "", "/return") })
        {
            using var client = service.Service.CreateClient();
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var home = (
                await client.GetAsync(new Uri($"/link/{await service.Service.IssueLink(role, "minimal", "lake")}", UriKind.Relative)))
                .Headers
                .Location!
                .OriginalString;

            var answer = await ServiceUnderTest.Send(
                client,
                home + form,
                home + action,
                ("reason", TooLong),
                ("name", "The Chair"),
                ("etag", etag));

            await ShouldSay(answer, tooLong, action);
        }

        using var coordinator = await service.Service.SignIn(ActorRole.Coordinator);
        coordinator.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var returned = await ServiceUnderTest.Send(
            coordinator,
            "/rounds/minimal/responses/lake",
            "/rounds/minimal/responses/lake/return",
            ("reason", TooLong),
            ("etag", etag));
        await ShouldSay(returned, tooLong, "coordinator");
        (await service.Collecting.Desk.Find("minimal", "lake"))!.State.ShouldBe(ResponseState.Submitted);
    }

    private static async Task ShouldSay(HttpResponseMessage answer, string expected, string what)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        var html = await PageSource.Read(answer);
        html.ShouldContain(expected, customMessage: what);
        html.ShouldContain(TooLong, customMessage: what);
        html.ShouldContain("maxlength=\"5000\"", customMessage: what);
    }
}
