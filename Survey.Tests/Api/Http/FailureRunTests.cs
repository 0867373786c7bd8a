using Survey.Api.Http;

namespace Survey.Tests.Api.Http;

public sealed class FailureRunTests
{
    [Test]
    public void Add_ManyFailuresInARow_AreLoggedAtGrowingDistance()
    {
        var run = new FailureRun();

        var logged = Enumerable.Range(1, 100).Where(_ => run.Add()).ToList();

        logged.ShouldBe([1, 2, 4, 8, 16, 32, 64]);
        run.End().ShouldBe(100);
        run.End().ShouldBe(0, "the recovery is reported once");
        run.Add().ShouldBeTrue("a new failure is logged at once");
    }
}
