using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The answers that a workbook shows: the responses that count and the results of every question. A round by invitation has all its
/// responses, an open round only the first, so that memory does not grow with their number; the results count all.
/// </summary>
public sealed class ReportAnswers
{
    /// <summary>The number of responses of an open round whose answers are shown.</summary>
    public const int MostOfOpenRound = 10_000;

    private (ReportContent Content, IReadOnlyList<Practice> Practices)? _listed;

    private ReportAnswers(IReadOnlyList<Response> shown, RoundResults results, bool hasSeveralRegions)
    {
        Shown = shown;
        Results = results;
        HasSeveralRegions = hasSeveralRegions;
    }

    /// <summary>The responses that are shown, in the directory's order; in an open round in the order in which they were read.</summary>
    public IReadOnlyList<Response> Shown { get; }

    /// <summary>The results of all responses that count.</summary>
    public RoundResults Results { get; }

    /// <summary>True if a respondent belongs to several regions, so that the counts of regions do not add up to those of all.</summary>
    public bool HasSeveralRegions { get; }

    /// <summary>True if some responses that count are not shown.</summary>
    public bool IsCut => Shown.Count < Results.Responded;

    /// <summary>
    /// The practices of the responses that are shown, as reports list them. They are kept, because every region asks for them.
    /// </summary>
    /// <param name="content">What analysts added to the report.</param>
    public IReadOnlyList<Practice> ListPractices(ReportContent content)
    {
        if (_listed is not var (known, practices) || known != content)
        {
            practices = Practice.ListAll(Results.Round, content, Shown);
            _listed = (content, practices);
        }

        return practices;
    }

    /// <summary>Reads the responses once.</summary>
    /// <param name="overview">The overview that counts them.</param>
    /// <param name="responses">All responses of the round. Those that do not count are skipped.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ReportAnswers> Read(
        Overview overview,
        IAsyncEnumerable<Response> responses,
        CancellationToken cancellationToken = default)
    {
        var round = overview.Round;
        var shown = new List<Response>();
        var hasSeveralRegions = false;
        var results = await RoundResults.Of(round, ResultSelection.All, responses.Select(Keep), cancellationToken);
        return new ReportAnswers(
            [.. shown.OrderBy(response => response.Respondent.Organization?.Position ?? 0)],
            results with { AsOf = overview.AsOf },
            hasSeveralRegions);

        Response Keep(Response response)
        {
            if (response.State.Counts())
            {
                hasSeveralRegions |= response.Respondent.Regions.Count > 1;
                if (!round.IsOpen || shown.Count < MostOfOpenRound)
                {
                    shown.Add(response);
                }
            }

            return response;
        }
    }
}
