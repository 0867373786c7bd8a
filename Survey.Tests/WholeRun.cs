using Survey.Tests.Support;

[assembly: Parallelizable(ParallelScope.Fixtures)]

// More than the two cores of a small machine: tests in browsers and with other programs mostly wait.
[assembly: LevelOfParallelism(4)]

namespace Survey.Tests;

/// <summary>Ends what all tests of a run share.</summary>
[SetUpFixture]
public sealed class WholeRun
{
    [OneTimeTearDown]
    public async Task End()
    {
        await SharedService.EndAll();
        await Chromium.End();
        await PostgresServer.End();
    }
}
