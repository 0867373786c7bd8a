using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The rows of a round as a page, with filters, and as the files that the API gives too.</summary>
internal static class RowsPages
{
    private const int MostPages = 10_000_000;

    /// <summary>Maps the rows of a round.</summary>
    public static void MapRowsPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/rows", GetRows);
        group.MapFile("/{round}/rows.{format}", OverviewApi.GetRows);
    }

    private static async Task<IResult> GetRows(
        HttpContext context,
        string round,
        [AsParameters] RowsRequest wanted,
        bool? drafts,
        int? page,
        RoundDesk rounds,
        IStore store)
    {
        await using var session = await store.BeginReadAsync(context.RequestAborted);
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var asked = wanted with { Counted = drafts != true };
        var filter = asked.ToFilter(standing.Round);
        if (!filter.Succeeded || page is < 1 or > MostPages)
        {
            return Results.NotFound();
        }

        var responses = drafts == true ? session.Responses.ReadWithDrafts(standing.Round) : session.Responses.Read(standing.Round);
        var shown = await ShownRows.Read(standing.Round, responses, filter.Value, page ?? 1, context.RequestAborted);
        return DeskFrame.For(context, standing).ToPage<RowsPage>(("Shown", shown), ("Wanted", asked));
    }
}

/// <summary>The rows on one page of the list.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Total">Number of rows that pass the filter; null in an open round, where counting them would read every response.</param>
/// <param name="HasMore">True if there is a next page.</param>
public sealed record ShownRows(IReadOnlyList<AnsweredRow> Rows, int Page, int? Total, bool HasMore)
{
    /// <summary>The largest number of rows on a page.</summary>
    public const int MostRows = 20;

    /// <summary>Number of the first row, from 1.</summary>
    public int First => ((Page - 1) * MostRows) + 1;

    /// <summary>Reads the rows of a page.</summary>
    /// <param name="round">The round.</param>
    /// <param name="responses">Its responses, in order.</param>
    /// <param name="filter">Which rows to show.</param>
    /// <param name="page">Number of the page, from 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<ShownRows> Read(
        Round round,
        IAsyncEnumerable<Response> responses,
        RowFilter filter,
        int page,
        CancellationToken cancellationToken)
    {
        var rows = new List<AnsweredRow>();
        var (before, count) = ((page - 1L) * MostRows, 0);
        await foreach (var response in responses.WithCancellation(cancellationToken))
        {
            foreach (var row in filter.Select(response, round))
            {
                if (count++ >= before && rows.Count < MostRows)
                {
                    rows.Add(row);
                }
            }

            if (round.IsOpen && count > before + MostRows)
            {
                break;
            }
        }

        return new ShownRows(rows, page, round.IsOpen ? null : count, count > before + MostRows);
    }
}
