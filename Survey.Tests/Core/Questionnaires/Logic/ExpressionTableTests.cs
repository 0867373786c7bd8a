using Survey.Core.Questionnaires.Logic.Functions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>Evaluates the table of expressions and the examples of docs/logic.md.</summary>
public sealed class ExpressionTableTests
{
    private static IEnumerable<TestCaseData> Table() =>
        ExpressionTable
            .Lines()
            .Select(line =>
                new TestCaseData(line.Group, line.Row, line.Expression)
                    .Returns(line.Value)
                    .SetName($"Work({line.Subject}: {line.Expression})"));

    private static IEnumerable<TestCaseData> DocumentedExamples() =>
        from cells in DocumentedRows()
        where cells.Length >= 3
        let example = cells[^2].Trim('`')
        select new TestCaseData(example).Returns(cells[^1].Trim('`')).SetName($"Documented({example})");

    [TestCaseSource(nameof(Table))]
    public string Work_AnExpression_IsAsTheTableHasIt(string group, int row, string text)
    {
        var root = LogicForm.Scope();
        return LogicForm.Work(text, group.Length == 0 ? root : LogicForm.Row(root, group, row));
    }

    [TestCaseSource(nameof(DocumentedExamples))]
    public string Work_AnExampleOfTheDocumentation_IsAsItSays(string text) => LogicForm.Work(text, LogicForm.Scope());

    [Test]
    public void Documentation_NamesEveryFunction_WithItsNumberOfArguments()
    {
        var documented = DocumentedRows()
            .Where(cells => cells.Length == 5)
            .Select(cells => (Name: cells[0].Trim('`'), Arguments: cells[1]));

        documented.ShouldBe(FunctionTable.Names.Select(name => (name, ArityOf(name))), ignoreOrder: true);
    }

    private static string ArityOf(string name)
    {
        var function = FunctionTable.Find(name)!;
        return (function.Least, function.Most, function.GrowsBy) switch
        {
            (var least, ExpressionFunction.AnyNumber, 1) => $"{least} or more",
            (var least, ExpressionFunction.AnyNumber, var step) => $"{least}, {least + step}, {least + (2 * step)} …",
            (var least, var most, _) => least == most ? $"{least}" : $"{least} to {most}",
        };
    }

    /// <summary>The cells of all rows of tables whose last columns are “example” and “gives”.</summary>
    private static IEnumerable<string[]> DocumentedRows()
    {
        var hasExamples = false;
        foreach (var line in File.ReadAllLines(Repository.PathOf("docs", "logic.md")))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal))
            {
                hasExamples = false;
            }
            else if (line.EndsWith("| example | gives |", StringComparison.Ordinal))
            {
                hasExamples = true;
            }
            else if (hasExamples && !line.StartsWith("| ---", StringComparison.Ordinal))
            {
                yield return [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
            }
        }
    }
}
