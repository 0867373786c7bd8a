using System.Globalization;
using System.Text.Json.Nodes;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Exports;

/// <summary>The export of every sample, read back cell by cell, is what the stored responses say.</summary>
public sealed class SampleExportTests
{
    private static IEnumerable<string> Samples =>
        Directory.EnumerateFiles(Repository.PathOf("samples"), "round.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal);

    [Test]
    public async Task Write_EverySample_HasTheAnswersOfTheResponses(
        [ValueSource(nameof(Samples))] string name,
        [ValueSource(typeof(ExportedTables), nameof(ExportedTables.AllFormats))] string format)
    {
        var sample = SampleRound.Read(name);

        var tables = await ExportedTables.Write(sample.Round, sample.Responses, format);

        var expected = new Dictionary<string, List<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (table, rows) in tables.Where(each => each.Key != "codebook"))
        {
            expected.Add(table, [rows[0]]);
        }

        foreach (var response in sample.Responses)
        {
            var answers = JsonNode.Parse(AnswerJson.Write(response.Answers))!.AsObject();
            Add("", answers, response.ToScope(sample.Round), HeadOf(response, sample.Round));
        }

        foreach (var (table, rows) in expected)
        {
            tables[table].Count.ShouldBe(rows.Count, table);
            for (var i = 0; i < rows.Count; i++)
            {
                tables[table][i].ShouldBe(rows[i], $"{table}, line {i}");
            }
        }

        void Add(string path, JsonObject answers, AnswerScope scope, string[] head)
        {
            var table = expected[path.Length == 0 ? "responses" : path];
            table.Add([.. head, .. table[0].Skip(head.Length).Select(column => CellOf(column, answers, scope, sample.Round))]);
            foreach (var repeat in scope.Questions.Questions.Select(each => each.Question).OfType<Repeat>())
            {
                var rows = scope.GetRows(repeat);
                for (var i = 0; i < rows.Count; i++)
                {
                    Add(
                        path.Length == 0 ? repeat.Code : $"{path}.{repeat.Code}",
                        answers[repeat.Code]![i]!.AsObject(),
                        rows[i],
                        [.. head, (i + 1).ToString(CultureInfo.InvariantCulture)]);
                }
            }
        }
    }

    [TestCaseSource(nameof(Samples))]
    public async Task Write_EverySample_TheCodebookHasEachColumnOnce(string name)
    {
        var sample = SampleRound.Read(name);

        var tables = await ExportedTables.Write(sample.Round, sample.Responses, "csv");

        tables["codebook"].Skip(1).Select(line => $"{line[0]} {line[1]}").ShouldBe(
            tables.Where(each => each.Key != "codebook").SelectMany(each => each.Value[0].Select(column => $"{each.Key} {column}")));
    }

    private static string[] HeadOf(Response response, Round round) =>
    [
        response.Respondent.Id,
        response.Respondent.Type.Code,
        string.Join(' ', response.Respondent.Regions.Select(region => region.Code)),
        .. round.Open.Channels.Select(_ => response.Respondent.Channel ?? "").Take(1),
        response.State.ToString().ToLowerInvariant(),
        response.Language ?? "",
        response.SubmittedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        response.IsLateFor(round) ? "true" : "false",
        .. round.IsOpen ? [AnswersDigest.Of(response)] : Array.Empty<string>(),
    ];

    private static string CellOf(string column, JsonObject answers, AnswerScope scope, Round round)
    {
        if (column.Split('/', 2) is [var question, var code])
        {
            return answers[question] switch
            {
                null => "",
                JsonArray chosen => chosen.Any(each => (string)each! == code) ? "1" : "0",
                var coded => IsNamed(coded.AsObject(), code, round) ? "1" : "0",
            };
        }

        if (scope.Questions.Find(column) is { Question: CalculatedQuestion } calculated)
        {
            return scope.GetText(calculated);
        }

        return scope.Questions.Find(column) is null
            ? Join(answers[column.Replace(".themes", "", StringComparison.Ordinal)]?["themes"])
            : answers[column] switch
            {
                null => "",
                JsonArray chosen => Join(chosen),
                JsonObject coded => Join(coded["elements"]),
                var value when value.GetValueKind() == System.Text.Json.JsonValueKind.True => "OK",
                var value => value.ToString(),
            };
    }

    private static string Join(JsonNode? codes) => string.Join(' ', codes?.AsArray().Select(code => (string)code!) ?? []);

    private static bool IsNamed(JsonObject coded, string element, Round round)
    {
        var elements = coded["elements"]!.AsArray().Select(each => (string)each!).ToList();
        return elements.Contains(element)
            || coded["themes"]!.AsArray()
                .Select(theme => round.Framework.FindTheme((string)theme!)!.Elements.Select(each => each.Code).ToList())
                .Any(theme => theme.Contains(element) && !theme.Exists(elements.Contains));
    }
}
