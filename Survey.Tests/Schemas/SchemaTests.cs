using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Core.Questionnaires.Json;
using Survey.Tests.Support;
using JsonValue = Survey.Core.Reading.JsonValue;

namespace Survey.Tests.Schemas;

/// <summary>
/// The published schemas agree with the readers. On every sample, and on variants of it, both accept or both reject. A
/// variant has one change: a member left out, a value of another type, or an unknown member.
/// </summary>
public sealed class SchemaTests
{
    /// <summary>Problems that a schema cannot detect, such as unknown references, the order of dates, and faults in expressions.</summary>
    private static readonly string[] BeyondSchemas =
    [
        "region-unknown",
        "type-unknown",
        "channel-unknown",
        "subregion-unknown",
        "group-unknown",
        "organization-unknown",
        "theme-unknown",
        "sentence-unknown",
        "element-unknown",
        "framework-unknown",
        "choice-list-unknown",
        "code-duplicate",
        "expression-unknown-reference",
        "expression-into-repeat",
        "expression-malformed",
        "expression-cycle",
        "framework-size",
        "response-not-invited",
        "round-wrong-framework",
        "round-wrong-questionnaire",
        "round-dates-order",
        "organization-dates-order",
        "round-analysis-unknown",
        "round-open-denominator",
        "answer-unknown-question",
        "answer-missing",
        "response-respondent",
        "crosswalk-wrong-framework",
        "merge-cycle",
    ];

    private static IEnumerable<TestCaseData> Documents()
    {
        foreach (
            var folder in Directory
                .EnumerateDirectories(Repository.PathOf("samples"))
                .Where(folder => File.Exists(Path.Combine(folder, "round.json")))
                .Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            var alignments = new DirectoryInfo(Path.Combine(folder, "alignments"));
            FileInfo[] files = alignments.Exists ? alignments.GetFiles() : [];
            foreach (var alignment in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                yield return new TestCaseData("alignment", name, alignment.FullName).SetArgDisplayNames(name, alignment.Name);
            }

            foreach (var kind in new[] { "framework", "directory", "questionnaire", "round" })
            {
                yield return new TestCaseData(kind, name, Path.Combine(folder, $"{kind}.json")).SetArgDisplayNames(name, kind);
            }

            foreach (var response in Directory.EnumerateFiles(Path.Combine(folder, "responses")).Order(StringComparer.Ordinal).Take(2))
            {
                yield return new TestCaseData("response", name, response).SetArgDisplayNames(name, Path.GetFileName(response));
            }
        }

        foreach (
            var crosswalk in Directory.EnumerateFiles(Repository.PathOf("samples", "crosswalks"), "*.json").Order(StringComparer.Ordinal))
        {
            yield return new TestCaseData("crosswalk", "grcp7", crosswalk).SetArgDisplayNames("crosswalk", Path.GetFileName(crosswalk));
        }

        yield return new TestCaseData("analysis", "grcp7", Repository.PathOf("Survey.Tests", "Core", "Analysis", "analysis.json"))
            .SetArgDisplayNames("grcp7", "analysis");
        yield return new TestCaseData("published", "grcp7", Path.Combine(Repository.Sample("grcp7"), "published.json"))
            .SetArgDisplayNames("grcp7", "published");
    }

    [TestCaseSource(nameof(Documents))]
    public void Schema_SampleWithOneChange_AcceptsWhatTheReaderAccepts(string kind, string sample, string file)
    {
        var schema = ReadSchema(kind);
        var document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var read = ReaderOf(kind, sample, file);
        schema.Accepts(document).ShouldBeTrue();
        read(document.ToJsonString()).ShouldBeEmpty();

        // Paths skips the content of answers and defaults, because only the questionnaire decides what is valid there.
        var differing = Changes(document)
            .Where(change => schema.Accepts(change.Document) == read(change.Document.ToJsonString()).Any())
            .Select(change => change.Name);

        differing.Take(10).ShouldBeEmpty("the schema and the reader disagree");
    }

    [Test]
    public void Schema_QuestionnaireOfEveryTypeAndMember_IsAccepted() =>
        ReadSchema("questionnaire").Accepts(JsonNode.Parse(QuestionnaireWriterTests.Everything)).ShouldBeTrue();

    [TestCase("overview", "grcp7")]
    [TestCase("overview", "minimal", "--region", "south")]
    [TestCase("overview", "grcp7", "--through", "samples/crosswalks/gcm-modalities-2017-to-gcm-objectives-2018.json")]
    public async Task Schema_Overview_IsWhatIsWritten(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("load", Repository.Sample(arguments[1]), "--store", folder.PathOf("survey.db"))).ExitCode.ShouldBe(0);
        var inRepository = arguments.Select(argument =>
            argument.StartsWith("samples/", StringComparison.Ordinal) ? Repository.PathOf(argument) : argument);

        var json = (await SurveyCommand.Run([.. inRepository, "--format", "json", "--store", folder.PathOf("survey.db")])).Output;

        var overview = JsonNode.Parse(json)!.AsObject();
        var schema = ReadSchema("overview");
        schema.Accepts(overview).ShouldBeTrue();
        overview["overall"]!.AsObject().Remove("responded");
        schema.Accepts(overview).ShouldBeFalse("a schema that accepts everything says nothing");
    }

    [TestCase("review-2018")]
    [TestCase("review-2018", "--by", "position")]
    [TestCase("grcp7", "--region", "africa")]
    [TestCase("practice-template")]
    [TestCase("grcp7-breakout")]
    public async Task Schema_Results_IsWhatIsWritten(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        (await SurveyCommand.Run("load", Repository.Sample(arguments[0]), "--store", folder.PathOf("survey.db"))).ExitCode.ShouldBe(0);

        var json = (await SurveyCommand.Run(
            ["results", .. arguments, "--format", "json", "--store", folder.PathOf("survey.db")])).Output;

        var results = JsonNode.Parse(json)!.AsObject();
        var schema = ReadSchema("results");
        schema.Accepts(results).ShouldBeTrue();
        results["questions"]![0]!["groups"]![0]!.AsObject()["kind"] = "country";
        schema.Accepts(results).ShouldBeFalse("a schema that accepts everything says nothing");
    }

    private static JsonSchema ReadSchema(string kind) =>
        new(JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "schemas", $"{kind}.schema.json")))!.AsObject());

    /// <summary>Reads a document with the product's reader. Returns the codes of the errors that a schema could detect.</summary>
    private static Func<string, IEnumerable<string>> ReaderOf(string kind, string sample, string file)
    {
        var (round, _) = SampleRound.Read(sample);
        return json =>
        {
            var (_, problems) = RoundParsing.ReadJson(json, value => Read(kind, value, round, file));
            return problems
                .Where(problem => problem.Severity == Severity.Error)
                .Select(problem => problem.Code)
                .Except(BeyondSchemas)
                .Where(code => kind is not ("published" or "analysis") || code != "choice-unknown");
        };
    }

    private static object? Read(string kind, JsonValue value, Round round, string file) => kind switch
    {
        "framework" => FrameworkReader.Read(value),
        "directory" => DirectoryReader.Read(value),
        "questionnaire" => QuestionnaireReader.Read(value),
        "round" => RoundReader.Read(value, round.Frameworks, round.Directory, round.Questionnaire),
        "response" => ResponseReader.Read(value, round),
        "crosswalk" => ReadCrosswalk(value, file),
        "alignment" => new AlignmentReader(round.Frameworks, value.Problems).Read(value),
        "analysis" => new ReportContentReader(round).Read(value),
        "published" => new PublishedFiguresReader(round, ReportContent.Empty).Read(value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Crosswalk? ReadCrosswalk(JsonValue value, string file)
    {
        var parsed = JsonNode.Parse(File.ReadAllText(file))!;
        return CrosswalkReader.ReadTargetPath(value) is null
            ? null
            : CrosswalkReader.Read(value, Find(parsed["from"]!.GetValue<string>()), Find(parsed["to"]!.GetValue<string>()));

        static Framework Find(string code) =>
            RoundParsing
                .ReadJson(File.ReadAllText(Repository.PathOf("samples", "frameworks", $"{code}.json")), FrameworkReader.Read)
                .Value!;
    }

    /// <summary>Variants of the document with one change each; at most the first 400 places are changed.</summary>
    private static IEnumerable<(string Name, JsonObject Document)> Changes(JsonObject document)
    {
        foreach (var path in Paths(document, []).Take(400).ToList())
        {
            yield return Change("left out", path, (parent, step) => Remove(parent, step));
            foreach (
                var (name, other) in new (string, string)[]
                {
                    ("a number", "7.5"),
                    ("a text", "\"?\""),
                    ("true", "true"),
                    ("a list", "[1]"),
                    ("an object", "{\"?\": 1}"),
                }
            )
            {
                yield return Change(name, path, (parent, step) => Replace(parent, step, JsonNode.Parse(other)));
            }
        }

        foreach (var path in Paths(document, []).Where(path => Find(document, path) is JsonObject).Take(100).ToList())
        {
            yield return Change("a further member", path, (parent, step) =>
                (step is string name ? parent[name] : parent[(int)step])!.AsObject()["furtherMember"] = 1);
        }

        (string Name, JsonObject Document) Change(string what, object[] path, Action<JsonNode, object> change)
        {
            var copy = document.DeepClone().AsObject();
            change(Find(copy, path[..^1])!, path[^1]);
            return ($"{string.Join('.', path)}: {what}", copy);
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] here)
    {
        IEnumerable<(object Step, JsonNode? Value)> children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, value) in children)
        {
            object[] path = [.. here, step];
            yield return path;
            if (step is not ("answers" or "default"))
            {
                foreach (var inner in Paths(value, path))
                {
                    yield return inner;
                }
            }
        }
    }

    private static JsonNode? Find(JsonNode node, object[] path) =>
        path.Aggregate((JsonNode?)node, (at, step) => step is string name ? at![name] : at![(int)step]);

    private static void Remove(JsonNode parent, object step)
    {
        if (step is string name)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt((int)step);
        }
    }

    private static void Replace(JsonNode parent, object step, JsonNode? value)
    {
        if (step is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)step] = value;
        }
    }
}
