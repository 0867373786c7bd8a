using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>Finds where the printed figures contradict each other. It needs no answers.</summary>
internal sealed class PrintedContradictions(OrganizationDirectory directory, IReadOnlyList<PublishedFigure> figures)
{
    // The whole, and the parts that must add up to it and exclude each other.
    private static readonly (FigureKind Whole, FigureKind[] Parts)[] Sums =
    [
        (FigureKind.Invited, [FigureKind.Responded, FigureKind.NoFeedback]),
        (FigureKind.Responded, [FigureKind.Recommending, FigureKind.NotRecommending]),
    ];

    private static readonly (FigureKind Whole, FigureKind ByType)[] SumsByType =
    [
        (FigureKind.Responded, FigureKind.RespondentsByType),
        (FigureKind.RecommendingFinal, FigureKind.RecommendingByType),
        (FigureKind.InProcess, FigureKind.InProcessByType),
    ];

    /// <summary>All contradictions: first what was printed twice, then by region in the order of the file.</summary>
    public IReadOnlyList<PrintedContradiction> Find() =>
        [
            .. FindPrintedTwice(),
            .. figures.Select(figure => figure.Region).Distinct().SelectMany(FindInGroup),
        ];

    private IEnumerable<PrintedContradiction> FindPrintedTwice() =>
        from pair in figures.Index()
        let first = pair.Item
        where !first.Kind.IsPartial
        from second in figures.Skip(pair.Index + 1)
        where first.IsSameFigureAs(second) && !first.Printed.IsSameAs(second.Printed)
        select new PrintedContradiction(
            ContradictionRule.PrintedTwice,
            [first, second],
            first.Printed.Number,
            InOrder(first.Printed.Without(second.Printed).Concat(second.Printed.Without(first.Printed))));

    private IEnumerable<PrintedContradiction> FindInGroup(Region? region)
    {
        var group = figures.Where(figure => figure.Region == region).ToList();
        return
        [
            .. SumsByType.SelectMany(sum => OfTypes(group, sum.Whole, sum.ByType)),
            .. Sums.SelectMany(sum => OfParts(group, sum.Whole, sum.Parts)),
            .. group.Where(figure => figure.Kind == FigureKind.Respondents).SelectMany(figure => OfTheme(group, figure)),
            .. OfAddressing(group),
        ];
    }

    private IEnumerable<PrintedContradiction> OfParts(List<PublishedFigure> group, FigureKind whole, FigureKind[] parts)
    {
        var found = parts.Select(part => FindFigure(group, part)).OfType<PublishedFigure>().ToList();
        var both =
            found.Count == parts.Length
                ? InOrder(NamesOf(group, found[0]).Intersect(NamesOf(group, found[1]), StringComparer.Ordinal))
                : [];
        if (both.Count > 0)
        {
            yield return new PrintedContradiction(ContradictionRule.InBoth, found, found[0].Printed.Number, both);
        }

        var total = found.Sum(part => part.Printed.Number);
        if (FindFigure(group, whole) is { } all && found.Count == parts.Length && total != all.Printed.Number)
        {
            var named = found.SelectMany(part => NamesOf(group, part)).ToList();
            var wholeNames = NamesOf(group, all);
            var areAllNamed = wholeNames.Count > 0 && named.Count == total;
            yield return new PrintedContradiction(
                ContradictionRule.PartsAndWhole,
                [.. found, all],
                total,
                areAllNamed ? InOrder(Difference(wholeNames, named)) : []);
        }
    }

    /// <summary>More than the whole is always wrong; less only if all types were printed.</summary>
    private IEnumerable<PrintedContradiction> OfTypes(List<PublishedFigure> group, FigureKind whole, FigureKind byType)
    {
        var parts = group
            .Where(figure => figure.Kind == byType && figure.Sentence is null)
            .DistinctBy(figure => figure.Part, StringComparer.Ordinal)
            .ToList();
        var total = parts.Sum(part => part.Printed.Number);
        if (FindFigure(group, whole) is { } all
            && parts.Count > 0
            && (total > all.Printed.Number || (total < all.Printed.Number && parts.Count == directory.Types.Count)))
        {
            yield return new PrintedContradiction(ContradictionRule.PartsAndWhole, [.. parts, all], total, []);
        }
    }

    private IEnumerable<PrintedContradiction> OfTheme(List<PublishedFigure> group, PublishedFigure respondents)
    {
        var naming = group
            .Where(figure =>
                figure.Kind == FigureKind.AllThemes
                || (figure.Theme == respondents.Theme
                    && (figure.Kind == FigureKind.RespondentsInclude
                        || figure.Kind == FigureKind.Named
                        || figure.Kind == FigureKind.NamedInclude)))
            .Where(figure => figure.Printed.Names is { Count: > 0 })
            .ToList();
        var named = InOrder(naming.SelectMany(figure => figure.Printed.Names!));
        if (named.Count > respondents.Printed.Number)
        {
            yield return new PrintedContradiction(
                ContradictionRule.MoreNamedThanCounted,
                [.. naming, respondents],
                named.Count,
                named);
        }
    }

    private IEnumerable<PrintedContradiction> OfAddressing(List<PublishedFigure> group)
    {
        foreach (var not in group.Where(figure => figure.Kind == FigureKind.NotRecommending))
        {
            foreach (var figure in group.Where(figure => figure.Theme is not null && figure.Kind != FigureKind.Recurrent))
            {
                if (InOrder((figure.Printed.Names ?? []).Intersect(not.Printed.Names ?? [], StringComparer.Ordinal)) is { Count: > 0 } both)
                {
                    yield return new PrintedContradiction(
                        ContradictionRule.AddressesWithoutRecommending,
                        [figure, not],
                        figure.Printed.Number,
                        both);
                }
            }
        }
    }

    private static PublishedFigure? FindFigure(List<PublishedFigure> group, FigureKind kind) =>
        group.Find(figure => figure.Kind == kind);

    /// <summary>The organizations behind a figure; those that responded may be printed by type.</summary>
    private static IReadOnlyList<string> NamesOf(List<PublishedFigure> group, PublishedFigure figure)
    {
        if (figure.Printed.Names is { } names)
        {
            return names;
        }

        var listed = group.Where(other => other.Kind == figure.Kind && other.Printed.Names is not null).ToList();
        var byType = group.Where(other => figure.Kind == FigureKind.Responded && other.Kind == FigureKind.RespondentsByType).ToList();
        return listed.Count > 0 ? listed[0].Printed.Names!
            : byType.Sum(type => type.Printed.Number) == figure.Printed.Number ? [.. byType.SelectMany(type => type.Printed.Names ?? [])]
            : [];
    }

    private static IEnumerable<string> Difference(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Except(other, StringComparer.Ordinal).Concat(other.Except(one, StringComparer.Ordinal));

    private List<string> InOrder(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).OrderBy(code => directory.FindOrganization(code)?.Position ?? int.MaxValue)];
}
