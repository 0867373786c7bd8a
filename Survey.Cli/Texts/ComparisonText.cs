using Spectre.Console;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Reading;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints the changes between two versions of a questionnaire as a table.</summary>
internal static class ComparisonText
{
    /// <summary>Writes the changes, and whether a round can move to the later version.</summary>
    public static void Write(IAnsiConsole console, QuestionnaireComparison comparison)
    {
        console.WriteLine($"{comparison.Before.Code}: version {comparison.Before.Version} → version {comparison.After.Version}");
        if (comparison.Changes.Count == 0)
        {
            console.WriteLine("There are no changes in meaning.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumns("Where", "What", "Before", "After", "Answers comparable");
        foreach (var change in comparison.Changes)
        {
            table.AddRow(
                new Text(change.Place.Length == 0 ? "questionnaire" : change.Place),
                new Text(change.What),
                new Text(Shown(change.Before)),
                new Text(Shown(change.After)),
                new Text(change.Comparability switch
                {
                    Comparability.Same => "yes",
                    Comparability.WithCare => "with care",
                    _ => "no",
                }));
        }

        console.Write(table);
        console.WriteLine(comparison.IsCompatible
            ? "A round can move to the later version: drafts move too, submitted responses keep theirs."
            : "A round that has been answered cannot move to the later version: answers would lose their place or meaning.");
    }

    private static string Shown(string? value) => value is null ? "–" : CleanText.Of(Excerpt.Of(value));
}
