using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>New rounds from the files that the product itself exports; files stay after an error.</summary>
public sealed partial class NewRoundFilesTests
{
    private const string Table =
        "code,name,type,regions,contact role,contact name,contact e-mail\n"
        + "north,North Process,rcp,upper,secretariat,North Office,north@example.org\nsouth,South Forum,forum,upper; lower,,,\n";

    [TestCase("xlsx")]
    [TestCase("csv")]
    public async Task New_ExportedTables_MakeARoundWithContacts(string format)
    {
        using var service = await CollectingService.Make("grcp7");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var directory = await client.GetByteArrayAsync(new Uri($"/rounds/grcp7/directory.{format}", UriKind.Relative));
        var framework = await client.GetByteArrayAsync(new Uri("/rounds/grcp7/frameworks/gcm-modalities-2017.xlsx", UriKind.Relative));

        var answer = await Post(
            client,
            [("questionnaire-round", "grcp7"), ("directory-round", "grcp7")],
            ("framework-file", "framework.xlsx", framework),
            ("directory-file", $"our directory.{format}", directory));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var desk = service.Service.Get<RoundDesk>();
        var (before, after) = ((await desk.Find("grcp7"))!.Round, (await desk.Find("second"))!.Round);
        after
            .Directory.Organizations.Select(each =>
                (each.Code, each.Type.Name.ToString(), string.Join(' ', each.Regions.Select(r => r.Code))))
            .ShouldBe(
                before.Directory.Organizations.Select(each =>
                    (each.Code, each.Type.Name.ToString(), string.Join(' ', each.Regions.Select(r => r.Code)))));
        after
            .Framework.Elements.Select(element => element.Title.In("fr"))
            .ShouldBe(before.Framework.Elements.Select(element => element.Title.In("fr")));
    }

    [Test]
    public async Task New_OwnTable_TakesCodesAsNamesAndSaysSo()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var answer = await Post(
            client,
            [("questionnaire-round", "minimal"), ("framework-round", "minimal")],
            ("directory-file", "list.csv", Encoding.UTF8.GetBytes(Table)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await PageSource.Read(client, answer.Headers.Location!.ToString())).ShouldContain("rcp, upper, forum, lower");
        var book = (await service.Service.Get<DirectoryDesk>().Find("second"))!;
        book.Contacts.Select(contact => $"{contact.Organization} {contact.Role} {contact.Email}").ShouldBe(
            ["north Secretariat north@example.org"]);
        book.Directory.Organizations[1].Regions.Select(region => region.Code).ShouldBe(["upper", "lower"]);
    }

    [Test]
    public async Task New_AfterAnError_KeepsTheOtherFilesAndNamesTheField()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var refused = await Post(
            client,
            [("questionnaire-round", "minimal")],
            ("framework-file", "framework.csv", Encoding.UTF8.GetBytes("theme,title\n1,Remittances\n")),
            ("directory-file", "list.csv", Encoding.UTF8.GetBytes(Table)));
        var html = await PageSource.Read(refused);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain($"<b>{InterfaceTexts.Of("en")["desk.new.framework"]}</b>");
        html.ShouldContain("href=\"#framework-file\"");
        html.ShouldContain("<b>list.csv</b>");
        html.ShouldNotContain("<b>framework.csv</b>", Case.Sensitive, "a file with errors has to be chosen again");
        var kept = Kept().Matches(html).Select(each => (each.Groups["name"].Value, each.Groups["value"].Value)).ToArray();

        var made = await Post(client, [("questionnaire-round", "minimal"), ("framework-round", "minimal"), .. kept]);

        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await service.Service.Get<RoundDesk>().Find("second"))!.Round.Directory.Organizations.Select(each => each.Code).ShouldBe(
            ["north", "south"]);
    }

    [TestCase("code,name,type,regions\nn,North,Regional process,North America; asia\n", "C2", "D2")]
    [TestCase("code,name,type\nn,North,\n", "C2")]
    public async Task New_OwnTableWithNamesInPlaceOfCodes_SaysInWhichCells(string table, params string[] cells)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await PageSource.Read(
            await Post(
                client,
                [("questionnaire-round", "minimal"), ("framework-round", "minimal")],
                ("directory-file", "our list.csv", Encoding.UTF8.GetBytes(table))));

        html.ShouldContain("our list.csv");
        foreach (var cell in cells)
        {
            html.ShouldContain($"({cell})");
        }

        html.ShouldNotContain("none.");
    }

    [Test]
    public async Task New_FrameworkWithoutACode_TakesTheOneThatTheQuestionnaireNames()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var framework = (await service.Service.Get<RoundDesk>().Find("minimal"))!.Round.Framework;
        var table = string.Concat(framework.Elements.Select(element =>
            $"{framework.GetThemeOf(element).Code},{element.Code},\"{element.Title}\"\n"));

        var answer = await Post(
            client,
            [("questionnaire-round", "minimal"), ("directory-round", "minimal")],
            ("framework-file", "themes 2026.csv", Encoding.UTF8.GetBytes($"theme,code,title\n{table}")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [TestCase("framework-file", "empty.csv")]
    [TestCase("directory-file", "empty.xlsx")]
    [TestCase("questionnaire-file", "empty.json")]
    public async Task New_EmptyFile_IsReportedAndNotCalledMissing(string field, string name)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await PageSource.Read(
            await Post(
                client,
                [("questionnaire-round", "minimal"), ("framework-round", "minimal"), ("directory-round", "minimal")],
                (field, name, [])));

        html.ShouldContain("class=\"summary\"");
        html.ShouldNotContain("No file was chosen.");
    }

    [Test]
    public async Task New_WithoutAKeptFile_DoesNotUseIt()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var html = await PageSource.Read(
            await Post(client, [("questionnaire-round", "minimal")], ("directory-file", "list.csv", Encoding.UTF8.GetBytes(Table))));
        var kept = Kept().Matches(html).Select(each => (each.Groups["name"].Value, each.Groups["value"].Value)).ToArray();
        (string, string)[] parts = [("questionnaire-round", "minimal"), ("framework-round", "minimal"), ("directory-round", "minimal")];

        (await Post(client, [.. parts, .. kept, ("directory-file-drop", "yes")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await service.Service.Get<RoundDesk>().Find("second"))!.Round.Directory.Organizations.ShouldNotContain(each =>
            each.Code == "north");
    }

    [Test]
    public async Task Questionnaire_WithoutTheConfirmationOfAClosedRound_StaysChosen()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        await service.Service.Get<RoundDesk>().Close("minimal", reason: null, new Actor(ActorRole.Coordinator, "Dana"));
        var questionnaire = await File.ReadAllBytesAsync(Repository.PathOf("samples", "minimal", "questionnaire.json"));

        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(ServiceUnderTest.SealOf(await PageSource.Read(client, "/rounds/minimal/settings"))),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent(questionnaire), "questionnaire-file", "new one.json" },
        };
        var html = await PageSource.Read(await client.PostAsync(new Uri("/rounds/minimal/questionnaire", UriKind.Relative), form));

        html.ShouldContain("<b>new one.json</b>");
        html.ShouldContain($"<b>{InterfaceTexts.Of("en")["desk.closed.label"]}</b>");
    }

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        (string Name, string Value)[] fields,
        params (string Field, string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        (string, string)[] usual =
        [
            ("__RequestVerificationToken", ServiceUnderTest.SealOf(await PageSource.Read(client, "/rounds/-new"))), ("code", "second"),
            ("title", "Second"), ("threshold", "50"), ("denominator", "theme-respondents"), ("minimum", "2"),
        ];
        foreach (var (name, value) in usual.Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), field, name);
        }

        return await client.PostAsync(new Uri("/rounds/-new", UriKind.Relative), form);
    }

    [GeneratedRegex("name=\"(?<name>[a-z-]+-kept(-name)?)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();
}
