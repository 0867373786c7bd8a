using Survey.Core.Questionnaires;
using Survey.Core.Responses;

namespace Survey.Core.Analysis;

/// <summary>What a report printed, compared with the recomputed figures and with itself.</summary>
/// <param name="Figures">Every printed figure, in the order of the file.</param>
/// <param name="Claims">Every printed claim about recurrence across regions, split into one claim per element.</param>
/// <param name="Contradictions">Where the printed figures contradict each other.</param>
public sealed record Reconciliation(
    IReadOnlyList<ReconciledFigure> Figures,
    IReadOnlyList<ReconciledClaim> Claims,
    IReadOnlyList<PrintedContradiction> Contradictions)
{
    /// <summary>The categories of practices that figures name by code.</summary>
    public required IReadOnlyList<Choice> Categories { get; init; }

    /// <summary>True if every figure agrees, every claim is true, and nothing contradicts itself.</summary>
    public bool Agrees => Figures.All(figure => figure.Agrees) && Claims.All(claim => claim.IsTrue) && Contradictions.Count == 0;

    /// <summary>True if nothing was printed that can be compared.</summary>
    public bool IsEmpty => Figures.Count + Claims.Count == 0;

    /// <summary>Compares what was printed with an overview of the same round.</summary>
    /// <param name="overview">The overview.</param>
    /// <param name="published">What was printed.</param>
    /// <param name="responses">
    /// All responses of the round, in any order. They are read only if practices or footnotes were printed.
    /// </param>
    /// <param name="content">What analysts added to the report: practices are compared as reports list them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Reconciliation> Of(
        Overview overview,
        PublishedFigures published,
        IAsyncEnumerable<Response> responses,
        ReportContent content,
        CancellationToken cancellationToken = default) =>
        Of(overview, published, published.NeedResponses ? await responses.ToListAsync(cancellationToken) : [], content);

    /// <summary>Compares what was printed with an overview of the same round, from responses that are in memory.</summary>
    /// <inheritdoc cref="Of(Overview, PublishedFigures, IAsyncEnumerable{Response}, ReportContent, CancellationToken)"/>
    public static Reconciliation Of(
        Overview overview,
        PublishedFigures published,
        IReadOnlyList<Response> responses,
        ReportContent content)
    {
        var recomputed = new RecomputedFigures(overview, responses, content);
        return new Reconciliation(
            [.. published.Figures.Select(figure => new ReconciledFigure(figure, recomputed.Find(figure)))],
            [.. published.Claims.SelectMany(claim => OfClaim(claim, overview))],
            new PrintedContradictions(overview.Round.Directory, published.Figures).Find())
        {
            Categories = PracticeCategory.GetCategories(overview.Round, content),
        };
    }

    private static IEnumerable<ReconciledClaim> OfClaim(PublishedClaim claim, Overview overview)
    {
        var regions = overview.Round.Directory.Regions;
        foreach (var element in claim.Elements)
        {
            var recurrentIn = overview.GetRegionsWhereRecurrent(element);
            var holds = regions.ToLookup(region => recurrentIn.Contains(region) != claim.Except.Contains(region));
            yield return new ReconciledClaim(element, claim.Except, recurrentIn, [.. holds[true]], [.. holds[false]]);
        }
    }
}
