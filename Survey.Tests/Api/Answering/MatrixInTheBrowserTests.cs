using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>A table of questions, a country, a scale and numbers with a unit, in a browser.</summary>
public sealed class MatrixInTheBrowserTests
{
    private const string Section = """
        {"type": "section", "code": "kinds", "label": "How far?", "appearance": "table-list", "items": [
          {"type": "select-one", "code": "law", "label": "Law", "choices": "yes-no-dont-know"},
          {"type": "select-one", "code": "data", "label": "Data", "choices": "yes-no-dont-know", "hint": "Of any kind"},
          {"type": "select-one", "code": "seat", "label": "Seat", "choices": "countries"},
          {"type": "range", "code": "trust", "label": "Trust", "start": 1, "end": 5, "low": "None", "high": "Full"},
          {"type": "range", "code": "degree", "label": "Degree", "start": 0, "end": 100, "high": "Full"},
          {"type": "decimal", "code": "share", "label": "Share", "unit": "percent"},
          {"type": "decimal", "code": "budget", "label": "Budget", "unit": "EUR"}]},
        """;

    [Test]
    public async Task Answer_EachKind_IsSavedAndThePageIsAccessible()
    {
        using var round = await CollectingRound.Make("grcp7", folder => folder.Replace(
            "questionnaire.json",
            "{\n      \"type\": \"section\",\n      \"code\": \"general\",",
            $"{Section}{{\n      \"type\": \"section\",\n      \"code\": \"general\","));
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.ComeTo(service, "sections/1");
        var page = secretariat.Page;

        await page.ShouldBeAccessible("matrix");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Law Yes" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Data No", Exact = true }).CheckAsync();
        await page.SelectOptionAsync("[name=seat]", "KE");
        await page.GetByRole(AriaRole.Radio, new() { Name = "5 Full" }).CheckAsync();
        await page.FillAsync("[name=share]", "12.5 %");
        await page.FillAsync("[name=budget]", "1 200,50 EUR");

        await secretariat.WaitUntilSaved(round, dossier =>
            string.Join(' ', new[] { "law", "data", "seat", "trust", "share", "budget" }
                .Select(code => dossier.Content.Answers.Find(code)?.ToText())) == "yes no KE 5 12.5 1200.5");
    }
}
