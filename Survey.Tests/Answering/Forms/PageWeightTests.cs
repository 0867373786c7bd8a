using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;
using Survey.Api.Pages;
using Survey.Tests.Support;

namespace Survey.Tests.Answering.Forms;

public sealed class PageWeightTests
{
    private const int MostBytes = 60 * 1024;

    [Test]
    public async Task Section_WithTwentyRecommendations_WeighsAtMostSixtyKilobytes([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var html = await RenderTwentyRows(page: 2, "recommendations", language);

        (Encoding.UTF8.GetByteCount(html) + PageAssets.Style.Content.Length + PageAssets.Script.Content.Length).ShouldBeLessThanOrEqualTo(MostBytes);
    }

    // Each of these rows has a list of eight long choices. On the line, where pages go compressed, they are light too.
    [Test]
    public async Task Section_WithTwentyPractices_WeighsAtMostSixtyKilobytesOnTheLine([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var html = await RenderTwentyRows(page: 3, "practices", language);

        var onTheLine = CompressedLength(Encoding.UTF8.GetBytes(html)) + CompressedLength(PageAssets.Style.Content) + CompressedLength(PageAssets.Script.Content);
        onTheLine.ShouldBeLessThanOrEqualTo(MostBytes / 2);
        Encoding.UTF8.GetByteCount(html).ShouldBeLessThanOrEqualTo(MostBytes);
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

    private static long CompressedLength(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.Length;
    }
}
