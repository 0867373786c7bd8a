using Survey.Tests.Api.Answering;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>The script keeps unsaved answers in the browser. Where the browser keeps nothing, all else works.</summary>
public sealed class SiteDataTests
{
    private const string Denied = """
        Object.defineProperty(window, "localStorage", { get() { throw new DOMException("Access is denied.", "SecurityError"); } });
        """;

    private const string Broken = """
        localStorage.setItem("survey broken", "no JSON");
        localStorage.setItem("survey " + location.pathname, '{"at": ');
        """;

    [TestCase(Denied, TestName = "Answer_SiteDataDenied_SavesAndMovesRowsAndOpensTheList")]
    [TestCase(Broken, TestName = "Answer_ValuesThatAreNotJson_SavesAndMovesRowsAndOpensTheList")]
    [TestCase(ScriptPage.FillStorage, TestName = "Answer_StorageFull_SavesAndMovesRowsAndOpensTheList")]
    public async Task Answer_StorageUnusable(string storage)
    {
        using var round = await CollectingRound.Make("grcp7");
        var saved = await round.Save(
            "igad-rcp",
            """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}]}""");
        saved.Succeeded.ShouldBeTrue();
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.ComeTo(service, "tasks");
        var errors = new List<string>();
        secretariat.Page.PageError += (_, error) => errors.Add(error);
        await secretariat.Browser.AddInitScriptAsync(storage);
        await secretariat.Go("sections/2");
        (await secretariat.Page.IsVisibleAsync("#_lost")).ShouldBeFalse();

        await secretariat.Write("recommendations/1/text", "One, changed");
        await secretariat.Press("up/recommendations/2");
        await secretariat.Press("add/recommendations");
        await secretariat.Write("recommendations/#3/text", "Three");
        await secretariat.Pick("recommendations/#3/elements", "w");
        await secretariat.WaitUntilSaved(round, dossier => dossier.Content.Answers.GetRows("recommendations")
            .Select(row => $"{row.Find("text")?.ToText()} {row.Find("elements")?.ToText()}".Trim())
            .SequenceEqual(["Two", "One, changed", "Three w"]));
        await secretariat.Write("recommendations/#3/text", "Three, changed");
        await secretariat.Press("leave");

        secretariat.Page.Url.ShouldEndWith("/tasks");
        var rows = (await round.Desk.Find("grcp7", "igad-rcp"))!.Content.Answers.GetRows("recommendations");
        rows[2].Find("text")!.ToText().ShouldBe("Three, changed");
        errors.ShouldBeEmpty();
    }
}
