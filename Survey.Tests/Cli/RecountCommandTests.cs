using Survey.Tests.Support;

namespace Survey.Tests.Cli;

public sealed class RecountCommandTests
{
    [Test]
    public async Task Recount_CountersThatDiffer_AreRepaired()
    {
        using var place = await TestStore.MakeLoaded(StoreEngine.Sqlite, "open-consultation");
        var before = await Run("overview", "open-consultation", "--format", "json");
        place.Change("DELETE FROM tally");
        (await Run("verify")).ExitCode.ShouldBe(1);
        (await Run("overview", "open-consultation", "--format", "json")).Output.ShouldNotBe(before.Output);

        var recount = await Run("recount", "open-consultation");

        recount.ExitCode.ShouldBe(0);
        recount.Output.Trim().ShouldBe("Counted again: 3 responses of open-consultation.");
        (await Run("verify")).ExitCode.ShouldBe(0);
        (await Run("overview", "open-consultation", "--format", "json")).Output.ShouldBe(before.Output);

        Task<SurveyCommand> Run(params string[] arguments) =>
            SurveyCommand.Run([.. arguments, "--store", place.Address]);
    }

    [Test]
    public async Task Recount_RoundByInvitation_IsRefused()
    {
        using var place = await TestStore.MakeLoaded(StoreEngine.Sqlite, "minimal");

        var refused = await SurveyCommand.Run("recount", "minimal", "--store", place.Address);

        refused.ExitCode.ShouldBe(2);
        refused.Error.Trim().ShouldBe(
            "The round minimal is by invitation: its answers are counted each time. Only open rounds have stored counters.");
    }
}
