using System.Text.Json.Nodes;
using Survey.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results;

/// <summary>Compares results of samples with figures that are counted here in another way: from the files of the responses.</summary>
public sealed class SampleResultsTests
{
    [TestCase("review-2018", "position")]
    [TestCase("review-2018", "roles")]
    [TestCase("review-2018", "needs")]
    [TestCase("review-2018", "review_frequency")]
    [TestCase("grcp7", "has_recommendations")]
    [TestCase("grcp7", "recommendations_status")]
    public async Task Of_Choices_AreThoseOfTheFiles(string sample, string code)
    {
        var files = ReadFiles(sample);

        var result = await Tabulate(sample, code);

        var answered = files.Where(file => file.Answers.ContainsKey(code)).ToList();
        result.Total.Answered.ShouldBe(answered.Count);
        result.Total.Entries.ShouldNotBeEmpty();
        foreach (var entry in result.Total.Entries)
        {
            var expected = answered.Where(file => Codes(file.Answers[code]).Contains(entry.Code, StringComparer.Ordinal));
            entry.By.Organizations!.Select(each => each.Code).ShouldBe(expected.Select(file => file.Organization), ignoreOrder: true);
            entry.Count.ShouldBe(entry.By.Count);
        }
    }

    [TestCase("review-2018", "supported", "form")]
    [TestCase("review-2018", "supported", "elements")]
    [TestCase("grcp7", "recommendations", "elements")]
    public async Task Of_Rows_AreThoseOfTheFiles(string sample, string repeat, string code)
    {
        var rows = ReadRows(sample, repeat);

        var result = await Tabulate(sample, $"{repeat}.{code}");

        result.Total.Answered.ShouldBe(rows.Count(row => row.Row.ContainsKey(code)));
        result.Total.Respondents.Count.ShouldBe(rows.Select(row => row.Organization).Distinct(StringComparer.Ordinal).Count());
        foreach (var entry in result.Total.Entries)
        {
            var naming = rows.Where(row => Names(sample, row.Row[code], entry.Code)).ToList();
            entry.Count.ShouldBe(naming.Count, entry.Code);
            entry.By.Organizations!.Select(each => each.Code)
                .ShouldBe(naming.Select(row => row.Organization).Distinct(StringComparer.Ordinal), ignoreOrder: true);
        }
    }

    [Test]
    public async Task Of_Numbers_AreThoseOfTheFiles()
    {
        var years = ReadRows("review-2018", "supported").Select(row => (decimal?)row.Row["from_year"]).OfType<decimal>().Order().ToList();

        var numbers = (await Tabulate("review-2018", "from_year")).Total.Numbers.ShouldNotBeNull();

        (numbers.Minimum, numbers.Maximum, numbers.Sum).ShouldBe((years[0], years[^1], years.Sum()));
        numbers.Mean.ShouldBe(years.Average(), 0.0001m);
        numbers.Median.ShouldBe((years[(years.Count - 1) / 2] + years[years.Count / 2]) / 2);
    }

    [TestCase("accra-2023")]
    [TestCase("focus-areas")]
    [TestCase("grcp7")]
    [TestCase("grcp7-breakout")]
    [TestCase("minimal")]
    [TestCase("panama-2023")]
    [TestCase("practice-template")]
    [TestCase("review-2018")]
    public async Task Of_EverySample_GroupsAddUp(string name)
    {
        var sample = SampleRound.Read(name);

        var results = await RoundResults.Of(sample.Round, ResultSelection.All, sample.Responses.ToAsyncEnumerable());

        results.Questions.Count.ShouldBe(ResultQuestion.AllOf(sample.Round.Questionnaire).Count);
        foreach (var result in results.Questions)
        {
            var types = result.Groups.Where(group => group.Group.Kind == ResultGroupKind.Type).Select(group => group.Tabulation).ToList();
            types.Sum(type => type.Asked).ShouldBe(result.Total.Asked);
            types.Sum(type => type.Answered).ShouldBe(result.Total.Answered);
            types.Sum(type => type.Entries.Sum(entry => entry.Count)).ShouldBe(result.Total.Entries.Sum(entry => entry.Count));
        }
    }

    private static async Task<QuestionResult> Tabulate(string name, string question)
    {
        var sample = SampleRound.Read(name);
        var results = await RoundResults.Of(sample.Round, new ResultSelection(question), sample.Responses.ToAsyncEnumerable());
        return results.Questions.ShouldHaveSingleItem();
    }

    private static List<(string Organization, JsonObject Answers)> ReadFiles(string sample) =>
        [
            .. Directory.GetFiles(Path.Combine(Repository.Sample(sample), "responses"))
                .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
                .Where(response => (string?)response["state"] is "submitted" or "endorsed")
                .Select(response => ((string)response["organization"]!, response["answers"]!.AsObject())),
        ];

    private static List<(string Organization, JsonObject Row)> ReadRows(string sample, string repeat) =>
        [
            .. ReadFiles(sample).SelectMany(file =>
                (file.Answers[repeat]?.AsArray() ?? []).Select(row => (file.Organization, row!.AsObject()))),
        ];

    private static IEnumerable<string> Codes(JsonNode? answer) =>
        answer is JsonArray many ? many.Select(code => (string)code!) : [(string)answer!];

    // A theme stands for its elements, unless the row names one of them.
    private static bool Names(string sample, JsonNode? answer, string code)
    {
        if (answer is not JsonObject coded)
        {
            return Codes(answer).Contains(code, StringComparer.Ordinal);
        }

        var elements = Codes(coded["elements"] ?? new JsonArray()).ToList();
        return elements.Contains(code, StringComparer.Ordinal)
            || Codes(coded["themes"] ?? new JsonArray()).Select(theme => ElementsOf(sample, theme))
                .Any(theme => theme.Contains(code, StringComparer.Ordinal) && !theme.Intersect(elements, StringComparer.Ordinal).Any());
    }

    private static List<string> ElementsOf(string sample, string theme)
    {
        var framework = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Sample(sample), "framework.json")))!;
        return
        [
            .. framework["themes"]!.AsArray().Single(each => (string?)each!["code"] == theme)!["elements"]!.AsArray()
                .Select(element => (string)element!["code"]!),
        ];
    }
}
