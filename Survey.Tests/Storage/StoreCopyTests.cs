using Dapper;
using Survey.Collecting.Accounts;
using Survey.Collecting.Backups;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>A store that is copied from one engine to another is the same store.</summary>
public sealed class StoreCopyTests
{
    [TestCase(StoreEngine.Sqlite, StoreEngine.Postgres)]
    [TestCase(StoreEngine.Postgres, StoreEngine.Sqlite)]
    [TestCase(StoreEngine.Postgres, StoreEngine.Postgres)]
    [TestCase(StoreEngine.Sqlite, StoreEngine.Sqlite)]
    public async Task Copy_StoreWithEverything_IsInOrderAndGivesTheSame(StoreEngine from, StoreEngine to)
    {
        using var source = await TestStore.MakeLoaded(from, "grcp7");
        var store = source.Open();
        (await new AccountDesk(store).Add("jane", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator)).Succeeded.ShouldBeTrue();
        (await new LinkDesk(store).Issue("grcp7", ["rcm"], ActorRole.Chair, TestActors.Operator)).Succeeded.ShouldBeTrue();
        await using (var session = await store.BeginWriteAsync())
        {
            await session.Drafts.SavePages("grcp7", "rcm", """[{"text": "Zoë – أ \u0000"}]""");
            await session.SignIns.Count([0, 1, 255]);
            await session.Commit();
        }

        using var target = await TestStore.MakePlace(to);
        var run = await SurveyCommand.Run("copy", "--from", source.Address, "--to", target.Address);

        (run.ExitCode, run.Error).ShouldBe((0, ""));
        run.Output.ShouldStartWith("Copied and compared: ");
        (await StoreVerifier.Verify(target.Open())).Value.ShouldNotBeNull()
            .ShouldBeEquivalentTo((await StoreVerifier.Verify(store)).Value.ShouldNotBeNull());
        (await Run(target, "overview", "grcp7", "--format", "json")).ShouldBe(await Run(source, "overview", "grcp7", "--format", "json"));
        (await Run(target, "rows", "grcp7")).ShouldBe(await Run(source, "rows", "grcp7"));
        (await Run(target, "load", Repository.Sample("grcp7"))).ShouldContain("27 unchanged");
    }

    [TestCase(StoreEngine.Sqlite)]
    [TestCase(StoreEngine.Postgres)]
    public async Task Copy_TargetThatIsAStoreAlready_IsRefused(StoreEngine to)
    {
        using var source = await TestStore.MakeLoaded(StoreEngine.Sqlite, "minimal");
        using var target = await TestStore.MakeLoaded(to, "minimal");

        var run = await SurveyCommand.Run("copy", "--from", source.Address, "--to", target.Address);

        run.ExitCode.ShouldBe(3);
        run.Error.Trim().ShouldBe($"There is a store at {target.Address} already. Copy to a new file or an empty database.");
        (await VerifiedStore.Count(target.Open())).Responses.ShouldBe(4);
    }

    [TestCase(StoreEngine.Sqlite)]
    [TestCase(StoreEngine.Postgres)]
    public async Task Copy_Interrupted_LeavesNoStoreWithARound(StoreEngine to)
    {
        using var source = await TestStore.MakeLoaded(StoreEngine.Sqlite, "grcp7");
        using var target = await TestStore.MakePlace(to);
        using var interruption = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => StoreBackup.Copy(
            source.Address,
            target.Address,
            FixedTime.Instance,
            new Stopping(interruption, after: 20),
            interruption.Token));

        if (to == StoreEngine.Sqlite)
        {
            Directory.GetFiles(Path.GetDirectoryName(target.Address)!).ShouldBeEmpty();
            return;
        }

        await using (var session = await target.Open().BeginReadAsync())
        {
            (await session.Rounds.GetCodes()).ShouldBeEmpty();
        }

        (await StoreBackup.Copy(source.Address, target.Address, FixedTime.Instance)).Rows.ShouldBeGreaterThan(20);
    }

    [Test]
    public async Task Copy_TextThatPostgresCannotStore_IsRefusedAndNothingIsCopied()
    {
        using var source = await TestStore.MakeLoaded(StoreEngine.Sqlite, "minimal");
        source.Change("UPDATE response_revision SET made_by = 'a' || char(0) || 'b' WHERE respondent = 'lake'");
        using var target = await TestStore.MakePlace(StoreEngine.Postgres);

        var run = await SurveyCommand.Run("copy", "--from", source.Address, "--to", target.Address);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("The copy of the table response_revision differs");
        target.Read<long>("SELECT COUNT(*) FROM response_revision").ShouldBe(0);
    }

    [TestCase(StoreEngine.Sqlite, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'service_count'")]
    [TestCase(
        StoreEngine.Postgres,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'survey_engine_store'")]
    public async Task TableNames_OfBothEngines_AreAllCopied(StoreEngine engine, string tables)
    {
        using var store = await TestStore.MakeEmpty(engine);
        using var connection = store.Connect();

        StoreCopy.TableNames.ShouldBe(connection.Query<string>(tables), ignoreOrder: true);
    }

    [TestCase("copy --from a.db", "--to")]
    [TestCase("copy --from a.db --to b.db --store c.db", "--from and --to")]
    public async Task Copy_WrongUsage_SaysSo(string command, string message)
    {
        var run = await SurveyCommand.Run(command.Split(' '));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    private static async Task<string> Run(TestStore store, params string[] arguments)
    {
        var run = await SurveyCommand.Run([.. arguments, "--store", store.Address]);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output;
    }

    /// <summary>Interrupts a copy after some rows.</summary>
    private sealed class Stopping(CancellationTokenSource interruption, int after) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > after)
            {
                interruption.Cancel();
            }
        }
    }
}
