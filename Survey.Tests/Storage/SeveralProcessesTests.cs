using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Survey.Collecting.Loading;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Several real processes on one store, one of which is killed.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class SeveralProcessesTests(StoreEngine engine)
{
    [Test]
    public async Task LoadAndRead_TwoOfEachAtOnce_AllSucceed()
    {
        using var folder = new TemporaryFolder();
        using var place = await TestStore.MakePlace(engine);
        string[] store = ["--store", place.Address];
        var grcp7 = Repository.Sample("grcp7");
        (await SurveyProcess.Run(folder.Path, ["load", grcp7, .. store])).ExitCode.ShouldBe(0);

        var runs = await Task.WhenAll(
            SurveyProcess.Run(folder.Path, ["load", Repository.Sample("minimal"), .. store]),
            SurveyProcess.Run(folder.Path, ["load", grcp7, .. store]),
            SurveyProcess.Run(folder.Path, ["overview", "grcp7", "--format", "json", .. store]),
            SurveyProcess.Run(folder.Path, ["overview", "grcp7", "--format", "json", .. store]));

        runs.ShouldAllBe(run => run.ExitCode == 0);
        runs[2].Output.ShouldBe(runs[3].Output);
        (await SurveyProcess.Run(folder.Path, ["verify", .. store])).Output
            .ShouldStartWith("In order: 2 rounds, 31 responses, 31 revisions, 0 publications.\n");
    }

    [Test]
    public async Task Load_KilledInTheMiddle_LeavesTheStoreAsItWas()
    {
        using var folder = new TemporaryFolder();
        using var place = await TestStore.MakePlace(engine);
        (await RoundLoader.Load(Repository.Sample("minimal"), place.Address, TimeProvider.System, TestActors.Operator))
            .Succeeded.ShouldBeTrue();
        var large = Directory.CreateDirectory(folder.PathOf("large")).FullName;
        WriteLargeOpenRound(large);

        using (var process = SurveyProcess.Start(folder.Path, "load", large, "--store", place.Address))
        {
            // Responses are being stored, so that a kill could lose something.
            while (!process.HasExited && !IsStoring(place))
            {
                await Task.Delay(5);
            }

            process.HasExited.ShouldBeFalse("the load must be killed before it ends");
            process.Kill();
            await process.WaitForExitAsync();
        }

        (await VerifiedStore.Count(place.Open())).ShouldBe(new VerifyResult(Rounds: 1, Responses: 4, Revisions: 4));
    }

    [Test]
    public async Task Serve_KilledWhileAnswersComeIn_LosesNoneThatItAcknowledged()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        using var place = await TestStore.MakePlace(engine);
        OpenRoundFiles.Open(folder);
        folder.Write("round.json", """{"code": "open", "questionnaire": "minimal", "framework": "minimal", "access": "open"}""");
        (await RoundLoader.Load(folder.Path, place.Address, TimeProvider.System, TestActors.Operator)).Succeeded.ShouldBeTrue();
        var acknowledged = new ConcurrentBag<string>();

        using (var process = SurveyProcess.Start(folder.Path, "serve", "--store", place.Address, "--urls", "http://127.0.0.1:0"))
        {
            var log = process.StandardError.ReadToEndAsync();
            Task sending;
            try
            {
                var line = (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
                var address = new Uri(line[line.LastIndexOf("http", StringComparison.Ordinal)..]);
                sending = Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Submit(address, acknowledged)));
                while (acknowledged.Count < 300 && !sending.IsCompleted)
                {
                    await Task.Delay(5);
                }

                sending.IsCompleted.ShouldBeFalse("the service must be killed while answers come in");
            }
            finally
            {
                process.Kill();
            }

            await process.WaitForExitAsync();
            await Task.WhenAll(sending, log);
        }

        await using var stored = await place.Open(TimeProvider.System).BeginReadAsync();
        (await stored.Responses.GetRespondentsInUse("open")).ToHashSet(StringComparer.Ordinal).IsSupersetOf(acknowledged).ShouldBeTrue();
        (await VerifiedStore.Count(place.Open(TimeProvider.System))).Responses.ShouldBeGreaterThanOrEqualTo(acknowledged.Count);
    }

    /// <summary>Submits answers until the service is gone, and adds the id of each one that was acknowledged.</summary>
    private static async Task Submit(Uri address, ConcurrentBag<string> acknowledged)
    {
        const string Answer =
            $$"""{"respondent": {"type": "citizen", "regions": ["south"]}, "language": "en", "answers": {{OpenRoundFiles.Answers}}}""";
        using var client = new HttpClient { BaseAddress = address };
        try
        {
            while (true)
            {
                using var body = new StringContent(Answer, Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri("/v1/rounds/open/submissions", UriKind.Relative), body);
                answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
                acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("respondent").GetString()!);
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone.
        }
    }

    /// <summary>
    /// True while a load has the turn to write: a transaction of the file that lasts for 100 ms, or some megabytes in the table.
    /// </summary>
    private static bool IsStoring(TestStore place)
    {
        if (!StoreAddress.IsFile(place.Address))
        {
            return place.Read<long>("SELECT pg_relation_size('response_revision')") > 2_000_000;
        }

        if (!IsLocked(place.Address))
        {
            return false;
        }

        // Opening a store writes too, but for a shorter time.
        Thread.Sleep(100);
        return IsLocked(place.Address);
    }

    private static bool IsLocked(string path)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();

        // Calls SQLite directly, because the driver waits for the lock.
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        return raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE; ROLLBACK") == raw.SQLITE_BUSY;
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
