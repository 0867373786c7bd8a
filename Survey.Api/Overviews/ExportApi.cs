using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Core.Problems;
using Survey.Files.Exports;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>Every answer of a round as tables, in one file.</summary>
internal static class ExportApi
{
    private const string Archive = "application/zip";

    /// <summary>Maps <c>/export.{format}</c> in the group of a round.</summary>
    public static void MapExport(this RouteGroupBuilder group) =>
        group.MapGet("/export.{format}", GetExport)
            .WithName("GetExportAs")
            .WithSummary("Every answer as tables; the format by the suffix: csv and parquet (an archive of one file for each table), xlsx.")
            .Produces<object>(200, Archive, FileFormat.Workbook.MediaType)
            .ProducesProblems(404, 422);

    // The pages use it too. A doc comment would replace the summary in the API description.
    internal static async Task<Results<FileStreamHttpResult, ProblemResult>> GetExport(
        string round,
        string format,
        [Description("Labels in this language in place of the codes of choices, themes and elements, for instance fr.")] string? labels,
        [Description("True to include drafts.")] bool? drafts,
        HttpRequest request,
        IStore store)
    {
        var cancellation = request.HttpContext.RequestAborted;
        if (AnswerFiles.Formats.FirstOrDefault(each => each.Suffix == format) is not { } found)
        {
            return Negotiation.None(format, AnswerFiles.Formats);
        }

        await using var session = await store.BeginReadAsync(cancellation);
        if (await session.Rounds.Find(round) is not var (definition, _))
        {
            return RoundApi.Unknown(round);
        }

        var languages = AnswerFiles.GetLanguages(definition);
        if (labels is not null && !languages.Contains(labels, StringComparer.OrdinalIgnoreCase))
        {
            return ProblemResult.Of(
                StatusCodes.Status422UnprocessableEntity,
                ProblemCatalogue.LanguageUnknown["labels"],
                ("found", labels),
                ("known", Detail.Words(languages)));
        }

        var responses = drafts == true ? session.Responses.ReadWithDrafts(definition) : session.Responses.ReadWithoutDrafts(definition);
        using var files = await AnswerFiles.Read(new AnswersExport(definition, responses, labels), found, cancellation);
        if (!files.Fits(found))
        {
            return Negotiation.None(format, AnswerFiles.Formats.Where(files.Fits));
        }

        return found == FileFormat.Workbook
            ? await WholeFile.Give(file => files.WriteAsOne(file, cancellation), found.ContentType, $"{round}-export.xlsx")
            : await WholeFile.Give(file => files.WriteAsOne(file, cancellation), Archive, $"{round}-export-{found.Suffix}.zip");
    }
}
