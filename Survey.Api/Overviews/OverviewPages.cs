using System.Reflection;
using System.Text;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Storage.Sqlite;

namespace Survey.Api.Overviews;

/// <summary>The overview as a page and as files.</summary>
internal static class OverviewPages
{
    private static readonly string Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Maps a round's overview.</summary>
    public static void MapOverviewPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/overview", GetOverview);
        group.MapGet("/{round}/overview.json", GetJson);
        group.MapGet("/{round}/overview.csv", GetCsv);
        group.MapGet("/{round}/overview.xlsx", GetWorkbook);
    }

    private static IResult GetOverview(HttpContext context, string round, string? region, RoundDesk rounds, SqliteStore store)
    {
        if (rounds.Find(round) is not { } standing || FindOverview(store, round) is not { } overview)
        {
            return Results.NotFound();
        }

        var shown = overview.Regions.FirstOrDefault(each => each.Region.Code == region);
        return shown is null && region is not null
            ? Results.NotFound()
            : DeskFrame.For(context, standing).ToPage<OverviewPage>(("Overview", overview), ("Region", shown));
    }

    private static IResult GetJson(string round, SqliteStore store)
    {
        if (FindOverview(store, round) is not { } overview)
        {
            return Results.NotFound();
        }

        using var output = new MemoryStream();
        OverviewJson.Write(output, overview);
        return Results.File(output.ToArray(), "application/json", $"{round}-overview.json");
    }

    private static IResult GetCsv(string round, SqliteStore store)
    {
        if (FindOverview(store, round) is not { } overview)
        {
            return Results.NotFound();
        }

        using var output = new StringWriter();
        OverviewCsv.Write(output, overview);
        return Results.File(Encoding.UTF8.GetBytes(output.ToString()), "text/csv; charset=utf-8", $"{round}-overview.csv");
    }

    private static IResult GetWorkbook(string round, SqliteStore store, TimeProvider time)
    {
        using var reader = store.BeginRead();
        if (reader.FindRound(round) is not { } found)
        {
            return Results.NotFound();
        }

        var overview = Overview.Of(found, found.Rule, reader.ReadDigests(found));
        using var output = new MemoryStream();
        OverviewWorkbook.Write(output, new OverviewReport(overview, [.. reader.ReadResponses(found)], time.GetUtcNow(), Version));
        return Results.File(output.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{round}-overview.xlsx");
    }

    private static Overview? FindOverview(SqliteStore store, string round)
    {
        using var reader = store.BeginRead();
        return reader.FindRound(round) is { } found ? Overview.Of(found, found.Rule, reader.ReadDigests(found)) : null;
    }
}
