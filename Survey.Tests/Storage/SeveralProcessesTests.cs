using System.Text;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Several real processes on one store, one of which is killed.</summary>
public sealed class SeveralProcessesTests
{
    [Test]
    public async Task LoadAndRead_TwoOfEachAtOnce_AllSucceed()
    {
        using var folder = new TemporaryFolder();
        var grcp7 = Repository.Sample("grcp7");
        (await SurveyProcess.Run(folder.Path, "load", grcp7)).ExitCode.ShouldBe(0);

        var runs = await Task.WhenAll(
            SurveyProcess.Run(folder.Path, "load", Repository.Sample("minimal")),
            SurveyProcess.Run(folder.Path, "load", grcp7),
            SurveyProcess.Run(folder.Path, "overview", "grcp7", "--format", "json"),
            SurveyProcess.Run(folder.Path, "overview", "grcp7", "--format", "json"));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        runs[2].Output.ShouldBe(runs[3].Output);
        (await SurveyProcess.Run(folder.Path, "verify")).Output
            .ShouldStartWith("In order: 2 rounds, 31 responses, 31 revisions, 0 publications.\n");
    }

    [Test]
    public async Task Load_KilledInTheMiddle_LeavesTheStoreAsItWas()
    {
        using var folder = new TemporaryFolder();
        (await SurveyProcess.Run(folder.Path, "load", Repository.Sample("minimal"))).ExitCode.ShouldBe(0);
        var large = Directory.CreateDirectory(folder.PathOf("large")).FullName;
        WriteLargeOpenRound(large);

        using (var process = SurveyProcess.Start(folder.Path, "load", large))
        {
            // The write-ahead file grows while responses are stored, so that a kill could lose something.
            var log = new FileInfo(folder.PathOf("survey.db-wal"));
            while (!process.HasExited && (!log.Exists || log.Length < 4_000_000))
            {
                await Task.Delay(5);
                log.Refresh();
            }

            process.HasExited.ShouldBeFalse("the load must be killed before it ends");
            process.Kill();
            await process.WaitForExitAsync();
        }

        var store = SqliteStore.Open(folder.PathOf("survey.db"), TimeProvider.System, create: false);
        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 4, Revisions: 4));
    }

    private static void WriteLargeOpenRound(string folder)
    {
        var minimal = Repository.Sample("minimal");
        File.Copy(Path.Combine(minimal, "framework.json"), Path.Combine(folder, "framework.json"));
        File.Copy(Path.Combine(minimal, "questionnaire.json"), Path.Combine(folder, "questionnaire.json"));
        File.WriteAllText(
            Path.Combine(folder, "directory.json"),
            """{"regions": [{"code": "north", "name": "North"}], "types": [{"code": "person", "name": "Person"}]}""");
        File.WriteAllText(
            Path.Combine(folder, "round.json"),
            """{"code": "large", "questionnaire": "minimal", "framework": "minimal", "access": "open"}""");
        using var lines = new StreamWriter(
            Path.Combine(folder, "responses.ndjson"),
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < 100_000; i++)
        {
            lines.WriteLine(
                $$"""{"respondent": {"id": "r{{i}}", "type": "person", "regions": ["north"]}, "state": "submitted", "answers": """
                    + """{"has_recommendations": "yes", "recommendations_status": "final", "recommendations": """
                    + $$$"""[{"text": "Recommendation {{{i}}}", "elements": {"elements": ["a"]}}]}}"""
            );
        }
    }
}
