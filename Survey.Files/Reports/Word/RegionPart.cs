using Survey.Core.Analysis;

namespace Survey.Files.Reports.Word;

/// <summary>The overview of a region: figures in sentences, respondents by type, themes and practices.</summary>
internal static class RegionPart
{
    /// <summary>Writes the part.</summary>
    public static void Write(ReportDocument document, RegionalOverview region)
    {
        document.BeginPart();
        document.HeadAppendix(document.Wording.Of(region.Region));
        document.WriteResponse("asked-region", region.Invited, region.Responded, region.RespondentsByType);
        WriteRespondents(document, region);
        document.WriteNames("no-feedback", region.NoFeedback);
        document.File.Head(2, document.Wording.RowsHeading);
        document.WriteGroup("gave", region.Recommending);
        if (region.NotRecommending.Count > 0)
        {
            document.WriteGroup("gave-none", region.NotRecommending);
        }

        if (document.Round.Framework.HasThemes)
        {
            document.WriteGroup("all-themes", region.AllThemes);
        }

        document.WriteLate(region.Late);

        document.WriteRule();
        foreach (var theme in region.Themes)
        {
            WriteTheme(document, theme);
        }

        var categories = PracticeCategory.Of(document.Round, document.Report.Content, region.Region, document.Report.Answers.Shown);
        if (categories.Count > 0)
        {
            document.File.Head(2, document.Wording.PracticesHeading);
            document.WritePractices(categories);
        }
    }

    /// <summary>A table of the respondents with a column for each type that has any, below the groups of types.</summary>
    private static void WriteRespondents(ReportDocument document, RegionalOverview region)
    {
        var columns = region.RespondentsByType
            .Where(type => type.Respondents > 0)
            .OrderBy(type => type.Type.Group?.Position ?? int.MaxValue)
            .Select(type => (type.Type, Organizations: region.Responded.OfType(type.Type) ?? []))
            .Where(column => column.Organizations.Count > 0)
            .ToList();
        if (columns.Count == 0)
        {
            return;
        }

        List<IReadOnlyList<(string, int)>> heads = [[.. columns.Select(column => (document.Wording.Heading(column.Type.Name), 1))]];
        if (columns.Exists(column => column.Type.Group is not null))
        {
            heads.Insert(0, [.. columns
                .GroupBy(column => column.Type.Group?.Code ?? "", StringComparer.Ordinal)
                .Select(group => (group.First().Type.Group is { } named ? document.Wording.Heading(named.Name) : "", group.Count()))]);
        }

        var longest = columns.Max(column => column.Organizations.Count);
        document.File.AddTable(
            [.. columns.Select(_ => 1)],
            heads,
            Enumerable
                .Range(0, longest)
                .Select(
                    IReadOnlyList<IReadOnlyList<WordText>> (row) =>
                        [
                            .. columns.Select(
                                IReadOnlyList<WordText> (column) =>
                                    row < column.Organizations.Count
                                        ?
                                        [
                                            new WordText(
                                                document.Wording.FullName(column.Organizations[row]),
                                                Note: document.TakeNote(column.Organizations[row])),
                                        ]
                                        : []),
                        ]),
            document["respondents-of", ("region", document.Wording.Of(region.Region))]);
    }

    private static void WriteTheme(ReportDocument document, ThemeFinding finding)
    {
        var theme = finding.Theme;
        var respondents = document.Wording.Count("respondents", finding.Respondents.Count);
        if (theme.Code is { } code)
        {
            document.File.Head(3, document["theme", ("code", code), ("respondents", respondents)]);
            document.File.Add(new WordText(document.Wording.Of(theme.Title), IsStrong: true));
        }

        var recurrent = finding.Recurrent.ToList();
        if (recurrent.Count == 0)
        {
            document.File.Add(document["no-recurrent"]);
            return;
        }

        document.File.Add(
            document[
                "recurrent-here",
                (
                    "elements",
                    document.Wording.In.WriteWithAnd([
                        .. recurrent.Select(each => document.Wording.In.Isolate(document.Wording.Of(each.Element.Short))),
                    ]))
            ]);
        foreach (var each in recurrent)
        {
            document.File.AddEntry(
                WordStyles.List,
                $"{document.NameOf(each.Element)}: {document.Wording.OutOf(each.Named, each.Denominator)}"
                    + (each.By.Organizations is null ? "" : $" – {document.Wording.ListNames(each.By)}"));
        }
    }
}
