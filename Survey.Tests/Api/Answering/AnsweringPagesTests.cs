using System.Net;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>What the pages of respondents say and do, where no browser is needed to see it.</summary>
public sealed class AnsweringPagesTests
{
    private const string Answers = """
        {"mechanism": "IGAD-RCP", "has_recommendations": "no", "recommendations_status": "none",
         "recommendations_reason": "No mandate.", "has_practices": "no", "has_principles": "no"}
        """;

    private CollectingService _collecting = null!;

    private CollectingRound Round => _collecting.Collecting;

    private ServiceUnderTest Service => _collecting.Service;

    [SetUp]
    public async Task Start() => _collecting = await CollectingService.Make("grcp7");

    [TearDown]
    public void Stop() => _collecting.Dispose();

    [Test]
    public async Task Submit_PressedTwice_IsOneSubmissionAndShowsItsReceipt()
    {
        (await Round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        var (client, home) = await Come(ActorRole.Secretariat);
        var fields = ShownForm.Read(await client.GetStringAsync(Address($"{home}/check")));

        var answers = new List<HttpResponseMessage>();
        for (var press = 0; press < 2; press++)
        {
            answers.Add(
                await Post(client, $"{home}/submit", [.. fields.All.Where(field => field.Key != "name"), new("name", "Amina Said")]));
        }

        answers.ShouldAllBe(answer =>
            answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().EndsWith("/receipt"));
        (await Round.History.Find("grcp7", "igad-rcp"))!.Count.ShouldBe(1);
    }

    [Test]
    public async Task Submit_FromAnotherTabAfterwards_ShowsTheReceipt()
    {
        (await Round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        var (client, home) = await Come(ActorRole.Secretariat);
        var other = ShownForm.Read(await client.GetStringAsync(Address($"{home}/check")));
        await Submit();

        var answer = await Post(client, $"{home}/submit", [.. other.All.Where(field => field.Key != "name"), new("name", "Amina Said")]);

        answer.Headers.Location!.ToString().ShouldEndWith("/receipt");
        (await Round.History.Find("grcp7", "igad-rcp"))!.Count.ShouldBe(1);
    }

    [Test]
    public async Task Return_WithoutAName_AsksForItAndKeepsTheComment()
    {
        await Submit();
        var (client, home) = await Come(ActorRole.Chair);

        var asked = await ServiceUnderTest.Send(
            client,
            home,
            $"{home}/return",
            ("reason", "Please add Kampala."),
            ("etag", await GetETag()));
        asked.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await asked.Content.ReadAsStringAsync();
        page.ShouldContain("href=\"#returned-by\"");
        page.ShouldContain("Please add Kampala.");

        (
            await ServiceUnderTest.Send(
                client,
                home,
                $"{home}/return",
                ("reason", "Please add Kampala."),
                ("name", "Ambassador Otieno"),
                ("etag", await GetETag()))
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync(Address(home))).ShouldContain("Returned by Ambassador Otieno");
    }

    [Test]
    public async Task Save_RoundClosedMeanwhile_ShowsTheWordsUnderTheirQuestions()
    {
        (await Round.Save("igad-rcp", """{"has_recommendations": "yes"}""")).Succeeded.ShouldBeTrue();
        var (client, home) = await Come(ActorRole.Secretariat);
        var shown = ShownForm.Read(await client.GetStringAsync(Address($"{home}/sections/2")));
        Round.Clock.Now = new DateTimeOffset(Round.Round.Closes!.Value.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero);

        var answer = await Post(
            client,
            $"{home}/sections/2",
            [
                .. shown.All.Where(field => field.Key is "__RequestVerificationToken" or "_base"),
                new("_save", "k3f9z.1700000000000"),
                new("has_recommendations", "yes"),
                new("recommendations", "4"),
                new("recommendations/4/text", "Recognize certificates."),
                new("recommendations/4/elements", "w"),
            ]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<dt>Recommendations 1 › Recommendation</dt>");
        page.ShouldContain("<dt>Recommendations 1 › Elements addressed</dt>");
        page.ShouldContain(">Yes</dd>");
        page.ShouldNotContain("<dt>recommendations", Case.Sensitive, "Codes are nothing that people know.");
        page.ShouldNotContain("<dd class=\"said\" dir=\"auto\">k3f9z");
        page.ShouldContain(
            "name=\"recommendations/4/text\" value=\"Recognize certificates.\"",
            Case.Sensitive,
            "Nothing is lost on the way back.");
    }

    [TestCase(".")]
    [TestCase(",")]
    [TestCase(").")]
    [TestCase("%3E")]
    [TestCase("%E2%80%9D.")]
    [TestCase("/")]
    public async Task Open_LinkFollowedByPunctuation_Opens(string after)
    {
        using var client = Service.CreateClient();
        var secret = await Service.IssueLink(ActorRole.Secretariat, "grcp7", "igad-rcp");

        var opened = await client.GetAsync(Address($"/link/{secret}{after}"));

        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(opened.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Save_ReplyWasLostAndTheServiceWasRestarted_OwnAnswersAreNotTakenForAnothers()
    {
        var (client, home) = await Come(ActorRole.Secretariat);
        var shown = ShownForm.Read(await client.GetStringAsync(Address($"{home}/sections/1")));
        (await SaveMechanism(client, shown, "k3f9z.4", "IGAD")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var restarted = new ServiceUnderTest(Round.StorePath, Round.Clock);
        var later = restarted.CreateClient();
        var opened = await later.GetAsync(Address($"/link/{await restarted.IssueLink(ActorRole.Secretariat, "grcp7", "igad-rcp")}"));
        home = opened.Headers.Location!.ToString();
        var seal = ShownForm.Read(await later.GetStringAsync(Address($"{home}/sections/1"))).Get("__RequestVerificationToken");
        shown.Set("__RequestVerificationToken", seal);
        var answer = await SaveMechanism(later, shown, "k3f9z.5", "IGAD-RCP");
        var late = await SaveMechanism(later, shown, "k3f9z.5", "IGAD-R");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, "It is no conflict with the save before.");
        late.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Round.Desk.Find("grcp7", "igad-rcp"))!
            .Content.Answers.Find("mechanism")!
            .ToText()
            .ShouldBe("IGAD-RCP", "What arrives late changes nothing.");
        (await later.GetStringAsync(Address($"{home}/tasks"))).ShouldContain(
            "<body data-saves=\"k3f9z.5\">",
            Case.Sensitive,
            "The script learns which saves have arrived.");

        Task<HttpResponseMessage> SaveMechanism(HttpClient by, Survey.Api.Answering.Forms.FormValues fields, string save, string text) =>
            Post(
                by,
                $"{home}/sections/1",
                [
                    .. fields.All.Where(field => field.Key is not ("mechanism" or "_do")),
                    new("mechanism", text),
                    new("_save", save),
                    new("_do", "leave"),
                ]);
    }

    [Test]
    public async Task Sections_AreCountedInOneWay()
    {
        var (client, home) = await Come(ActorRole.Secretariat);

        var tasks = await client.GetStringAsync(Address($"{home}/tasks"));
        var section = await client.GetStringAsync(Address($"{home}/sections/1"));

        var all = System
            .Text.RegularExpressions.Regex.Match(
                tasks,
                "1 section of (?<all>[0-9]+) done",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1))
            .Groups["all"]
            .Value;
        all.ShouldNotBeEmpty("the name of the mechanism, the only question of the first section, is prefilled");
        section.ShouldContain($"Section 1 of {all}<");
    }

    [Test]
    public async Task Section_NewResponse_HasTheNameOfTheLinkAndNoQuestionOfAnalysts()
    {
        var (client, home) = await Come(ActorRole.Secretariat);

        (await client.GetStringAsync(Address($"{home}/sections/1")))
            .ShouldContain("name=\"mechanism\" value=\"Intergovernmental Authority on Development Regional Consultative Process\"");
        var practices = await client.GetStringAsync(Address($"{home}/sections/3"));
        practices.ShouldContain("practices/0/kind");
        practices.ShouldNotContain("practices/0/category");
        practices.ShouldNotContain("practices/0/listed");
    }

    [TestCase(ActorRole.Secretariat, "secretariat")]
    [TestCase(ActorRole.Chair, "chair")]
    public async Task Log_OfWhoComesByLink_SaysTheRoleAndNobodysName(ActorRole role, string expected)
    {
        var (client, home) = await Come(role);
        await client.GetStringAsync(Address(home));

        Service.RequestLines.Count.ShouldBe(2);
        Service.RequestLines.ShouldAllBe(line =>
            line.Contains($" by {expected} ", StringComparison.Ordinal)
            && !line.Contains("igad", StringComparison.OrdinalIgnoreCase)
            && !line.Contains("svl_", StringComparison.Ordinal));
    }

    [TestCase("", "Choose the file that you filled in.")]
    [TestCase("answer.xlsx", "This file is empty (0 bytes)")]
    public async Task Upload_NoFileOrAnEmptyOne_SaysWhich(string name, string expected)
    {
        var (client, home) = await Come(ActorRole.Secretariat);
        var seal = ShownForm.Read(await client.GetStringAsync(Address($"{home}/workbook"))).Get("__RequestVerificationToken");
        using var form = new MultipartFormDataContent { { new StringContent(seal), "__RequestVerificationToken" } };
        using var file = new ByteArrayContent([]);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"workbook\"; filename=\"{name}\"");
        form.Add(file);

        var answer = await client.PostAsync(Address($"{home}/workbook"), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(expected);
    }

    [Test]
    public async Task Upload_WrongCodeInACell_IsReportedInThePagesLanguage()
    {
        var (client, home) = await Come(ActorRole.Secretariat, "ru");
        var book = new AnsweredWorkbook(Round.Round, organization: "igad-rcp").Change(workbook =>
            AnsweredWorkbook.AnswerOf(workbook, "recommendations", 1, "elements").Value = "i, zz");
        var seal = ShownForm.Read(await client.GetStringAsync(Address($"{home}/workbook"))).Get("__RequestVerificationToken");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(seal), "__RequestVerificationToken" },
            { new StringContent("yes"), "replace" },
            { new ByteArrayContent(book.Bytes), "workbook", "answer.xlsx" },
        };

        var page = await (await client.PostAsync(Address($"{home}/workbook"), form)).Content.ReadAsStringAsync();

        page.ShouldContain("Лист «Recommendations», ячейка D7");
        page.ShouldContain("В списке нет «zz».");
        page.ShouldNotContain("expected codes");
    }

    [TestCase("2999-01-01")]
    [TestCase("yesterday")]
    public async Task Submit_FromPaperOnADayThatCannotBe_SaysSoBesideTheDay(string day)
    {
        (await Round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        var client = await Service.SignIn(ActorRole.Coordinator);
        const string Home = "/rounds/grcp7/responses/igad-rcp/paper";
        var fields = ShownForm.Read(await client.GetStringAsync(Address($"{Home}/check")));

        var answer = await Post(
            client,
            $"{Home}/submit",
            [.. fields.All.Where(field => field.Key is not ("day" or "name")), new("name", "Amina Said"), new("day", day)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("<a href=\"#day\">Enter today or an earlier day as the day of arrival");
        page.ShouldContain("id=\"day?e\">Enter today or an earlier day as the day of arrival");
        ShownForm.Read(page).Get("name").ShouldBe("Amina Said", "What was typed is not lost.");
        (await Round.History.Find("grcp7", "igad-rcp"))!.ShouldBeEmpty();
    }

    [Test]
    public async Task Submit_FromPaper_SaysWhoseAnswersTheyAreWhoEnteredThemAndWhenTheyArrived()
    {
        (await Round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        var client = await Service.SignIn(ActorRole.Coordinator);
        const string Home = "/rounds/grcp7/responses/igad-rcp/paper";
        var fields = ShownForm.Read(await client.GetStringAsync(Address($"{Home}/check")));
        fields.Get("name").ShouldBeEmpty("The coordinator is not who answered.");

        await Post(
            client,
            $"{Home}/submit",
            [.. fields.All.Where(field => field.Key is not ("day" or "name")), new("name", "Amina Said"), new("day", "2017-05-29")]);

        var receipt = Regex.Replace(
            await client.GetStringAsync(Address($"{Home}/receipt")),
            @">\s+<",
            "><",
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
        receipt.ShouldContain("<dt>Submitted by</dt><dd><bdi>Amina Said</bdi>");
        receipt.ShouldContain("<strong>Submitted by Amina Said, ");
        receipt.ShouldContain($"<dt>Entered by</dt><dd><bdi>{(await Service.GetAccount(ActorRole.Coordinator)).Name}</bdi>");
        receipt.ShouldContain("<dt>Received on paper or by mail</dt><dd>29 May 2017");
        var page = await client.GetStringAsync(Address("/rounds/grcp7/responses/igad-rcp"));
        page.ShouldContain("It arrived on 29 May 2017.");
        page.ShouldContain($"{(await Service.GetAccount(ActorRole.Coordinator)).Name}, for Amina Said</bdi>");
    }

    [TestCase("tasks")]
    [TestCase("sections/2")]
    [TestCase("check")]
    [TestCase("receipt")]
    public async Task Paper_EachPage_NamesTheOrganizationAndLeadsBackToIt(string page)
    {
        await Submit();
        var client = await Service.SignIn(ActorRole.Coordinator);
        const string Home = "/rounds/grcp7/responses/igad-rcp/paper";

        var html = await client.GetStringAsync(Address($"{Home}/{page}"));

        html.ShouldContain(Round.Round.Directory.FindOrganization("igad-rcp")!.Name.In("en", "en"));
        html.ShouldContain($"<a href=\"{Home}\">Back to the organization</a>");
        (await client.GetAsync(Address(Home))).Headers.Location!.ToString().ShouldBe("/rounds/grcp7/responses/igad-rcp");
        html.ShouldNotContain($"{Home}/read", Case.Sensitive, "There is no such page.");
    }

    private async Task<string> GetETag() => (await Round.Desk.Find("grcp7", "igad-rcp"))!.ETag;

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string action,
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields)
    {
        using var form = new FormUrlEncodedContent(
            fields
                .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
                .DistinctBy(field => field.Key, StringComparer.Ordinal));
        return await client.PostAsync(Address(action), form);
    }

    private async Task Submit()
    {
        (await Round.Save("igad-rcp", Answers)).Succeeded.ShouldBeTrue();
        (await Round.Desk.Submit("grcp7", "igad-rcp", "Amina Said", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
    }

    private async Task<(HttpClient Client, string Home)> Come(ActorRole role, string language = "en")
    {
        var client = Service.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var opened = await client.GetAsync(Address($"/link/{await Service.IssueLink(role, "grcp7", "igad-rcp")}"));
        return (client, opened.Headers.Location!.ToString());
    }
}
