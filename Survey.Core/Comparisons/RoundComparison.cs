using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Results;

namespace Survey.Core.Comparisons;

/// <summary>A round compared with an earlier one. Everything that has a code is matched by it.</summary>
/// <param name="Earlier">The earlier round's overview, translated if the crosswalk begins at its framework.</param>
/// <param name="Later">The later round's overview, translated if the crosswalk begins at its framework.</param>
/// <param name="Crosswalk">The crosswalk that translated one of the overviews; null for none.</param>
/// <param name="Participants">Who took part; null if one of the rounds is open.</param>
/// <param name="Figures">The figures that both overviews have, in the order of the later one.</param>
/// <param name="Regions">The recurrent elements of each region that both rounds have; empty if the frameworks differ.</param>
/// <param name="Across">Where each element that both rounds have is recurrent; empty if the frameworks differ.</param>
/// <param name="Questions">The questions that both rounds have, in the order of the later questionnaire.</param>
/// <param name="Differences">What cannot be compared, or only with care, each with the reason.</param>
public sealed record RoundComparison(
    Overview Earlier,
    Overview Later,
    Crosswalk? Crosswalk,
    ParticipantComparison? Participants,
    IReadOnlyList<ComparedFigure> Figures,
    IReadOnlyList<RegionalRecurrence> Regions,
    IReadOnlyList<ElementRecurrence> Across,
    IReadOnlyList<ComparedQuestion> Questions,
    IReadOnlyList<ComparisonDifference> Differences)
{
    /// <summary>Compares two rounds.</summary>
    /// <param name="earlier">The earlier round.</param>
    /// <param name="later">The later round.</param>
    public static RoundComparison Of(ComparedRound earlier, ComparedRound later)
    {
        var (before, after) = (earlier.Overview, later.Overview);
        var differences = new DifferenceList(before.Round, after.Round);
        differences.AddRounds(before, after, earlier.Translated ?? later.Translated);
        var questions = differences.AddQuestions(earlier.Results, later.Results);
        var hasFindings = before.Round.Framework.Code == after.Round.Framework.Code;
        var regions = hasFindings ? CompareRegions(before, after) : [];
        return new RoundComparison(
            before,
            after,
            (earlier.Translated ?? later.Translated)?.Crosswalk,
            ParticipantComparison.Of(before, after),
            ComparedFigure.AllOf(before, after),
            regions,
            CompareAcross(regions),
            questions,
            differences.All);
    }

    private static List<RegionalRecurrence> CompareRegions(Overview before, Overview after)
    {
        var compared = new List<RegionalRecurrence>();
        foreach (var later in after.Regions)
        {
            if (before.Regions.FirstOrDefault(each => each.Region.Code == later.Region.Code) is { } earlier)
            {
                compared.Add(new RegionalRecurrence(
                    later.Region,
                    [
                        .. later.Elements
                            .Select(finding => before.Round.Framework.FindElement(finding.Element.Code) is { } element
                                ? new ComparedElement(earlier.Elements[element.Position], finding)
                                : null)
                            .OfType<ComparedElement>(),
                    ]));
            }
        }

        return compared;
    }

    private static List<ElementRecurrence> CompareAcross(List<RegionalRecurrence> regions) =>
        regions.Count == 0
            ? []
            :
            [
                .. regions[0].Elements.Select((compared, index) => new ElementRecurrence(
                    compared.Element,
                    [.. regions.Where(region => region.Elements[index].Earlier.Recurrent).Select(region => region.Region)],
                    [.. regions.Where(region => region.Elements[index].Later.Recurrent).Select(region => region.Region)])),
            ];
}

/// <summary>The figures of a round that is compared.</summary>
/// <param name="Overview">Its overview.</param>
/// <param name="Results">The results of all its questions.</param>
/// <param name="Translated">The overview's translation, if it was translated; its overview is then <paramref name="Overview"/>.</param>
public sealed record ComparedRound(Overview Overview, RoundResults Results, TranslatedOverview? Translated = null);
