using System.Reflection;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Analysis;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Storage;

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

    private static async Task<IResult> GetOverview(HttpContext context, string round, string? region, RoundDesk rounds, IStore store)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing || await FindOverview(store, round, context.RequestAborted) is not { } overview)
        {
            return Results.NotFound();
        }

        var shown = overview.Regions.FirstOrDefault(each => each.Region.Code == region);
        return shown is null && region is not null
            ? Results.NotFound()
            : DeskFrame.For(context, standing).ToPage<OverviewPage>(("Overview", overview), ("Region", shown));
    }

    private static async Task<IResult> GetJson(string round, IStore store, CancellationToken cancellationToken)
    {
        if (await FindOverview(store, round, cancellationToken) is not { } overview)
        {
            return Results.NotFound();
        }

        return await WholeFile.Give(stream => OverviewJson.Write(stream, overview), "application/json", $"{round}-overview.json");
    }

    private static async Task<IResult> GetCsv(string round, IStore store, CancellationToken cancellationToken)
    {
        if (await FindOverview(store, round, cancellationToken) is not { } overview)
        {
            return Results.NotFound();
        }

        return await WholeFile.Give(stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            OverviewCsv.Write(writer, overview);
        }, "text/csv; charset=utf-8", $"{round}-overview.csv");
    }

    private static async Task<IResult> GetWorkbook(string round, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            return Results.NotFound();
        }

        var overview = await Overview.Of(found, found.Rule, session.Responses.ReadDigests(found), cancellationToken);
        var responses = await session.Responses.Read(found).ToListAsync(cancellationToken);
        return await WholeFile.Give(
            stream => OverviewWorkbook.Write(stream, new OverviewReport(overview, responses, time.GetUtcNow(), Version)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"{round}-overview.xlsx");
    }

    private static async Task<Overview?> FindOverview(IStore store, string round, CancellationToken cancellationToken)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Rounds.Find(round) is var (found, _)
            ? await Overview.Of(found, found.Rule, session.Responses.ReadDigests(found), cancellationToken)
            : null;
    }
}
