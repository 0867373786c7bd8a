using Survey.Tests.Support;

namespace Survey.Tests.Api.Answering;

/// <summary>Questions whose codes are names that pages, forms and scripts use too.</summary>
public sealed class CodesLikeNamesTests
{
    private static readonly string[] Codes =
    [
        "base", "do", "seen", "keep", "save", "action", "elements", "dataset", "method", "status", "others", "lost", "both", "main",
        "problems", "list-gcm", "item", "length", "name",
    ];

    [TestCase(true)]
    [TestCase(false)]
    public async Task Answers_ToSuchQuestions_AreSavedAsTyped(bool withScript)
    {
        using var round = await CollectingRound.Make("grcp7", folder =>
            folder.Replace(
                "questionnaire.json",
                "\"items\": [",
                $$"""
                "items": [
                  {"type": "section", "code": "names", "label": "Names", "items": [
                    {{string.Join(',', Codes.Select(code => $$"""{"type": "text", "code": "{{code}}", "label": "{{code}}"}"""))}}]},
                """));
        await using var service = await RunningService.Start(round.StorePath, round.Clock);
        await using var secretariat = await Respondent.ComeTo(service, "sections/1", withScript: withScript);

        foreach (var code in Codes)
        {
            await secretariat.Page.FillAsync($"input[name='{code}']", $"My {code}");
        }

        if (!withScript)
        {
            await secretariat.Page.ClickAsync("button[value=leave]");
        }

        await secretariat.WaitUntilSaved(round, dossier =>
            Codes.All(code => dossier.Content.Answers.Find(code)?.ToText() == $"My {code}"));
        await secretariat.Go("sections/1");
        (await secretariat.Page.InputValueAsync("input[name=base]")).ShouldBe("My base");
        if (withScript)
        {
            await secretariat.Page.ShouldBeAccessible("codes like names");
        }
    }
}
