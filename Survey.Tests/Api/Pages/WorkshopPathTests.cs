using ClosedXML.Excel;
using Microsoft.Playwright;
using Survey.Api.Texts;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>
/// A new consultation on the 23 objectives for twelve organizations in three regions, in two languages: from the list of rounds to
/// invitations that have arrived, by a real service and a mail server. Counts what a person clicks, types and chooses.
/// </summary>
public sealed class WorkshopPathTests
{
    private static readonly string[] Regions = ["africa", "americas", "europe"];

    private TemporaryFolder _folder = null!;
    private MailServer _mail = null!;
    private ServiceNode _service = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _mail = new MailServer();
        var store = _folder.PathOf("survey.db");
        await TestAccounts.Add(SqliteStore.Open(store, TimeProvider.System, create: true), "jane", ActorRole.Coordinator);
        _service = await ServiceNode.Start(
            _folder.Path,
            store,
            port: 0,
            ("SURVEY_ADDRESS", "https://survey.example.org"),
            ("SURVEY_SMTP", $"smtp://127.0.0.1:{_mail.Port}?from=survey@example.org&tls=none"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        await _mail.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("en", true, false, TestName = "Path_InEnglish_WithoutAFile")]
    [TestCase("ar", false, false, TestName = "Path_InArabicWithoutScript_WithoutAFile")]
    [TestCase("en", false, true, TestName = "Path_InEnglishWithoutScript_WithOneWorkbook")]
    [TestCase("ar", true, true, TestName = "Path_InArabic_WithOneWorkbook")]
    public async Task Path(string language, bool withScript, bool withWorkbook)
    {
        _mail.Taken.Clear();
        var texts = InterfaceTexts.Of(language);
        await using var browser = await Chromium.Open(language, withScript);
        var person = new Person(await browser.NewPageAsync());
        await SignIn(person.Page);

        await person.Click("a[href='/rounds/-new']");
        await person.Type("#title", $"The 23 objectives, {language}{(withWorkbook ? ", by workbook" : "")}");
        await person.Choose("input[name=questionnaire-from][value='library/mechanisms-review']");
        await person.Choose("input[name=framework-from][value='library/gcm-objectives-2018']");
        foreach (var other in new[] { "es", "ru", language == "ar" ? "fr" : "ar" })
        {
            await person.Choose($"input[name=languages][value={other}]");
        }

        await person.Type("#deadline", "2100-03-15");
        if (withWorkbook)
        {
            var workbook = await person.Download("button[formaction$='/chosen.xlsx']", _folder.PathOf($"{language}.xlsx"));
            FillOrganizations(workbook, language);
            await person.ChooseFile("input[name='round-workbook']", workbook);
            await person.Press("form[action$='/-new/workbook'] button");
        }
        else
        {
            await person.Press("form[action='/rounds/-new'] button.main");
            await person.Page.ShouldSay(texts["desk.done.created"]);
            await person.Click("nav.tabs a[href$='/directory']");
            await person.Click("a[href$='/directory/-import']");
            var cells = Organizations(language).Select(each => string.Join('\t', each));
            await person.Type("#lines", string.Join('\n', cells));
            await person.Press("form[action$='/-import']:has(#lines) button");
            await person.Press("form[action$='/-import/take'] button.main");
            await person.Page.ShouldSay(texts["desk.done.imported"]);
            await person.Click("nav.tabs a[href$='/settings']");
        }

        await person.Press("form[action$='/publish'] button");
        await person.Page.ShouldSay(texts["desk.done.published"]);
        await person.Click("nav.tabs a[href$='/invitations']");
        await person.Press("form:has(button[formaction$='/invitations/preview']) button[formaction$='/invitations/preview'], "
            + "form[action$='/invitations/preview'] button.main");
        await person.Page.ShouldSay("org12@example.org");
        await person.Press("form[action$='/invitations/send'] button");
        await person.Page.ShouldSay(texts["desk.done.invited"]);

        await ShouldArrive(language);
        (await person.Page.Locator("html").GetAttributeAsync("dir")).ShouldBe(texts.Direction);

        // What docs/coordinating.md says.
        person.Clicks.ShouldBe(withWorkbook ? 12 : 16);
        person.Fields.ShouldBe(3);
    }

    // Half of the contacts read the other language.
    private static IEnumerable<string[]> Organizations(string language) => Enumerable.Range(1, 12).Select(number => new[]
    {
        $"Organization {number}", "rcp", Regions[number % 3], $"Contact {number}", $"org{number}@example.org",
        number % 2 == 0 ? Second(language) : "en",
    });

    private static string Second(string language) => language == "ar" ? "ar" : "fr";

    /// <summary>Types organizations into the workbook, as a person does in Excel.</summary>
    private static void FillOrganizations(string path, string language)
    {
        using var workbook = new XLWorkbook(path);
        var sheet = workbook.Worksheet("organizations");
        var columns = sheet.Row(1).CellsUsed().ToDictionary(
            cell => cell.GetString(),
            cell => cell.Address.ColumnNumber,
            StringComparer.Ordinal);
        var row = 2;
        foreach (var each in Organizations(language))
        {
            Write("code", $"org{row - 1}");
            Write("name", each[0]);
            Write("type", each[1]);
            Write("regions", each[2]);
            Write("contact role", "secretariat");
            Write("contact name", each[3]);
            Write("contact e-mail", each[4]);
            Write("contact language", each[5]);
            row++;
        }

        workbook.Save();

        void Write(string column, string value) => sheet.Cell(row, columns[column]).Value = value;
    }

    private async Task SignIn(IPage page)
    {
        await page.GotoAsync(_service.At("/sign-in").ToString());
        await page.FillAsync("input[name=name]", "jane");
        await page.FillAsync("input[name=password]", TestAccounts.Password);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.Locator("nav.desk").First.WaitForAsync();
    }

    private async Task ShouldArrive(string language)
    {
        for (var attempt = 0; _mail.Taken.Count < 12 && attempt < 600; attempt++)
        {
            await Task.Delay(100);
        }

        var languages = _mail.Taken.Select(mail => mail.Split('\n')
            .Single(line => line.StartsWith("Content-Language:", StringComparison.OrdinalIgnoreCase))[17..].Trim());
        languages.Order(StringComparer.Ordinal).ShouldBe(
            Enumerable.Repeat("en", 6).Concat(Enumerable.Repeat(Second(language), 6)).Order(StringComparer.Ordinal));
    }

    /// <summary>Somebody at a page, whose steps are counted.</summary>
    private sealed class Person(IPage page)
    {
        public IPage Page => page;

        /// <summary>Number of links and buttons pressed, and of boxes and circles ticked.</summary>
        public int Clicks { get; private set; }

        /// <summary>Number of fields filled, and of files chosen.</summary>
        public int Fields { get; private set; }

        public Task Click(string link) => Leave(link);

        public Task Press(string button) => Leave(button);

        public async Task Choose(string box)
        {
            Clicks++;
            await page.ClickAsync(box);
        }

        public async Task Type(string field, string text)
        {
            Fields++;
            await page.FillAsync(field, text);
        }

        public async Task ChooseFile(string field, string path)
        {
            Fields++;
            await page.SetInputFilesAsync(field, path);
        }

        public async Task<string> Download(string button, string path)
        {
            Clicks++;
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(button));
            await download.SaveAsAsync(path);
            return path;
        }

        private async Task Leave(string selector)
        {
            Clicks++;
            var loaded = new TaskCompletionSource();
            void Note(object? sender, IPage loadedPage) => loaded.TrySetResult();
            page.DOMContentLoaded += Note;
            await page.ClickAsync($"{selector} >> nth=0");
            await loaded.Task.WaitAsync(Chromium.Patience);
            page.DOMContentLoaded -= Note;
        }
    }
}
