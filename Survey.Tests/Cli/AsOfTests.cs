using System.Text.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Cli;

/// <summary>The option <c>--as-of</c>.</summary>
public sealed class AsOfTests
{
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Load()
    {
        _folder = new TemporaryFolder();
        (await Run("load", Repository.Sample("grcp7"))).ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("overview")]
    [TestCase("results")]
    public async Task Run_Day_CountsTheAnswersOfThatDay(string verb)
    {
        var json = await Run(verb, "grcp7", "--as-of", "2017-06-26", "--format", "json");
        var text = await Run(verb, "grcp7", "--as-of", "2017-06-26");

        using var document = JsonDocument.Parse(json.Output);
        var root = document.RootElement;
        root.GetProperty("asOf").GetString().ShouldBe("2017-06-26");
        (verb == "overview" ? root.GetProperty("overall") : root).GetProperty("responded").GetInt32().ShouldBe(21);
        text.Output.ShouldContain("As of 26 June 2017: later answers are not counted.");
        (await Run(verb, "grcp7")).Output.ShouldNotContain("later answers are not counted");
    }

    [TestCase("2017-05-31", "On 2017-05-31 nobody could answer yet. The round opened on 2017-06-01.")]
    [TestCase("2999-01-01", "The day 2999-01-01 is in the future.")]
    [TestCase("soon", "date-invalid")]
    public async Task Run_DayThatIsNotPossible_SaysWhy(string day, string message)
    {
        var run = await Run("overview", "grcp7", "--as-of", day);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    private Task<SurveyCommand> Run(params string[] arguments) =>
        SurveyCommand.Run([.. arguments, "--store", _folder.PathOf("survey.db")]);
}
