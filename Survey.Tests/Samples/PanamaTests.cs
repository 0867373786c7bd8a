using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>samples/panama-2023 has the sessions and lists of the concept note of the forum.</summary>
public sealed class PanamaTests
{
    private static readonly SampleRound Sample = SampleRound.Read("panama-2023");

    [Test]
    public void Round_Days_AreThoseOfTheForum()
    {
        Sample.Round.Opens.ShouldBe(new DateOnly(2023, 9, 27));
        Sample.Round.Closes.ShouldBe(new DateOnly(2023, 9, 28));
    }

    [TestCase("1", "7 8 14 15")]
    [TestCase("2a", "9 10 11")]
    [TestCase("2b", "4 5 12")]
    [TestCase("3", "6 16 19 20")]
    [TestCase("4a", "1")]
    [TestCase("4b", "21")]
    [TestCase("5", "")]
    public void Sessions_Objectives_AreThoseOfTheAgenda(string session, string objectives) =>
        CodesOf(Get("sessions").Entries.Single(entry => entry.Row.Code == session).Cells[0]).ShouldBe(objectives);

    [TestCase("rcm-topics", "governance", "1 2 4 5 6 7 8 9 10 11")]
    [TestCase("rcm-topics", "integration", "3 4 6 7 8 9")]
    [TestCase("rcm-topics", "protection", "2 3 4 11 14 15")]
    [TestCase("gcm-objectives-2018", null, "1 4 5 6 7 8 9 10 11 12 14 15 16 19 20 23")]
    [TestCase("rcm-imrf-declaration", "pillar-1", "8 7 4 14 15")]
    [TestCase("rcm-imrf-declaration", "pillar-2", "5 12 9 10 11")]
    [TestCase("rcm-imrf-declaration", "pillar-3", "19")]
    [TestCase("rcm-imrf-declaration", "cross-cutting", "1 23")]
    [TestCase("la-declaration", "1", "1.1 1.3 1.4 1.5 1.6 1.8 1.9 1.10 1.11")]
    [TestCase("la-declaration", "2", "2.1 2.5")]
    [TestCase("la-declaration", "3", "3.3 3.4 3.5")]
    [TestCase("la-declaration", "5", "5.1 5.3")]
    [TestCase("rcm-sacm", null, "1 4 5 6")]
    [TestCase("darien-declaration", null, "3 8 9")]
    public void StrategicPlan_Lists_AreComplete(string list, string? theme, string expected)
    {
        var alignment = Get("strategic-plan");
        var column = alignment.Columns.Select(each => each.Code).ToList().IndexOf(list);
        var (framework, cell) = (alignment.Columns[column], alignment.Entries.ShouldHaveSingleItem().Cells[column]);

        alignment.Columns.Count.ShouldBe(6);
        CodesOf(cell.Where(element => framework.GetThemeOf(element).Code == theme)).Replace($"{theme}-", "", StringComparison.Ordinal)
            .ShouldBe(expected);
        if (list != "gcm-objectives-2018")
        {
            cell.Count.ShouldBe(framework.Elements.Count, "the list has no entry that the table does not print");
        }
    }

    [Test]
    public void Directory_Blocks_AreThoseOfTheAgenda()
    {
        var directory = Sample.Round.Directory;

        directory.Organizations.Count(each => each.Type.Code == "round-table").ShouldBe(6);
        directory.Organizations.Where(each => each.Type.Code == "panel").Select(each => each.Code).ShouldBe(["session-1", "session-3"]);
        foreach (var session in new[] { "2a", "2b", "4a", "4b" })
        {
            directory.Organizations.Where(each => each.Code.StartsWith($"session-{session}-", StringComparison.Ordinal))
                .Select(each => each.Type.Code)
                .ShouldBe(["cafe-1", "cafe-2", "cafe-3"], "three groups, each with one guiding question");
        }
    }

    [Test]
    public void Responses_Texts_AreMarkedAsInvented()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "panama-2023", "responses")))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            json.RootElement.GetProperty("answers")
                .GetProperty("discussion")
                .GetString()
                .ShouldStartWith("[Invented] ", customMessage: file);
        }
    }

    private static Alignment Get(string code) => Sample.Round.Alignments.Single(alignment => alignment.Code == code);

    private static string CodesOf(IEnumerable<Element> elements) => string.Join(' ', elements.Select(element => element.Code));
}
