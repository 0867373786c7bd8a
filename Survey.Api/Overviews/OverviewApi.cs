using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The results of a round: overview, results of questions, rows, sensitivity, in every format.</summary>
public static class OverviewApi
{
    /// <summary>
    /// Maps <c>/rounds/{round}/overview</c>, <c>/results</c>, <c>/alignments</c>, <c>/reconciliation</c>, <c>/comparison</c>,
    /// <c>/rows</c> and <c>/sensitivity</c>, each with and without a suffix, and <c>/export</c>.
    /// </summary>
    public static RouteGroupBuilder MapOverviews(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}").WithTags("Overviews").RequireAuthorization(AccessPolicies.AccountApi);
        var overview = new OperationExample(IsBody: false, FileFormat.Json.MediaType, DocumentExamples.Overview);
        var results = new OperationExample(IsBody: false, FileFormat.Json.MediaType, DocumentExamples.Results);
        var comparison = new OperationExample(IsBody: false, FileFormat.Json.MediaType, DocumentExamples.Comparison);
        Map(group, GetOverview, "Overview", "The regional overviews and the cross-regional summary", ExportFormats.Overview, overview);
        Map(group, GetResults, "Results", "Every question tabulated", ExportFormats.Results, results);
        Map(group, GetAlignments, "Alignments", "Entries of frameworks side by side, with who named them", ExportFormats.Alignments);
        Map(group, GetReconciliation, "Reconciliation", "Printed figures beside recomputed ones", ExportFormats.Reconciliation);
        Map(group, GetComparison, "Comparison", "The round compared with an earlier one", ExportFormats.Comparison, comparison);
        Map(group, GetRows, "Rows", "Every row of every response, flat", ExportFormats.Rows);
        Map(group, GetSensitivity, "Sensitivity", "How firmly the findings stand", ExportFormats.Sensitivity);
        group.MapExport();
        group.MapCharts();
        return group;
    }

    private static void Map<TRecord>(
        RouteGroupBuilder group,
        Delegate handler,
        string operation,
        string summary,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        params object[] shown)
    {
        var name = operation.ToLowerInvariant();
        var types = formats.Select(format => format.File.MediaType).ToList();
        group.MapGet($"/{name}", handler).WithName($"Get{operation}").WithSummary($"{summary}; the format by the header Accept.")
            .Produces<object>(200, types[0], [.. types.Skip(1)]).WithMetadata(shown).ProducesProblems(404, 406, 422);
        group.MapGet($"/{name}.{{format}}", handler).WithName($"Get{operation}As")
            .WithSummary($"{summary}; the format by the suffix: {string.Join(", ", formats.Select(format => format.File.Suffix))}.")
            .Produces<object>(200, types[0], [.. types.Skip(1)]).WithMetadata(shown).ProducesProblems(404, 422);
    }

    // The pages use it too. A doc comment would replace the summary in the API description.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetOverview(
        string round,
        [AsParameters] RuleRequest rule,
        [FromQuery(Name = AsOfQuery.Name), Description(AsOfQuery.Description)] string? asOf,
        [FromQuery(Name = AnnexesQuery.Name), Description(AnnexesQuery.Description)] string[]? annexes,
        HttpRequest request,
        IStore store,
        TimeProvider time)
    {
        return Give(round, "overview", Check, request, store, ExportFormats.Overview, async (found, wanted, session) =>
        {
            var snapshot = RoundSnapshot.At(session, found, wanted.AsOf);
            return new OverviewExport(
                await snapshot.ReadOverview(wanted.Rule, session.Cancellation),
                snapshot.Read(),
                time.GetUtcNow(),
                rule.FindRegion(found))
            {
                Content = await session.Analysis.Read(found),
                Language = PageLanguage.OfDownload(request),
                Annexes = wanted.Annexes,
            };
        });

        Outcome<WantedOverview> Check(Round found)
        {
            var problems = new ProblemLog();
            var ofRule = AsOfQuery.With(rule.ToRule(found), asOf, found, time);
            foreach (var problem in ofRule.Problems)
            {
                problems.Add(problem);
            }

            var wanted = AnnexesQuery.Read(annexes, request, problems);
            return problems.ToOutcome(ofRule.Value is { } given ? new WantedOverview(given.Value, given.AsOf, wanted) : null);
        }
    }

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetResults(
        string round,
        [AsParameters] ResultsRequest wanted,
        [FromQuery(Name = AsOfQuery.Name), Description(AsOfQuery.Description)] string? asOf,
        HttpRequest request,
        IStore store,
        TimeProvider time)
    {
        return Give(round, "results", Check, request, store, ExportFormats.Results, async (found, selection, session) =>
        {
            var results = await RoundSnapshot.At(session, found, selection.AsOf).ReadResults(selection.Value, session.Cancellation);
            return new ResultsExport(results, time.GetUtcNow())
            {
                Language = PageLanguage.OfDownload(request),
            };
        });

        Outcome<WantedOf<ResultSelection>> Check(Round found) => AsOfQuery.With(wanted.ToSelection(found), asOf, found, time);
    }

    // The pages use it too.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetAlignments(
        string round,
        [AsParameters] AlignmentsRequest wanted,
        HttpRequest request,
        IStore store,
        TimeProvider time) =>
        Give(round, "alignments", wanted.ToAlignments, request, store, ExportFormats.Alignments, async (found, alignments, session) =>
            new AlignmentsExport(
                found,
                await AlignmentTable.Of(found, alignments, session.Responses.Read(found), session.Cancellation),
                time.GetUtcNow())
            {
                Language = PageLanguage.OfDownload(request),
            });

    // The pages use it too.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetReconciliation(
        string round,
        HttpRequest request,
        IStore store) =>
        Give(
            round,
            "reconciliation",
            async (found, session) =>
            {
                var content = await session.Analysis.Read(found);
                var published = PublishedFigures.Of(found, content);
                return new Outcome<Printed>(
                    published.Value is { } figures ? new Printed(figures, content) : null,
                    published.Problems,
                    published.Errors,
                    published.ProblemsNotKept);
            },
            request,
            store,
            ExportFormats.Reconciliation,
            async (found, printed, session) => await ReconciliationPages.Compare(found, printed.Figures, printed.Content, session) with
            {
                Language = PageLanguage.OfDownload(request),
            });

    // The pages use it too.
    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetComparison(
        string round,
        [Description("The code of the earlier round.")] string? earlier,
        HttpRequest request,
        IStore store,
        TimeProvider time)
    {
        return Give(round, "comparison", Find, request, store, ExportFormats.Comparison, async (found, other, session) =>
            new ComparisonExport(await ComparisonPages.Compare(other, found, session), time.GetUtcNow())
            {
                Language = PageLanguage.OfDownload(request),
            });

        async Task<Outcome<Round>> Find(Round found, StoreSession session)
        {
            var problems = new ProblemLog();
            var before = earlier is not null && earlier != round ? await session.Rounds.Find(earlier) : null;
            if (before is null)
            {
                var codes = await session.Rounds.GetCodes();
                problems.Add(
                    ProblemCatalogue.RoundUnknown["earlier"],
                    QueryLookup.PlaceOf("earlier"),
                    ("found", earlier ?? ""),
                    ("known", Detail.List(codes.Where(code => code != round))));
            }

            return problems.ToOutcome(before?.Round);
        }
    }

    internal static Task<Results<FileStreamHttpResult, ProblemResult>> GetRows(
        string round,
        [AsParameters] RowsRequest wanted,
        HttpRequest request,
        IStore store) =>
        Give(round, "rows", wanted.ToFilter, request, store, ExportFormats.Rows, (found, filter, session) =>
            Task.FromResult(new RowsExport(found, session.Responses.ReadWithDrafts(found)) { Filter = filter }));

    private static Task<Results<FileStreamHttpResult, ProblemResult>> GetSensitivity(
        string round,
        [AsParameters] RuleRequest rule,
        HttpRequest request,
        IStore store) =>
        Give(round, "sensitivity", rule.ToRule, request, store, ExportFormats.Sensitivity, async (found, wanted, session) =>
            new SensitivityExport(
                await Sensitivity.Of(found, wanted, session.Responses.ReadDigests(found), session.Cancellation),
                PageLanguage.OfDownload(request)));

    private static Task<Results<FileStreamHttpResult, ProblemResult>> Give<TWanted, TRecord>(
        string round,
        string name,
        Func<Round, Outcome<TWanted>> check,
        HttpRequest request,
        IStore store,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        Func<Round, TWanted, StoreSession, Task<TRecord>> read)
        where TWanted : class =>
        Give(round, name, (found, _) => Task.FromResult(check(found)), request, store, formats, read);

    /// <summary>Reads the round and the record in one session, and writes the record in the format asked for.</summary>
    private static async Task<Results<FileStreamHttpResult, ProblemResult>> Give<TWanted, TRecord>(
        string round,
        string name,
        Func<Round, StoreSession, Task<Outcome<TWanted>>> check,
        HttpRequest request,
        IStore store,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        Func<Round, TWanted, StoreSession, Task<TRecord>> read)
        where TWanted : class
    {
        var suffix = request.RouteValues["format"] as string;
        if (Negotiation.Find(suffix, request, formats) is not { } format)
        {
            return Negotiation.None(suffix, formats);
        }

        await using var session = await store.BeginReadAsync(request.HttpContext.RequestAborted);
        if (await session.Rounds.Find(round) is not var (found, _))
        {
            return RoundApi.Unknown(round);
        }

        var wanted = await check(found, session);
        return wanted.Succeeded
            ? await WholeFile.Give(format, await read(found, wanted.Value, session), $"{round}-{name}", session.Cancellation)
            : ProblemResult.Of(wanted);
    }

    /// <summary>What a request wants of the overview.</summary>
    private sealed record WantedOverview(RecurrenceRule Rule, DateOnly? AsOf, IReadOnlyList<ReportAnnex> Annexes);

    /// <summary>What was printed, and what analysts added, which gives names to the printed categories.</summary>
    private sealed record Printed(PublishedFigures Figures, ReportContent Content);
}
