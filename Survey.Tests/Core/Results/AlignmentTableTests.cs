using Survey.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results;

/// <summary>Who named the elements of an alignment.</summary>
public sealed class AlignmentTableTests
{
    [Test]
    public async Task Of_Elements_AreCountedEachInItsOwnFramework()
    {
        using var folder = AlignedRound.CreateFolder();

        var table = (await AlignedRound.Read(folder)).Tables.ShouldHaveSingleItem();

        table.Rows.Select(row => Describe(row.Entry)).ShouldBe(["b: forest bridge", "a: lake river bridge"]);
        table.Rows[0].Cells[0].Select(Describe).ShouldBe(["10:", "8: lake"]);
        table.Rows[0].Cells[1].Select(Describe).ShouldBe(["c: bridge", "b: forest bridge"]);
        table.Rows[1].Cells.ShouldAllBe(cell => cell.Count == 0);
    }

    [TestCase("draft", "b: bridge")]
    [TestCase("returned", "b: bridge")]
    [TestCase("withdrawn", "b: bridge")]
    [TestCase("endorsed", "b: forest bridge")]
    public async Task Of_State_CountsOnlySubmittedAndEndorsed(string state, string expected)
    {
        using var folder = AlignedRound.CreateFolder();
        folder.Replace("responses/forest.json", "\"submitted\"", $"\"{state}\"");

        Describe((await AlignedRound.Read(folder)).Tables[0].Rows[0].Entry).ShouldBe(expected);
    }

    [Test]
    public async Task Of_QuestionThatIsNotRelevant_NamesNothing()
    {
        using var folder = AlignedRound.CreateFolder();
        folder.Replace("questionnaire.json", "\"label\": \"Goals\",", "\"label\": \"Goals\", \"relevant\": \"${text} = 'x'\",");
        folder.Replace("responses/lake.json", "\"submitted\"", "\"draft\"");
        folder.Replace("responses/lake.json", "\"goals\": { \"elements\": [\"8\"] }, ", "");

        Describe((await AlignedRound.Read(folder)).Tables[0].Rows[0].Cells[0][1]).ShouldBe("8:");
    }

    [Test]
    public async Task Of_FrameworkThatNoQuestionUses_HasNoRespondents()
    {
        using var folder = AlignedRound.CreateFolder();
        folder.Replace("questionnaire.json", ", \"framework\": \"goals\"", "");
        folder.Replace("responses/lake.json", "\"8\"", "\"c\"");

        var row = (await AlignedRound.Read(folder)).Tables[0].Rows[0];

        row.Cells[0].ShouldAllBe(element => element.NamedBy == null);
        Describe(row.Cells[1][0]).ShouldBe("c: lake bridge", "both coded questions use the framework");
    }

    [Test]
    public async Task Of_RoundWithoutResponses_HasNoRespondents()
    {
        using var folder = AlignedRound.CreateFolder();
        Directory.Delete(folder.PathOf("responses"), recursive: true);

        (await AlignedRound.Read(folder)).Tables[0].Rows.ShouldAllBe(row => row.Entry.NamedBy == null);
    }

    [Test]
    public async Task Of_OpenRound_CountsWithoutNames()
    {
        using var folder = AlignedRound.CreateFolder();
        Directory.Delete(folder.PathOf("responses"), recursive: true);
        folder.Replace("round.json", "\"code\"", "\"access\": \"open\", \"code\"");
        folder.Write("responses.ndjson", string.Join('\n', "r1 r2 r3".Split(' ').Select(OpenResponse)));

        var entry = (await AlignedRound.Read(folder)).Tables[0].Rows[0].Entry;

        entry.NamedBy!.Count.ShouldBe(3);
        entry.NamedBy.Organizations.ShouldBeNull();
    }

    private static string OpenResponse(string id) =>
        """{"respondent": {"id": "ID", "type": "forum", "regions": ["north"]}, "state": "submitted", "submittedOn": "2024-03-12","""
            .Replace("ID", id, StringComparison.Ordinal)
        + """ "answers": {"has_recommendations": "yes", "recommendations_status": "final","""
        + """ "recommendations": [{"text": "x", "elements": {"elements": ["b"]}}]}}""";

    private static string Describe(AlignedElement element) =>
        $"{element.Element.Code}: {string.Join(' ', element.NamedBy!.Organizations!.Select(each => each.Code))}".TrimEnd();
}
