using System.Text.Json.Nodes;
using Survey.Core.Rounds;
using Survey.Tests.Core.Questionnaires.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Answers written into an answer workbook are read back unchanged.</summary>
public sealed class AnswerWorkbookRoundTripTests
{
    private static readonly string[] Samples =
    [
        .. Directory
            .EnumerateFiles(Repository.PathOf("samples"), "round.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))

            // Workbooks are for invited organizations.
            .Where(sample => sample != "open-consultation")
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Languages = ["en", "fr", "es", "ru", "ar", "pt-BR"];

    [TestCaseSource(nameof(Samples))]
    public void Sample_EveryResponse_ComesBackAsItWas(string sample)
    {
        var (round, responses) = SampleRound.Read(sample);
        responses.ShouldNotBeEmpty();
        foreach (var (index, response) in responses.Index())
        {
            var workbook = new AnsweredWorkbook(
                round,
                response.Answers,
                Languages[index % Languages.Length],
                response.Respondent.Organization!.Code);

            workbook.ReadJson().ShouldBe(RandomAnswers.ToJson(response.Answers), response.Respondent.Id);
            workbook.ReadFilled().Says(response.Answers).ShouldBeTrue();
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Sample_RandomAnswers_ComeBackAsTheyWere(string sample)
    {
        var round = SampleRound.Read(sample).Round;
        for (var seed = 0; seed < 12; seed++)
        {
            var answers = new RandomAnswers(round, seed).Draw();

            new AnsweredWorkbook(round, answers, Languages[seed % Languages.Length])
                .ReadJson()
                .ShouldBe(RandomAnswers.ToJson(answers), $"seed {seed}");
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void AnyQuestionnaire_RandomAnswers_ComeBackAsTheyWere(int seed)
    {
        var round = MakeRound(new RandomQuestionnaire(seed).ToJson());
        var answers = new RandomAnswers(round, seed).Draw();

        new AnsweredWorkbook(round, answers, Languages[(uint)seed % Languages.Length])
            .ReadJson()
            .ShouldBe(RandomAnswers.ToJson(answers), $"seed {seed}");
    }

    [Test]
    public void WrittenAgain_FromWhatWasRead_IsTheSameToTheCell()
    {
        var (round, responses) = SampleRound.Read("grcp7");
        var first = new AnsweredWorkbook(round, responses[0].Answers);

        var second = new AnsweredWorkbook(round, first.ReadFilled().Answers);

        Cells(second).ShouldBe(Cells(first));
    }

    /// <summary>The round of the minimal sample with another questionnaire and without analysis.</summary>
    internal static Round MakeRound(string questionnaire)
    {
        var files = RoundDefinition
            .FileNames.Select(file => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Sample("minimal"), file)))!.AsObject())
            .ToList();
        var drawn = JsonNode.Parse(questionnaire)!.AsObject();
        files[3]["questionnaire"] = drawn["code"]!.DeepClone();
        files[3].Remove("analysis");
        return RoundParsing.Parse(files[0].ToJsonString(), files[1].ToJsonString(), drawn.ToJsonString(), files[3].ToJsonString());
    }

    private static List<string> Cells(AnsweredWorkbook workbook)
    {
        var cells = new List<string>();
        workbook.Change(book =>
            cells.AddRange(
                book.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => $"{cell.Worksheet.Name}!{cell.Address}: {cell.Value}")
            ));
        return cells;
    }
}
