using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Survey.Collecting.Workbooks;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Defaults that are evaluated are the same on pages, in workbooks and whenever the pages are opened.</summary>
public sealed partial class DefaultsEverywhereTests
{
    private CollectingRound _round = null!;
    private ServiceUnderTest _service = null!;

    [SetUp]
    public async Task Make()
    {
        _round = await CollectingRound.Make("minimal", folder => folder.Replace(
            "questionnaire.json",
            "\"items\": [\n    { \"type\": \"select-one\"",
            """
            "items": [
                { "type": "date", "code": "due", "label": "Due", "defaultExpression": "today() + 7" },
                { "type": "text", "code": "id", "label": "Id", "defaultExpression": "uuid()" },
                { "type": "text", "code": "other", "label": "Other", "defaultExpression": "uuid()" },
                { "type": "select-one"
            """));
        _service = new ServiceUnderTest(_round.StorePath, _round.Clock);
    }

    [TearDown]
    public void Remove()
    {
        _service.Dispose();
        _round.Dispose();
    }

    [Test]
    public async Task Page_NothingIsSavedYet_ShowsTheSameDefaultsAsTheWorkbook()
    {
        using var client = _service.CreateClient();
        var link = await client.GetAsync(Address($"/link/{await _service.IssueLink(ActorRole.Secretariat, "minimal", "lake")}"));
        var section = $"{link.Headers.Location!.OriginalString}/sections/1";

        var first = Read(await client.GetStringAsync(Address(section)));
        var again = Read(await client.GetStringAsync(Address(section)));

        first.Due.ShouldBe(_round.Round.Opens!.Value.AddDays(8).ToString("yyyy-MM-dd", null));
        first.Id.Length.ShouldBe(36);
        first.Id.ShouldNotBe(first.Other);
        again.ShouldBe(first);
        var content = (await new WorkbookDesk(_round.Store).Find("minimal", "lake")).ShouldNotBeNull();
        using var stream = new MemoryStream();
        AnswerWorkbook.Write(stream, content);
        using var book = new XLWorkbook(stream);
        AnsweredWorkbook.AnswerOf(book, "id").GetString().ShouldBe(first.Id);
        DateOnly.FromDateTime(AnsweredWorkbook.AnswerOf(book, "due").GetDateTime()).ToString("yyyy-MM-dd", null).ShouldBe(first.Due);
    }

    [Test]
    public async Task Preview_ShowsTheDefaults()
    {
        using var client = await _service.SignIn(ActorRole.Coordinator);

        var shown = Read(await client.GetStringAsync(Address("/rounds/minimal/preview/1")));

        shown.Due.ShouldBe(_round.Round.Opens!.Value.AddDays(8).ToString("yyyy-MM-dd", null));
        shown.Id.Length.ShouldBe(36);
    }

    private static (string Due, string Id, string Other) Read(string html)
    {
        return (ValueOf("due"), ValueOf("id"), ValueOf("other"));

        string ValueOf(string name) => Field().Matches(html)
            .Where(match => match.Value.Contains($"name=\"{name}\"", StringComparison.Ordinal))
            .Select(match => Value().Match(match.Value).Groups["value"].Value)
            .First();
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("<input[^>]*>|<textarea[^>]*>[^<]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex("(value=\"|<textarea[^>]*>)(?<value>[^\"<]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
