using System.Text;
using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Tests.Support;

namespace Survey.Tests.Answering.Forms;

public sealed class PageWeightTests
{
    private const int MostBytes = 60 * 1024;

    // As it is, not as it goes over the line, where it is compressed: what the browser has to hold and to read.
    [Test]
    public async Task Section_WithTwentyRows_WeighsAtMostSixtyKilobytes([Values("recommendations", "practices")] string group, [Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var html = await RenderTwentyRows(group == "recommendations" ? 2 : 3, group, language);

        var weight = Encoding.UTF8.GetByteCount(html) + PageAssets.Style.Content.Length + PageAssets.Script.Content.Length;
        TestContext.Out.WriteLine($"{group}, {language}: {weight / 1024.0:0.0} KB");
        weight.ShouldBeLessThanOrEqualTo(MostBytes);
    }

    private static async Task<string> RenderTwentyRows(int page, string group, string language)
    {
        var round = SampleRound.Read("grcp7").Round;
        var values = new FormValues();
        values.Set($"has_{group}", "yes");
        values.Set(group, new StringValues([.. Enumerable.Range(1, 20).Select(number => $"{number}")]));
        for (var number = 1; number <= 20; number++)
        {
            values.Set($"{group}/{number}/text", "States should recognize each other's certificates of skills, and pay for the recognition themselves.");
            values.Set($"{group}/{number}/elements", "w, h");
            values.Set($"{group}/{number}/category", "projects");
            values.Set($"{group}/{number}/link", "https://example.org/recommendations");
        }

        var html = await FormInTest.Render(FormInTest.View(round, page, values, language));
        html.ShouldContain($"{group}/20/text");
        return html;
    }
}
