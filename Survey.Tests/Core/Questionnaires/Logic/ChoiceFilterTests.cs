using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>Choice filters, in which a bare name is a column of the choice.</summary>
public sealed class ChoiceFilterTests
{
    [TestCase("kind = ${kind}", ExpectedResult = true)]
    [TestCase("kind != ${kind}", ExpectedResult = false)]
    [TestCase("selected(${kinds}, name)", ExpectedResult = true)]
    [TestCase("size > 3 and size < ${age}", ExpectedResult = true)]
    [TestCase("unknown = ''", ExpectedResult = true, Description = "A column the choice does not have is empty.")]
    [TestCase("true()", ExpectedResult = true)]
    public bool Holds_AChoice_ByItsColumns(string filter)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "project", ["kind"] = "law", ["size"] = "10" };

        return Parse(filter)!.Holds(LogicForm.Scope(), columns.GetValueOrDefault);
    }

    [Test]
    public void GetColumns_NamesEachOnce() => Parse("size > 3 and size < 9 or kind = ${kind}")!.GetColumns().ShouldBe(["size", "kind"]);

    [Test]
    public void Parse_ABareNameOutsideOfFilters_IsAProblem()
    {
        var problems = new ProblemLog();

        Expression.Parse("kind = 'law'", Place.OfFile("q"), problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain("${kind}");
    }

    private static Expression? Parse(string text) => Expression.ParseFilter(text, Place.OfFile("q"), new ProblemLog());
}
