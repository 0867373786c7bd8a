using System.Text;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>What a report prints, for comparison with the recomputed figures and with itself.</summary>
/// <param name="Source">The publication that printed it; null if not given.</param>
/// <param name="Figures">Every printed figure, in the order of the file; those of <c>claims</c> come last.</param>
/// <param name="Claims">Claims about recurrence across regions, in the order printed.</param>
public sealed record PublishedFigures(string? Source, IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<PublishedClaim> Claims)
{
    /// <summary>True if the comparison needs the responses themselves, because practices or footnotes were printed.</summary>
    public bool NeedResponses => Figures.Any(figure => figure.Kind.NeedsResponses);

    /// <summary>The printed figures that are stored with a round, or the problems why there are none.</summary>
    /// <param name="round">The round.</param>
    /// <param name="content">What analysts added to its report.</param>
    public static Outcome<PublishedFigures> Of(Round round, ReportContent content)
    {
        var place = Place.OfFile(RoundDefinition.PublishedFile);
        if (round.Published is { } text)
        {
            return Parse(Encoding.UTF8.GetBytes(text), place, round, content);
        }

        var problems = new ProblemLog();
        problems.Add(ProblemCatalogue.FileMissing["published"], place);
        return problems.ToOutcome<PublishedFigures>(null);
    }

    /// <summary>The printed figures in the bytes of a file, or its problems.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="place">The file.</param>
    /// <param name="round">The round that the figures describe.</param>
    /// <param name="content">What analysts added to the round's report.</param>
    public static Outcome<PublishedFigures> Parse(ReadOnlyMemory<byte> bytes, Place place, Round round, ReportContent content)
    {
        var problems = new ProblemLog();
        using var document = JsonSource.Parse(bytes, place, problems);
        return problems.ToOutcome(
            document is null
                ? null
                : new PublishedFiguresReader(round, content).Read(new JsonValue(document.RootElement, place, problems)));
    }
}
