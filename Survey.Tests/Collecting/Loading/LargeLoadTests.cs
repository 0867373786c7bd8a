using System.Globalization;
using Survey.Collecting.Audit;
using Survey.Collecting.Loading;
using Survey.Core.Problems;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

/// <summary>Loads with many lines: several transactions, stops, and lines with errors.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class LargeLoadTests(StoreEngine engine)
{
    // More than one transaction has.
    private const int Many = 10_700;

    private TemporaryFolder _folder = null!;
    private TestStore _place = null!;

    [SetUp]
    public async Task MakeFolder()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        OpenRoundFiles.Open(_folder);
        _place = await TestStore.MakeEmpty(engine);
    }

    [TearDown]
    public void RemoveFolder()
    {
        _folder.Dispose();
        _place.Dispose();
    }

    [Test]
    public async Task Load_SeveralTransactions_StoresAllAndLeavesAnEntryForEach()
    {
        Write(Enumerable.Range(1, Many).Select(number => Line(number)));
        var store = _place.Open();

        (await Load(store)).Value.ShouldBe(new LoadResult("minimal", 1, DefinitionChanged: true, Many, 0, 0, 0));

        var entries = await new AuditDesk(store).ReadAll("minimal").Where(entry => entry.Action == "round-loaded").ToListAsync();
        entries.Select(entry => entry.Details).ShouldBe(
        [
            "definition 1, 10000 responses new, 0 revised, 0 unchanged",
            "definition 1, 700 responses new, 0 revised, 0 unchanged",
        ]);
        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: Many, Revisions: Many));
    }

    [Test]
    public async Task Load_StoppedAfterATransaction_GoesOnTheNextTime()
    {
        Write(Enumerable.Range(1, Many).Select(number => Line(number)));
        var store = _place.Open();
        using var stop = new CancellationTokenSource();

        var stopped = (await Load(store, new LoadOptions { Progress = new StopWhenStored(stop) }, stop.Token)).Value!;

        (stopped.Added, stopped.NotStored).ShouldBe((10_000, Many - 10_000));
        (await Count(store)).ShouldBe(10_000);
        (await Load(store)).Value.ShouldBe(
            new LoadResult("minimal", 1, DefinitionChanged: false, Added: Many - 10_000, Revised: 0, Unchanged: 10_000, NotInFolder: 0));
        (await VerifiedStore.Count(store)).Revisions.ShouldBe(Many);
    }

    [Test]
    public async Task Load_StoppedWhileReading_StoresNothing()
    {
        Write(Enumerable.Range(1, 300).Select(number => Line(number)));
        var store = _place.Open();
        using var stop = new CancellationTokenSource();
        var options = new LoadOptions { Progress = new StopWhenRead(stop) };

        await Should.ThrowAsync<OperationCanceledException>(() => Load(store, options, stop.Token));

        await using var session = await store.BeginReadAsync();
        (await session.Rounds.GetCodes()).ShouldBeEmpty();
    }

    [Test]
    public async Task Load_ChangedDefinition_IsOneTransaction()
    {
        Write(Enumerable.Range(1, Many).Select(number => Line(number)));
        var store = _place.Open();
        await Load(store);
        _folder.Replace("round.json", "\"opens\"", "\"recurrence\": {\"minimum\": 4}, \"opens\"");
        Write(Enumerable.Range(1, Many + 1).Select(number => Line(number, number == 1 ? "b" : "a")));

        (await Load(store)).Value.ShouldBe(new LoadResult("minimal", 2, DefinitionChanged: true, 1, 1, Many - 1, 0));

        var loads = await new AuditDesk(store).ReadAll("minimal").CountAsync(entry => entry.Action == "round-loaded");
        loads.ShouldBe(2 + 1);
        (await VerifiedStore.Count(store)).Responses.ShouldBe(Many + 1);
    }

    [Test]
    public async Task Load_ManyBadLines_AreReportedInTheOrderOfTheFile()
    {
        Write(Enumerable.Range(1, 1_000).Select(number => number % 7 == 0 ? "{]" : Line(number, number % 3 == 0 ? "zz" : "a")));

        var outcome = await Load(_place.Open());

        outcome.Succeeded.ShouldBeFalse();
        outcome.Problems.Select(problem => problem.Place.Path).ShouldBe(
            Enumerable.Range(1, 1_000).Where(number => number % 7 == 0 || number % 3 == 0).Select(number =>
                number % 7 == 0 ? $"line {number}.column 2" : $"line {number}.answers.recommendations #1.elements.elements #1"));
    }

    [TestCase(3, true)]
    [TestCase(2, false)]
    public async Task Load_BadLinesWithALimit_AreLeftOutIfTheyAreFewEnough(int limit, bool loads)
    {
        Write([Line(1), "{]", Line(3), Line(4, "zz"), Line(3, "b"), Line(6)]);
        var store = _place.Open();

        var outcome = await Load(store, new LoadOptions { MaxProblems = limit });

        outcome.Errors.ShouldBe(3);
        outcome.Problems.Select(problem => $"{problem.Place.Path} {problem.Code}").ShouldBe(
        [
            "line 2.column 2 json-malformed",
            "line 4.answers.recommendations #1.elements.elements #1 element-unknown",
            "line 5 response-twice",
        ]);
        outcome.Value.ShouldBe(loads ? new LoadResult("minimal", 1, DefinitionChanged: true, 3, 0, 0, 0) { LeftOut = 3 } : null);
        (await Count(store)).ShouldBe(loads ? 3 : 0);
    }

    [Test]
    public async Task Load_IdsThatDifferOnlyInCase_AreTwoRespondentsWithAWarning()
    {
        Write([Line(1), Line(2), Line(1).Replace("id-", "ID-", StringComparison.Ordinal)]);
        var store = _place.Open();

        var outcome = await Load(store);

        outcome.Problems.Select(problem => $"{problem.Severity} {problem.Place.Path} {problem.Code}")
            .ShouldBe(["Warning line 3 code-similar"]);
        (await Count(store)).ShouldBe(3);
    }

    [Test]
    public async Task Load_DefinitionWithErrorAndALimit_StoresNothing()
    {
        Write([Line(1)]);
        _folder.Replace("round.json", "\"minimal\"", "\"mini mal\"");

        (await Load(_place.Open(), new LoadOptions { MaxProblems = 100 })).Succeeded.ShouldBeFalse();
    }

    [Test]
    public async Task Load_NewStoreStopped_KeepsWhatWasStored()
    {
        Write(Enumerable.Range(1, Many).Select(number => Line(number)));
        using var elsewhere = await TestStore.MakePlace(engine);
        using var stop = new CancellationTokenSource();
        var options = new LoadOptions { Progress = new StopWhenStored(stop) };

        var outcome = await RoundLoader.Load(
            _folder.Path,
            elsewhere.Address,
            TimeProvider.System,
            TestActors.Operator,
            options,
            stop.Token);

        outcome.Value!.NotStored.ShouldBe(Many - 10_000);
        (await Count(elsewhere.Open())).ShouldBe(10_000);
    }

    private void Write(IEnumerable<string> lines) => _folder.Write("responses.ndjson", string.Join('\n', lines));

    private static string Line(int number, string element = "a")
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"id-{number * 7919 % 100_003}");
        return $$"""
            {"respondent": {"id": "{{id}}", "type": "citizen", "regions": []}, "state": "submitted",
            """.Trim() + " \"answers\": " + OpenRoundFiles.Answers.ReplaceLineEndings(" ").Replace("\"a\"", $"\"{element}\"") + "}";
    }

    private Task<Outcome<LoadResult>> Load(Store store, LoadOptions? options = null, CancellationToken cancellationToken = default) =>
        RoundLoader.Load(_folder.Path, store, TestActors.Operator, options, cancellationToken);

    private static async Task<int> Count(Store store)
    {
        await using var session = await store.BeginReadAsync();
        return await session.Responses.Count("minimal");
    }

    private sealed class StopWhenStored(CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Stored > 0)
            {
                stop.Cancel();
            }
        }
    }

    private sealed class StopWhenRead(CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Read == 100)
            {
                stop.Cancel();
            }
        }
    }
}
