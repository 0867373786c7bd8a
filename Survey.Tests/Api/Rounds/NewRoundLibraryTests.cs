using System.Net;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Questionnaires;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>New rounds from the library, from blank parts, and from other rounds by what was chosen.</summary>
public sealed class NewRoundLibraryTests
{
    [Test]
    public async Task New_FromTheLibrary_TakesTheSuggestedFrameworkTwoLanguagesAndACodeFromTheTitle()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        (string, string)[] fields =
        [
            ("title", "Échange de pratiques"), ("questionnaire-from", "library/practice-template"), ("framework-from", "suggested"),
            ("directory-from", "library/iom-2017-regions"), ("languages", "fr"), ("languages", "ar"),
        ];

        (await Post(client, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Post(client, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a taken code gets a number");

        var round = await Find(service, "echange-de-pratiques");
        round.Framework.Code.ShouldBe("gcm-objectives-2018");
        round.Questionnaire.Framework.ShouldBe("gcm-objectives-2018");
        QuestionnaireLanguages.Of(round.Questionnaire).ShouldBe(["fr", "ar"]);
        round.Analysis.Repeat.ShouldBe("practices");
        round.Directory.Regions.Count.ShouldBe(4);
        round.Directory.Organizations.ShouldBeEmpty();
        (await Find(service, "echange-de-pratiques-2")).Code.ShouldBe("echange-de-pratiques-2");
    }

    [Test]
    public async Task Chosen_AsAWorkbook_StoresNothingAndSaysWhatIsMissing()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        (string, string)[] fields =
        [
            ("title", "Practices"), ("questionnaire-from", "library/practice-template"), ("directory-from", "blank"),
        ];

        using var refused = await Post(client, [.. fields, ("framework-from", "file")], "/rounds/-new/chosen.xlsx");
        using var taken = await Post(client, [.. fields, ("framework-from", "suggested")], "/rounds/-new/chosen.xlsx");

        (await PageSource.Read(refused)).ShouldContain("href=\"#framework-file\"");
        taken.Content.Headers.ContentType!.MediaType.ShouldBe(FileFormat.Workbook.MediaType);
        taken.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("new-round.xlsx");
        (await service.Service.Get<RoundDesk>().GetAll()).ShouldHaveSingleItem().Round.Code.ShouldBe("minimal");
    }

    [Test]
    public async Task New_AnotherFrameworkThanSuggested_IsTheOneOfTheQuestionnaire()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await Post(
            client,
            [
                ("code", "second"), ("title", "Цели"), ("questionnaire-from", "library/grcp7"),
                ("framework-from", "library/gcm-objectives-2018"), ("directory-from", "blank"),
            ]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var round = await Find(service, "second");
        round.Framework.Elements.Count.ShouldBe(23);
        round.Questionnaire.Framework.ShouldBe("gcm-objectives-2018");
        round.Directory.Types.ShouldBeEmpty();
    }

    [Test]
    public async Task New_BlankParts_MakeARoundWithAPreview()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await Post(
            client,
            [
                ("title", "Новая консультация"), ("questionnaire-from", "blank"), ("framework-from", "suggested"),
                ("directory-from", "round"), ("directory-round", "minimal"),
            ]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var code = answer.Headers.Location!.ToString().Split('/')[2];
        code.ShouldBe("round-2024", "the title has no Latin letters");
        (await PageSource.Read(client, $"/rounds/{code}/preview/1")).ShouldContain(
            InterfaceTexts.Of("en")["library.blank.question"]);
    }

    [TestCase("library/theme-dialogue", "suggested", "framework-from")]
    [TestCase("file", "library/sdgs-2015", "questionnaire-file")]
    [TestCase("library/no-such", "library/sdgs-2015", "questionnaire-file")]
    public async Task New_WithoutAChoice_SaysWhere(string questionnaire, string framework, string field)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await Post(
            client,
            [("title", "T"), ("questionnaire-from", questionnaire), ("framework-from", framework), ("directory-from", "blank")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await PageSource.Read(answer);
        html.ShouldContain($"<a href=\"#{field}\">");
        html.Split("<a href=\"#").Length.ShouldBe(2, "one problem");
        html.ShouldContain($"value=\"{framework}\" checked");
    }

    private static async Task<Round> Find(CollectingService service, string code) =>
        (await service.Service.Get<RoundDesk>().Find(code)).ShouldNotBeNull().Round;

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        (string Name, string Value)[] fields,
        string path = "/rounds/-new")
    {
        using var form = new MultipartFormDataContent();
        (string, string)[] usual =
        [
            ("__RequestVerificationToken", ServiceUnderTest.SealOf(await PageSource.Read(client, "/rounds/-new"))),
            ("threshold", "50"), ("denominator", "theme-respondents"), ("minimum", "2"),
        ];
        foreach (var (name, value) in usual.Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
