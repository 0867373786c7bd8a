using System.Net;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.OpenRounds;

/// <summary>
/// Questions of the questionnaire on the public page. One has the code of a fact that the page itself asks.
/// </summary>
public sealed class OpenFactsTests : OpenRoundPages
{
    private static readonly (string, string)[] Who = [("_type", "citizen"), ("_agreed", "true")];

    private protected override void Prepare(TemporaryFolder files)
    {
        base.Prepare(files);
        files.Replace("round.json", "\"channels\"", "\"facts\": [\"type\", \"age\"], \"channels\"");
        files.Replace(
            "questionnaire.json",
            "\"items\": [",
            """
            "items": [
                {"type": "text", "code": "type", "label": {"en": "Kind of work", "fr": "Métier"}, "default": "Farming"},
                {"type": "integer", "code": "age", "label": "Your age", "required": true, "constraint": ". < 130"},
            """);
    }

    [Test]
    public async Task Page_OfRoundWithFacts_AsksThemWithTheirDefaults()
    {
        var page = await PageSource.Read(Service.CreateClient(), $"{Page}?lang=fr");

        page.ShouldContain(">Métier");
        ShownForm.Read(page).Get("type").ShouldBe("Farming");
        ShownForm.Read(page).Get("age").ShouldBe("");
    }

    [TestCase("", "“Your age”", Description = "Required.")]
    [TestCase("old", "“old”")]
    [TestCase("130", "“Your age”", Description = "Breaks the constraint.")]
    public async Task Begin_WithWrongFact_SaysSoWithTheOtherProblemsAndKeepsWhatWasTyped(string age, string named)
    {
        var client = Service.CreateClient();

        var answer = await PublicPage.Send(client, Page, ("_type", "robot"), ("type", "Fishing"), ("age", age));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await PageSource.Read(answer);
        page.ShouldContain("<a href=\"#_type\">");
        page.ShouldContain("<a href=\"#_agreed\">");
        page.ShouldContain("<a href=\"#age\">");
        page.ShouldContain(named);
        ShownForm.Read(page).Get("type").ShouldBe("Fishing");
        ShownForm.Read(page).Get("age").ShouldBe(age);
        (await CountRows()).Drafts.ShouldBe(0);
    }

    [Test]
    public async Task Begin_WithFacts_FillsThemIntoTheForm()
    {
        var client = Service.CreateClient();

        var answer = await PublicPage.Send(client, Page, [.. Who, ("type", ""), ("age", "41")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(answer));
        var form = ShownForm.Read(await PageSource.Read(client, $"{answer.Headers.Location!.OriginalString}/sections/1"));
        form.Get("age").ShouldBe("41");
        form.Get("type").ShouldBe("", "the default was removed on the public page");
    }

    [Test]
    public async Task Begin_SentTwice_IsOneAnswerUnlessAFactDiffers()
    {
        var client = Service.CreateClient();
        var shown = ShownForm.Read(await PageSource.Read(client, Page));

        foreach (var (age, status) in ((string, HttpStatusCode)[])
            [("41", HttpStatusCode.Redirect), ("41", HttpStatusCode.Redirect), ("42", HttpStatusCode.UnprocessableEntity)])
        {
            var answer = await PublicPage.Send(
                client,
                Page,
                shown.Get("_key")!,
                shown.Get("_stamp")!,
                [.. Who, ("type", "Farming"), ("age", age)]);
            answer.StatusCode.ShouldBe(status, age);
        }

        (await CountRows()).Drafts.ShouldBe(1);
    }

    [Test]
    public async Task Settings_Questions_AreOfferedWhereThePageCanAskThemAndSaved()
    {
        var coordinator = await Service.SignIn(ActorRole.Coordinator);
        var settings = await PageSource.Read(coordinator, "/rounds/minimal/settings");
        settings.ShouldContain("name=\"facts\" value=\"age\" checked");
        settings.ShouldContain("name=\"facts\" value=\"has_recommendations\"");
        settings.ShouldNotContain("name=\"facts\" value=\"recommendations\"");

        var saved = await ServiceUnderTest.Send(
            coordinator,
            "/rounds/minimal/settings",
            "/rounds/minimal/facts",
            ("revision", ShownForm.Read(settings).Get("revision")!),
            ("facts", "has_recommendations"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await PageSource.Read(saved));
        var page = await PageSource.Read(Service.CreateClient(), Page);
        page.ShouldContain("name=\"has_recommendations\"");
        page.ShouldNotContain("name=\"age\"");
    }
}
