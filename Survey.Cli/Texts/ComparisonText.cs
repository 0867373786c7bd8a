using Spectre.Console;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Reading;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Prints the changes between two versions of a questionnaire as a table.</summary>
internal static class ComparisonText
{
    /// <summary>Writes the changes, and whether a round can move to the later version.</summary>
    public static void Write(IAnsiConsole console, QuestionnaireComparison comparison, LanguageTexts texts)
    {
        console.WriteLine(
            texts.Fill(
                "comparison.versions",
                ("code", comparison.Before.Code),
                ("before", comparison.Before.Version),
                ("after", comparison.After.Version)));
        if (comparison.Changes.Count == 0)
        {
            console.WriteLine(texts["comparison.none"]);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumns(
            texts["comparison.where"],
            texts["comparison.what"],
            texts["comparison.before"],
            texts["comparison.after"],
            texts["comparison.comparable"]);
        foreach (var change in comparison.Changes)
        {
            table.AddRow(
                new Text(change.Place.Length == 0 ? texts["comparison.questionnaire"] : change.Place),
                new Text(
                    change.Language is null
                        ? texts[KeyOf(change.What)]
                        : texts.Fill("comparison.in-language", ("what", texts[KeyOf(change.What)]), ("language", change.Language))),
                new Text(Shown(change.Before)),
                new Text(Shown(change.After)),
                new Text(change.Comparability switch
                {
                    Comparability.Same => texts["comparison.yes"],
                    Comparability.WithCare => texts["comparison.with-care"],
                    _ => texts["comparison.no"],
                }));
        }

        console.Write(table);
        if (comparison.NeedsVersion)
        {
            console.WriteLine(texts.Fill("comparison.same-version", ("version", comparison.Before.Version)));
        }

        if (!comparison.IsCompatible)
        {
            console.WriteLine(texts["comparison.incompatible"]);
        }
        else if (!comparison.NeedsVersion)
        {
            console.WriteLine(texts["comparison.compatible"]);
        }
    }

    /// <summary>The key of the words for a kind of change: “choice's label” is <c>comparison.what.choice-label</c>.</summary>
    internal static string KeyOf(string what) =>
        $"comparison.what.{what.Replace("'s", "", StringComparison.Ordinal).Replace(' ', '-')}";

    private static string Shown(string? value) => value is null ? "–" : CleanText.Of(Excerpt.Of(value));
}
