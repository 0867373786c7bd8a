using Survey.Core.Results;
using Survey.Files.Reports;

namespace Survey.Tests.Support;

/// <summary>The round of samples/minimal with a second framework, a question that uses it, and an alignment table.</summary>
internal static class AlignedRound
{
    public const string Goals =
        """
        {"code": "goals", "name": {"en": "Goals", "fr": "Objectifs"},
         "elements": [{"code": "8", "title": {"en": "Decent work", "fr": "Travail décent"}}, {"code": "10", "title": "=Equality"}]}
        """;

    public const string Plan =
        """
        {"code": "plan", "title": {"en": "Elements and goals", "fr": "Éléments et objectifs"}, "source": "Plan of 2024",
         "rows": "minimal", "columns": ["goals", "minimal"],
         "entries": [{"row": "b", "goals": ["10", "8"], "minimal": ["c", "b"]}, {"row": "a"}]}
        """;

    /// <summary>A folder with the round. Lake names goal 8 in a row.</summary>
    public static TemporaryFolder CreateFolder()
    {
        var folder = TemporaryFolder.CopyOf("minimal");
        Directory.CreateDirectory(folder.PathOf("frameworks"));
        Directory.CreateDirectory(folder.PathOf("alignments"));
        folder.Write("frameworks/goals.json", Goals);
        folder.Write("alignments/plan.json", Plan);
        folder.Replace(
            "questionnaire.json",
            """{ "type": "coded", "code": "elements",""",
            """{ "type": "coded", "code": "goals", "label": "Goals", "framework": "goals" }, { "type": "coded", "code": "elements",""");
        folder.Replace(
            "responses/lake.json",
            "\"elements\": { \"themes\": []",
            "\"goals\": { \"elements\": [\"8\"] }, \"elements\": { \"themes\": []");
        return folder;
    }

    /// <summary>The tables of a folder's round.</summary>
    public static Task<AlignmentsExport> Read(TemporaryFolder folder) => Read(folder.Path);

    /// <summary>The tables of a folder's round.</summary>
    public static async Task<AlignmentsExport> Read(string path)
    {
        var sample = SampleRound.ReadFolder(path);
        var tables = await AlignmentTable.Of(sample.Round, sample.Round.Alignments, sample.Responses.ToAsyncEnumerable());
        return new AlignmentsExport(sample.Round, tables, FixedTime.Instance.GetUtcNow());
    }
}
