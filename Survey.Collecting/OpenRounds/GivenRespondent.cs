using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Collecting.OpenRounds;

/// <summary>What somebody says about himself or herself in an open round.</summary>
/// <param name="Type">Code of the type; null for none, which is enough if the directory has only one.</param>
/// <param name="Regions">Codes of regions; may be empty.</param>
public sealed record GivenRespondent(string? Type, IReadOnlyList<string> Regions)
{
    private static readonly Place Place = Place.OfFile("request").Member("respondent");

    /// <summary>The respondent; null if the type or a region is unknown.</summary>
    /// <param name="id">The id that the respondent gets.</param>
    /// <param name="directory">Has the types and regions.</param>
    /// <param name="problems">Receives all problems.</param>
    internal Respondent? ToRespondent(string id, OrganizationDirectory directory, ProblemLog problems)
    {
        var type = Type is null && directory.Types is [var only] ? only : directory.FindType(Type ?? "");
        if (type is null)
        {
            problems.Add(
                ProblemCatalogue.TypeUnknown["respondent"],
                Place.Member("type"),
                ("known", Detail.List(directory.Types.Select(each => each.Code))));
        }

        var regions = new SortedDictionary<int, Region>();
        foreach (var (position, code) in Regions.Index())
        {
            if (directory.FindRegion(code) is { } region)
            {
                regions[region.Position] = region;
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.RegionUnknown,
                    Place.Member("regions").Item(position + 1),
                    ("found", code),
                    ("known", Detail.List(directory.Regions.Select(each => each.Code))));
            }
        }

        return type is null ? null : new Respondent(id, type, [.. regions.Values], Organization: null);
    }
}
