using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results;

public sealed class DuplicateGroupsTests
{
    private const string Items =
        """
        {"type": "text", "code": "why", "label": "Why"},
        {"type": "select-one", "code": "ok", "label": "Ok", "choices": "list"},
        {"type": "repeat", "code": "rows", "label": "Rows", "items": [{"type": "text", "code": "text", "label": "Text"}]}
        """;

    private const string Long = "Seasonal workers should be able to come back to the same employer each year.";

    [Test]
    public async Task Of_SameAnswersInOtherLetterCaseAndSpaces_AreOneGroup()
    {
        var groups = await Find(
            """{"why": "Because it\nhelps.", "ok": "yes"}""",
            """{"why": "because  it helps.", "ok": "yes"}""",
            """{"why": "Because it helps.", "ok": "no"}""");

        groups.ShouldBe(["2 answers: r1 r2"]);
    }

    [Test]
    public async Task Of_SameLongTextInOtherPlaces_IsAGroupOfItsOwn()
    {
        var groups = await Find(
            $$"""{"why": "{{Long}}"}""",
            $$"""{"ok": "no", "rows": [{"text": "Yes."}, {"text": "{{Long.ToUpperInvariant()}}"}, {"text": "{{Long}}"}]}""",
            $$"""{"rows": [{"text": "{{Long}}"}]}""",
            """{"rows": [{"text": "Yes."}]}""");

        groups.ShouldBe([$"3 {Long}: r1 r2 r3"]);
    }

    [Test]
    public async Task Of_SameChoicesWithoutAnyText_AreNoGroup() =>
        (await Find("""{"ok": "yes"}""", """{"ok": "yes"}""", "{}", "{}")).ShouldBeEmpty();

    [Test]
    public async Task Of_ManyGroups_ListsTheLargestAndCountsAll()
    {
        var answers = Enumerable.Range(0, 110).SelectMany(group =>
            Enumerable.Repeat($$"""{"why": "Group {{group}}"}""", group == 60 ? 30 : 2));

        var found = await DuplicateGroups.Of(() => Read([.. answers]));

        found.Total.ShouldBe(110);
        found.Groups.Count.ShouldBe(DuplicateGroups.MostGroups);
        found.Groups[0].Count.ShouldBe(30);
        found.Groups[0].First.Count.ShouldBe(DuplicateGroups.MostListed);
    }

    [Test]
    public async Task Digest_OfResponses_IsTheSameForTheSameAnswers()
    {
        var digests = await Read("""{"why": "A b"}""", """{"why": "a  B"}""", """{"why": "ab"}""").Select(AnswersDigest.Of).ToListAsync();

        digests[1].ShouldBe(digests[0]);
        digests[2].ShouldNotBe(digests[0]);
        digests[0].Length.ShouldBe(16);
    }

    [Test]
    public async Task Digest_OfWhiteSpace_IsThatOfOneSpace()
    {
        const string Answers = """{"why":"A\n\t b  c\\nd \\ e"}""";
        var digest = await Read(Answers).Select(AnswersDigest.Of).SingleAsync();

        var text = Regex.Replace(Answers, @"(?:\s|\\[nrt])+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim().ToUpperInvariant();
        digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }

    private static async Task<IEnumerable<string>> Find(params string[] answers) =>
        (await DuplicateGroups.Of(() => Read(answers))).Groups
            .Select(group => $"{group.Count} {group.Text ?? "answers"}: {string.Join(' ', group.First)}");

    private static IAsyncEnumerable<Response> Read(params string[] answers)
    {
        var round = SmallSurvey.Create(Items, isOpen: true);
        return answers.Index()
            .Select(each => RoundParsing.ParseResponse(
                round,
                $$"""{"respondent": {"id": "r{{each.Index + 1}}", "type": "forum"}, "state": "submitted", "answers": {{each.Item}} }"""))
            .ToAsyncEnumerable();
    }
}
