using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>Finds what the parameters of a query name, and reports the unknown ones.</summary>
/// <param name="problems">Receives the problems.</param>
internal sealed class QueryLookup(ProblemLog problems)
{
    /// <summary>Where a parameter's problems are.</summary>
    public static Place PlaceOf(string parameter) => Place.OfFile("query").Member(parameter);

    /// <summary>What a code names; null if no code was given, or after reporting that it is unknown.</summary>
    /// <param name="parameter">The parameter of the query.</param>
    /// <param name="code">The code given; null for none.</param>
    /// <param name="find">Finds it; null if it is unknown.</param>
    /// <param name="unknown">The problem to report.</param>
    /// <param name="known">The known codes; listed in the problem's detail <paramref name="listedAs"/>.</param>
    /// <param name="listedAs">The name of that detail.</param>
    public T? Find<T>(
        string parameter,
        string? code,
        Func<string, T?> find,
        ProblemVariant unknown,
        IEnumerable<string> known,
        string listedAs = "known")
        where T : class
    {
        if (code is null)
        {
            return null;
        }

        var found = find(code);
        if (found is null)
        {
            problems.Add(unknown, PlaceOf(parameter), ("found", code), (listedAs, Detail.List(known)));
        }

        return found;
    }

    /// <summary>The region that the parameter <c>region</c> names; null if it is not given or unknown.</summary>
    public Region? FindRegion(string? code, Round round) => Find(
        "region",
        code,
        round.Directory.FindRegion,
        ProblemCatalogue.RegionUnknown,
        round.Directory.Regions.Select(region => region.Code));
}
