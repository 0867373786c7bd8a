using Survey.Api.Pages;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Api.Analysing;

/// <summary>The form of a decision about a row of practices.</summary>
internal static class PracticeForm
{
    /// <summary>The decision that a form describes, about the row as it is now.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="practice">The row.</param>
    /// <param name="round">The round.</param>
    /// <param name="content">What analysts added; it may have categories of its own.</param>
    /// <param name="others">All rows, of which one may be the same practice.</param>
    /// <param name="problems">Receives the codes that are not known, so that none is left out unnoticed.</param>
    public static PracticeCoding Read(
        IFormCollection form,
        Practice practice,
        Round round,
        ReportContent content,
        IReadOnlyList<Practice> others,
        ProblemLog problems)
    {
        var categories = TickedBoxes.Read(
            form,
            "category",
            PracticeCategory.GetCategories(round, content),
            category => category.Code,
            ProblemCatalogue.ChoiceUnknown,
            problems,
            listedAs: "choices");
        var regions = TickedBoxes.Read(
            form,
            "region",
            round.Directory.Regions,
            region => region.Code,
            ProblemCatalogue.RegionUnknown,
            problems);
        var merged = others.FirstOrDefault(other => other.Row.ToString() == form["merged"]);
        if (merged is null && form["merged"].ToString() is { Length: > 0 } row)
        {
            problems.Add(ProblemCatalogue.AnalysisEntryUnknown["row"], Place.OfFile("request").Member("merged"), ("found", row));
        }

        return new PracticeCoding(practice.Row)
        {
            Title = ReadTexts(form, "title"),
            Categories = categories,
            IsListed = form["listed"] == "true",
            Regions = form["regions"] == "some" ? regions : null,
            MergedWith = merged?.Row,
            Translation = ReadTexts(form, "translation"),
        }.About(practice.Text);
    }

    /// <summary>A stored decision; null if it was removed or no longer fits the round.</summary>
    /// <param name="document">The decision as JSON; null for none.</param>
    /// <param name="round">The round.</param>
    /// <param name="categories">The categories of practices.</param>
    public static PracticeCoding? Parse(string? document, Round round, IReadOnlyList<Choice> categories) =>
        document is null
            ? null
            : new ReportContentReader(round, new ReportContent([new CategoryList(categories)])).ParseEntry(
                EntryKind.Practice,
                document,
                Place.OfFile(ReportContent.FileName),
                new ProblemLog()) as PracticeCoding;

    private static LocalizedText? ReadTexts(IFormCollection form, string name)
    {
        var texts = Language.All
            .Select(language => KeyValuePair.Create(
                language.Tag,
                form[$"{name}-{language.Tag}"].ToString().ReplaceLineEndings("\n").Trim()))
            .Where(text => text.Value.Length > 0)
            .ToList();
        return texts.Count == 0 ? null : LocalizedText.Of(texts);
    }
}
