using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>A form of Forms.md with the problems that it must have.</summary>
/// <param name="Name">The heading of the form.</param>
/// <param name="Text">The tables of the form in Markdown.</param>
/// <param name="Expected">The code and place of each problem, without the line number.</param>
public sealed partial record FormCase(string Name, string Text, IReadOnlyList<string> Expected)
{
    /// <summary>All forms of Forms.md.</summary>
    public static IReadOnlyList<FormCase> All { get; } =
    [
        .. Heading()
            .Split(File.ReadAllText(Repository.PathOf("Survey.Tests", "Core", "Questionnaires", "XlsForms", "Forms.md")))
            .Skip(1)
            .Select(Parse),
    ];

    /// <summary>Reads a form written in Markdown.</summary>
    public static Outcome<Questionnaire> Read(string text)
    {
        var problems = new ProblemLog();
        return problems.ToOutcome(XlsFormReader.Read(MarkdownForm.Read(text, Place.OfFile("form.md"), problems), problems));
    }

    /// <summary>A problem in the notation of Forms.md.</summary>
    public static string Describe(Problem problem) => $"{problem.Code}: {LineOf().Replace(problem.Place.Path, "")}".TrimEnd();

    public override string ToString() => Name;

    private static FormCase Parse(string section)
    {
        var lines = section.Split('\n');
        return new FormCase(
            lines[0].Trim(),
            string.Join('\n', lines.Where(line => line.StartsWith('|'))),
            [.. lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())]);
    }

    [GeneratedRegex("^## ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@" \(line \d+\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineOf();
}
