using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Tables;
using Survey.Files.Reports.Texts;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>What came of a round: overview, rows, sensitivity, in every form.</summary>
public static class OverviewApi
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly TableFormat[] OverviewFormats = [TableFormat.Json, TableFormat.Csv, TableFormat.Workbook, TableFormat.Text];

    private static readonly TableFormat[] SensitivityFormats = [TableFormat.Csv, TableFormat.Text];

    private static readonly TableFormat[] RowFormats = [TableFormat.Csv];

    /// <summary>Maps <c>/rounds/{round}/overview</c>, <c>/rows</c> and <c>/sensitivity</c>, each with and without a suffix.</summary>
    public static RouteGroupBuilder MapOverviews(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}").WithTags("Overviews").RequireAuthorization(AccessPolicies.AccountApi);
        Map(group, "overview", GetOverview, "Overview", "The regional overviews and the cross-regional summary", OverviewFormats, new OperationExample(IsBody: false, TableFormat.Json.MediaType, DocumentExamples.Overview));
        Map(group, "rows", GetRows, "Rows", "Every row of every response, flat", RowFormats);
        Map(group, "sensitivity", GetSensitivity, "Sensitivity", "How firmly the findings stand", SensitivityFormats);
        return group;
    }

    private static void Map(
        RouteGroupBuilder group,
        string name,
        Delegate handler,
        string operation,
        string summary,
        TableFormat[] formats,
        params object[] shown)
    {
        var types = formats.Select(format => format.MediaType).ToList();
        group.MapGet($"/{name}", handler).WithName($"Get{operation}").WithSummary($"{summary}; the form by Accept.")
            .Produces<object>(200, types[0], [.. types.Skip(1)]).WithMetadata(shown).ProducesProblems(404, 406, 422);
        group.MapGet($"/{name}.{{format}}", handler).WithName($"Get{operation}As").WithSummary($"{summary}; the form by the suffix: {string.Join(", ", formats.Select(format => format.Suffix))}.")
            .Produces<object>(200, types[0], [.. types.Skip(1)]).WithMetadata(shown).ProducesProblems(404, 422);
    }

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetOverview(
        string round,
        [AsParameters] RuleRequest rule,
        HttpRequest request,
        IStore store,
        TimeProvider time) =>
        Give(round, request, store, OverviewFormats, async (found, session, output, chosen) =>
        {
            var wanted = rule.ToRule(found);
            if (!wanted.Succeeded)
            {
                return ProblemResult.Of(wanted);
            }

            var overview = await Overview.Of(found, wanted.Value, session.Responses.ReadDigests(found), session.Cancellation);
            var only = rule.FindRegion(found);
            if (chosen == TableFormat.Json)
            {
                OverviewJson.Write(output, overview, only);
            }
            else if (chosen == TableFormat.Workbook)
            {
                var responses = await session.Responses.Read(found).ToListAsync(session.Cancellation);
                OverviewWorkbook.Write(output, new OverviewReport(overview, responses, time.GetUtcNow(), Version, only));
            }
            else
            {
                await using var writer = new StreamWriter(output, Utf8, leaveOpen: true);
                if (chosen == TableFormat.Csv)
                {
                    OverviewCsv.Write(writer, overview, only);
                }
                else
                {
                    OverviewText.Write(PlainConsole.Create(writer), overview, only);
                }
            }

            return null;
        });

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetRows(string round, HttpRequest request, IStore store) =>
        Give(round, request, store, RowFormats, async (found, session, output, _) =>
        {
            await using var writer = new StreamWriter(output, Utf8, leaveOpen: true);
            await RowsCsv.Write(writer, found, session.Responses.Read(found), session.Cancellation);
            return null;
        });

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetSensitivity(
        string round,
        [AsParameters] RuleRequest rule,
        HttpRequest request,
        IStore store) =>
        Give(round, request, store, SensitivityFormats, async (found, session, output, chosen) =>
        {
            var wanted = rule.ToRule(found);
            if (!wanted.Succeeded)
            {
                return ProblemResult.Of(wanted);
            }

            var sensitivity = await Sensitivity.Of(found, wanted.Value, session.Responses.ReadDigests(found), session.Cancellation);
            await using var writer = new StreamWriter(output, Utf8, leaveOpen: true);
            if (chosen == TableFormat.Csv)
            {
                SensitivityCsv.Write(writer, sensitivity);
            }
            else
            {
                SensitivityText.Write(PlainConsole.Create(writer), sensitivity);
            }

            return null;
        });

    private static string Version { get; } = typeof(Overview).Assembly.GetName().Version!.ToString(3);

    private static async Task<Results<FileStreamHttpResult, ProblemResult>> Give(
        string round,
        HttpRequest request,
        IStore store,
        TableFormat[] offered,
        Func<Round, StoreSession, Stream, TableFormat, Task<ProblemResult?>> write)
    {
        var suffix = request.RouteValues["format"] as string;
        if (Negotiation.Find(suffix, request, offered) is not { } format)
        {
            return Negotiation.None(suffix, offered);
        }

        await using var session = await store.BeginReadAsync(request.HttpContext.RequestAborted);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            return RoundApi.Unknown(round);
        }

        ProblemResult? problem = null;
        var file = await WholeFile.Give(
            async output => problem = await write(found, session, output, format),
            format.MediaType,
            $"{round}-{request.Path.Value!.Split('/')[^1].Split('.')[0]}.{format.Suffix}");
        if (problem is null)
        {
            return file;
        }

        await file.FileStream.DisposeAsync();
        return problem;
    }
}
