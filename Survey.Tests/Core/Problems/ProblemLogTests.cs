using Survey.Core.Problems;

namespace Survey.Tests.Core.Problems;

public sealed class ProblemLogTests
{
    [TestCase(3, 4)]
    [TestCase(ProblemLog.Kept + 5, 4)]
    [TestCase(4, ProblemLog.Kept + 5)]
    [TestCase(ProblemLog.Kept + 5, ProblemLog.Kept + 7)]
    public void Add_AnotherLog_GivesTheSameAsAddingItsProblems(int first, int second)
    {
        var (one, other, all) = (new ProblemLog(), new ProblemLog(), new ProblemLog());
        foreach (var number in Enumerable.Range(1, first + second))
        {
            var problem = new Problem(
                number % 2 == 0 ? ProblemCatalogue.JsonMalformed : ProblemCatalogue.FileNotUsed["ending"],
                Place.OfFile("f").Line(number),
                []);
            (number <= first ? one : other).Add(problem);
            all.Add(problem);
        }

        one.Add(other);

        (one.Errors, one.NotKept).ShouldBe((all.Errors, all.NotKept));
        one.Problems.Select(problem => problem.Place).ShouldBe(all.Problems.Select(problem => problem.Place));
    }

    [Test]
    public void Add_AnotherLogBeyondItsLimit_CountsWhatItDoesNotList()
    {
        var (one, other) = (new ProblemLog(), new ProblemLog());
        for (var number = 0; number < ProblemLog.Kept + 5; number++)
        {
            other.Add(ProblemCatalogue.JsonMalformed, Place.OfFile("f"));
        }

        one.Add(other);
        one.Add(other);

        (one.Errors, one.NotKept, one.Problems.Count).ShouldBe((2 * (ProblemLog.Kept + 5), ProblemLog.Kept + 10, ProblemLog.Kept));
    }
}
