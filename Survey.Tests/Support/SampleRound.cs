using System.Text;
using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Folders;
using Survey.Files.Reports.Excel;

namespace Survey.Tests.Support;

/// <summary>A round with its responses and its overview.</summary>
internal sealed record SampleRound(Round Round, IReadOnlyList<Response> Responses)
{
    /// <summary>What analysts added; empty if the folder has no <c>analysis.json</c>.</summary>
    public ReportContent Content { get; init; } = ReportContent.Empty;

    /// <summary>The overview by the round's own rule.</summary>
    public Overview Overview => Overview.Of(Round, Round.Rule, Responses.Select(response => ResponseDigest.Of(response, Round)));

    /// <summary>The answers that a workbook shows.</summary>
    public ReportAnswers ReadAnswers() => ReportAnswers.Read(Overview, Responses.ToAsyncEnumerable()).GetAwaiter().GetResult();

    /// <summary>Reads a folder of samples/, which must be without problems.</summary>
    public static SampleRound Read(string name) => ReadFolder(Repository.Sample(name));

    /// <summary>Reads a round's folder, which must be without problems.</summary>
    public static SampleRound ReadFolder(string path)
    {
        var log = new ProblemLog();
        var folder = new RoundFolder(path, log);
        var round = folder.ReadDefinition().Round.ShouldNotBeNull();
        var responses = folder.ReadAll(round);
        log.Problems.ShouldBeEmpty();
        return new SampleRound(round, responses) { Content = ReadContent(folder, round) };
    }

    private static ReportContent ReadContent(RoundFolder folder, Round round)
    {
        if (folder.ReadAnalysis() is not { } file)
        {
            return ReportContent.Empty;
        }

        var outcome = ReportContent.Parse(file.Bytes, Place.OfFile(file.Name), round);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value!;
    }

    /// <summary>The files that define a sample's round, with another <c>round.json</c>.</summary>
    public static IReadOnlyList<RoundFile> ReadFiles(string name, string round) =>
        [
            .. RoundDefinition
                .FileNames.Take(3)
                .Select(file => new RoundFile(file, File.ReadAllBytes(Repository.PathOf("samples", name, file)))),
            new RoundFile(RoundDefinition.FileNames[3], Encoding.UTF8.GetBytes(round)),
        ];

    /// <summary>A sample's round with its files changed.</summary>
    /// <param name="name">The sample.</param>
    /// <param name="change">Changes framework.json, directory.json, questionnaire.json and round.json, in this order.</param>
    /// <param name="responses">Responses as JSON, as the store has them: their texts are taken as they are.</param>
    public static SampleRound ReadChanged(
        string name,
        Action<JsonObject, JsonObject, JsonObject, JsonObject> change,
        params IReadOnlyList<string> responses)
    {
        var files = RoundDefinition.FileNames
            .Select(file => JsonNode.Parse(File.ReadAllText(Repository.PathOf("samples", name, file)))!.AsObject())
            .ToList();
        change(files[0], files[1], files[2], files[3]);
        var log = new ProblemLog();
        var changed = RoundDefinition.FileNames.Zip(files, (file, json) =>
            new RoundFile(file, Encoding.UTF8.GetBytes(json.ToJsonString())));
        var round = RoundDefinition.Read([.. changed], log).Round;
        log.Problems.ShouldBeEmpty();
        return new SampleRound(
            round.ShouldNotBeNull(),
            [.. responses.Select(json => RoundParsing.ParseResponse(round, json, isStored: true))]);
    }
}
