using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Answering;

/// <summary>The full answer to GRCP 7, entered in a browser: revision for revision what a folder gives.</summary>
public sealed class SameAnswerInBrowserTests
{
    [Test]
    public async Task InABrowser_IsTheSameAsByFolder()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        FullAnswer.MakeStore(folder, store);
        await using (var service = await RunningService.Start(store, FullAnswer.Clock))
        {
            await using var secretariat = await Respondent.Come(service);
            await secretariat.Begin(FullAnswer.Secretary);
            await Answer(secretariat);
            await secretariat.Page.ClickAsync("main button.main");
            (await secretariat.Page.Text("h1")).ShouldBe("Receipt");

            await using var chair = await Respondent.Come(service, role: ActorRole.Chair);
            await chair.Page.FillAsync("#name", FullAnswer.Chair);
            await chair.Page.ClickAsync("text=Endorse the response");
            (await chair.Page.Text(".banner")).ShouldContain(FullAnswer.Chair);
        }

        FullAnswer.Read(store).ShouldBe(FullAnswer.ByFolder());
    }

    private static async Task Answer(Respondent secretariat)
    {
        await secretariat.Go("sections/1");
        await secretariat.Write("mechanism", "IGAD Regional Consultative Process");
        await secretariat.Press("continue");
        foreach (var group in new[] { "recommendations", "practices", "principles" })
        {
            await secretariat.Choose($"has_{group}", "yes", $"button[value='add/{group}']:visible");
            if (group == "recommendations")
            {
                await secretariat.Choose("recommendations_status", "final");
            }

            var rows = FullAnswer.Rows.Where(row => row.Group == group).ToList();
            for (var number = 1; number <= rows.Count; number++)
            {
                await secretariat.Press($"add/{group}");
                await secretariat.Write($"{group}/{number}/text", rows[number - 1].Text);
                await secretariat.Pick($"{group}/{number}/elements", rows[number - 1].Elements.Split(", "));
                if (group == "practices")
                {
                    await secretariat.Page.SelectOptionAsync($"[name='{group}/{number}/category']", FullAnswer.Categories[number - 1]);
                }
                else if (group == "recommendations")
                {
                    await secretariat.Write($"{group}/{number}/link", $"https://example.org/igad/{number}");
                }
            }

            await secretariat.Press("continue");
        }

        await secretariat.Press("continue");
    }
}
