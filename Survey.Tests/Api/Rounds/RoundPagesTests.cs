using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>Closing a round, and its settings.</summary>
public sealed partial class RoundPagesTests
{
    private const string Round = "/rounds/minimal";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Close_WithDraftsAndCorrections_NamesWhoWouldNotCount()
    {
        using var service = await CollectingService.Make();
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";
        await service.Collecting.Save("lake", None);
        (
            await service.Collecting.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat))
        ).Succeeded.ShouldBeTrue();
        (await service.Collecting.Save("lake", """{"has_recommendations": "yes"}""")).Succeeded.ShouldBeTrue();
        await service.Collecting.Save("river", "{}");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await Read(client, "/rounds/minimal/close");

        var texts = InterfaceTexts.Of("en");
        Banner()
            .Matches(html)
            .Select(match =>
                (match.Value.Contains("Lake", StringComparison.Ordinal), match.Value.Contains("River", StringComparison.Ordinal)))
            .ShouldBe([(false, true), (true, false)]);
        html.ShouldContain(texts.Count("desk.close.drafts", 1));
        html.ShouldContain(texts.Count("desk.close.corrections", 1));
        html.ShouldContain(texts.Count("desk.close.waiting", 3));
        html.ShouldContain("(optional)");
        (await ServiceUnderTest.Send(client, "/rounds/minimal/close", "/rounds/minimal/close", ("reason", ""))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect);
        (await client.GetAsync(new Uri("/rounds/minimal/close", UriKind.Relative)))
            .Headers.Location!.ToString()
            .ShouldBe("/rounds/minimal/settings", "it is closed");
    }

    [Test]
    public async Task Close_WithEveryStage_AddsUp()
    {
        using var service = await CollectingService.Make();
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";
        foreach (var organization in new[] { "lake", "river", "coast" })
        {
            await service.Collecting.Save(organization, None);
            (
                await service.Collecting.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat))
            ).Succeeded.ShouldBeTrue();
        }

        (await service.Collecting.Desk.Withdraw("minimal", "lake", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        (
            await service.Collecting.Desk.Return(
                "minimal",
                "river",
                CollectingRound.By(ActorRole.Coordinator) with
                {
                    Reason = "Two rows are empty.",
                }
            )
        ).Succeeded.ShouldBeTrue();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await Read(client, "/rounds/minimal/close");

        var texts = InterfaceTexts.Of("en");
        html.ShouldContain(texts.Fill("desk.of", ("part", 1), ("whole", 5)));
        html.ShouldContain(texts.Count("desk.close.withdrawn", 1));
        html.ShouldContain(texts.Count("desk.close.returned", 1));
        html.ShouldContain(texts.Count("desk.close.waiting", 2));
        Banner().Count(html).ShouldBe(2);
    }

    [Test]
    public async Task Days_TheSlowerOne_SeesThoseThereAreNow()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var desk = new RoundDesk(service.Service.Store);
        var seen = (await desk.Find("minimal"))!.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await desk.Extend("minimal", new DateOnly(2024, 3, 20), organizations: null, closes: null, Dana)).Succeeded.ShouldBeTrue();

        using var answer = await ServiceUnderTest.Send(
            client,
            Round + "/settings",
            Round + "/dates",
            ("revision", seen),
            ("opens", "2024-03-01"),
            ("deadline", "2024-03-10"),
            ("closes", ""));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(answer)).ShouldContain(
            "name=\"deadline\" value=\"2024-03-20\"",
            customMessage: "pressing again changes nothing of it");
        (await desk.Find("minimal"))!.Round.Deadline.ShouldBe(new DateOnly(2024, 3, 20));
    }

    [Test]
    public async Task Rule_InPercent_IsKeptExactlyAndSaidInWords()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        using var answer = await ServiceUnderTest.Send(
            client,
            Round + "/settings",
            Round + "/rule",
            ("threshold", "33,3 %"),
            ("denominator", "invited"),
            ("minimum", "3"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await PageSource.Read(client, Round + "/settings?lang=fr");
        html.ShouldContain("plus de 33,3\u202F% de ce groupe");
        html.ShouldContain("toutes les organisations invitées. Au moins 3 doivent le mentionner.");
        html.ShouldContain("id=\"threshold\" name=\"threshold\" inputmode=\"decimal\" value=\"33.3\"");
        (await new Survey.Collecting.Rounds.RoundDesk(service.Service.Store).Find("minimal"))!.Round.Rule.Threshold.ShouldBe(0.333m);
    }

    [TestCase("101")]
    [TestCase("-1 %")]
    public async Task Rule_PercentageThatCannotBe_SaysSoInPercent(string threshold)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        using var refused = await ServiceUnderTest.Send(
            client,
            Round + "/settings",
            Round + "/rule",
            ("threshold", threshold),
            ("denominator", "invited"),
            ("minimum", "3"));

        (await PageSource.Read(refused)).ShouldContain("This is a percentage from 0 to 100. For “more than half” write 50.");
    }

    [Test]
    public async Task Rule_OfAClosedRound_IsChangedOnceItIsConfirmed()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var desk = new Survey.Collecting.Rounds.RoundDesk(service.Service.Store);
        (await desk.Close("minimal", "Everybody has answered.", new Actor(ActorRole.Coordinator, "Dana"))).Succeeded.ShouldBeTrue();
        (string, string)[] rule = [("threshold", "40"), ("denominator", "invited"), ("minimum", "3")];

        using var refused = await ServiceUnderTest.Send(client, Round + "/settings", Round + "/rule", rule);
        var threshold = (await desk.Find("minimal"))!.Round.Rule.Threshold;
        using var done = await ServiceUnderTest.Send(client, Round + "/settings", Round + "/rule", [.. rule, ("closed", "yes")]);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(refused)).ShouldContain("Tick the box to confirm.");
        threshold.ShouldBe(0.5m);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Find("minimal"))!.Round.Rule.Threshold.ShouldBe(0.4m);
    }

    [Test]
    public async Task Questionnaire_WhoseRowsHaveOtherNames_IsReportedUntilTheyAreNamed()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var changed = File.ReadAllText(Repository.PathOf("samples", "minimal", "questionnaire.json"))
            .Replace("\"recommendations\"", "\"actions\"", StringComparison.Ordinal)
            .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        const string Warning = "The questionnaire has no rows that can be counted";

        (await Upload(client, "questionnaire.json", changed)).ShouldContain(Warning);

        (string, string)[] others = [("coded", "elements"), ("status", "recommendations_status")];
        using var wrong = await ServiceUnderTest.Send(
            client, Round + "/settings", Round + "/counted", [("repeat", "action"), .. others]);
        using var named = await ServiceUnderTest.Send(
            client, Round + "/settings", Round + "/counted", [("repeat", "actions"), .. others]);

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PageSource.Read(wrong)).ShouldContain(
            "name=\"repeat\" type=\"text\" value=\"action\"",
            customMessage: "what was typed stays");
        named.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Read(client, named.Headers.Location!.ToString())).ShouldNotContain(Warning);
        (await new RoundDesk(service.Service.Store).Find("minimal"))!.Round.Analysis.Repeat.ShouldBe("actions");
    }

    [Test]
    public async Task Questionnaire_WithAMistypedColumn_AsksWhatWasMeant()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        const string Form =
            """
            | survey |
            | | type | name | label | relevent |
            | | text | a | A | true() |
            | settings |
            | | form_id | version |
            | | minimal | 2 |
            """;

        (await Upload(client, "form.md", Form)).ShouldContain("Did you mean “relevant”?");
    }

    /// <summary>Uploads a questionnaire on the page of settings, and gives the page that is shown then.</summary>
    private static async Task<string> Upload(HttpClient client, string name, string text)
    {
        var seal = ServiceUnderTest.SealOf(await Read(client, Round + "/settings"));
        using var form = new MultipartFormDataContent { { new StringContent(seal), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "questionnaire-file", name);
        using var answer = await client.PostAsync(new Uri(Round + "/questionnaire", UriKind.Relative), form);
        return answer.Headers.Location is { } next ? await Read(client, next.ToString()) : await PageSource.Read(answer);
    }

    [Test]
    public async Task New_FurtherFrameworks_AreUploadedAndTakenFromAnotherRound()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        using var folder = TwoFrameworks.Make();

        (await Create("second", "minimal", ("framework-file", "framework.json"), ("frameworks-file", TwoFrameworks.File),
            ("questionnaire-file", "questionnaire.json"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Create("third", "second")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var settings = await Read(client, "/rounds/third/settings");
        settings.ShouldContain("Regular pathways: 1 theme, 3 elements");
        settings.ShouldContain("Sustainable goals");

        async Task<HttpResponseMessage> Create(string code, string from, params (string Field, string File)[] files)
        {
            using var form = new MultipartFormDataContent();
            (string, string)[] fields =
            [
                ("__RequestVerificationToken", ServiceUnderTest.SealOf(await Read(client, "/rounds/-new"))), ("code", code),
                ("title", code), ("framework-round", from), ("questionnaire-round", from), ("directory-round", from),
                ("threshold", "50"), ("denominator", "theme-respondents"), ("minimum", "2"),
            ];
            foreach (var (name, value) in fields)
            {
                form.Add(new StringContent(value), name);
            }

            foreach (var (field, file) in files)
            {
                form.Add(new StringContent(folder.Read(file)), field, Path.GetFileName(file));
            }

            return await client.PostAsync(new Uri("/rounds/-new", UriKind.Relative), form);
        }
    }

    private static Task<string> Read(HttpClient client, string path) => PageSource.Read(client, path);

    [GeneratedRegex("<div class=\"banner\">.*?</div>", RegexOptions.Singleline, 1000)]
    private static partial Regex Banner();
}
