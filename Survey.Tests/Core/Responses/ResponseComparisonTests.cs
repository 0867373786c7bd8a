using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Tests.Support;
using static Survey.Tests.Core.Responses.ComparedRows;

namespace Survey.Tests.Core.Responses;

public sealed class ResponseComparisonTests
{
    private const string Visas = "Agree on common visa rules";
    private const string Data = "Share data on movements every month";
    private const string Skills = "Recognize skills of workers across borders";
    private static readonly string[] Words = ["visas", "skills", "data on borders", "data on skills", "visas for all", ""];

    [TestCase("", "", "")]
    [TestCase(Visas, Visas, "")]
    [TestCase("", Visas, "added rows #1")]
    [TestCase(Visas, "", "removed rows #1")]
    [TestCase($"{Visas}; {Data}", $"{Skills}; {Visas}; {Data}", "added rows #1", Description = "a row inserted at the top")]
    [TestCase($"{Visas}; {Data}; {Skills}", $"{Visas}; {Skills}", "removed rows #2")]
    [TestCase($"{Visas}; {Data}", $"{Visas} for all; {Data}", "changed rows #1.text")]
    [TestCase($"{Visas}; {Data}", $"{Skills}; {Visas} for all; {Data}", "added rows #1\nchanged rows #1.text → rows #2.text")]
    [TestCase($"{Visas}; {Data}; {Skills}", $"{Skills}; {Visas}; {Data}", "moved rows #3 → rows #1")]
    [TestCase(
        $"{Visas}; {Data}; {Skills}",
        $"{Skills} freely; {Visas}; {Data}",
        "moved rows #3 → rows #1\nchanged rows #3.text → rows #1.text")]
    [TestCase(
        $"{Visas}; {Data}; {Skills}",
        $"Recognize skills of all; {Visas}; {Data}",
        "moved rows #3 → rows #1\nchanged rows #3.text → rows #1.text",
        Description = "elsewhere, with six tenths in common")]
    [TestCase(
        $"{Visas}; {Data}; {Skills}",
        $"Recognize skills for all; {Visas}; {Data}",
        "added rows #1\nremoved rows #3",
        Description = "elsewhere, with four tenths in common: another row")]
    [TestCase(Skills, "Recognize skills for all", "changed rows #1.text", Description = "in its place four tenths are enough")]
    [TestCase(Visas, Skills, "added rows #1\nremoved rows #1", Description = "nothing in common: another row")]
    [TestCase($"{Visas}; {Visas}", Visas, "removed rows #2", Description = "equal rows")]
    [TestCase("a b", "b a", "changed rows #1.text", Description = "the same words in another order")]
    [TestCase($"{Visas}: May, June", $"{Visas}: April, May, June", "added rows #1.steps #1")]
    [TestCase($"{Visas}: May, June; {Data}", $"{Skills}; {Visas}: June; {Data}", "added rows #1\nremoved rows #1.steps #1")]
    public void Of_Rows_TellsWhatAPersonWouldSay(string before, string after, string expected) =>
        ToText(Compare(Parse(before), Parse(after))).ShouldBe(expected);

    [TestCase(null, "Lake", "added name", null, "Lake")]
    [TestCase("Lake", null, "removed name", "Lake", null)]
    [TestCase("Lake", "River", "changed name", "Lake", "River")]
    public void Of_OneAnswer_HasBeforeAndAfter(string? before, string? after, string expected, string? was, string? now)
    {
        var comparison = Compare(Parse("", before), Parse("", after));

        ToText(comparison).ShouldBe(expected);
        var change = comparison.Changes.ShouldHaveSingleItem();
        (change.Before as TextAnswer)?.Value.ShouldBe(was);
        (change.After as TextAnswer)?.Value.ShouldBe(now);
    }

    [Test]
    public void Of_ThousandsOfRows_OneInserted_IsOneAddition()
    {
        var rows = Enumerable.Range(1, 20_000).Select(number => $"row {number}").ToList();

        ToText(Compare(Parse(string.Join(';', rows)), Parse(string.Join(';', rows.Prepend("first"))))).ShouldBe("added rows #1");
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Of_WithItself_IsEmpty(byte[] seeds) => Compare(Draw(seeds), Draw(seeds)).Changes.Count == 0;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Of_TheOtherWayRound_IsMirrored(byte[] before, byte[] after)
    {
        var there = Compare(Draw(before), Draw(after)).Changes.Select(ToLine).Order(StringComparer.Ordinal);
        var back = Compare(Draw(after), Draw(before)).Changes.Select(change => ToLine(Mirror(change))).Order(StringComparer.Ordinal);
        return there.SequenceEqual(back);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Of_AppliedToWhatWas_GivesWhatIs(byte[] before, byte[] after)
    {
        var (was, now) = (Draw(before), Draw(after));
        return ToJson(Apply(was, Compare(was, now).Changes)) == ToJson(now);
    }

    [Test]
    public async Task Compare_RevisionsAndDraft_TellsBetweenAnyTwo()
    {
        using var round = await CollectingRound.Make();
        const string First = """
            {"has_recommendations": "yes", "recommendations_status": "final",
             "recommendations": [{"text": "Agree.", "elements": {"elements": ["a"]}}]}
            """;
        await round.Save("lake", First);
        (await round.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        await round.Save("lake", First.Replace("final", "provisional", StringComparison.Ordinal));

        ToText((await round.History.Compare("minimal", "lake", 1, to: null))!).ShouldBe("changed recommendations_status");
        ToText((await round.History.Compare("minimal", "lake", 0, 1))!)
            .ShouldBe("added has_recommendations\nadded recommendations_status\nadded recommendations #1");
        (await round.History.Compare("minimal", "lake", 1, 2)).ShouldBeNull();
        (await round.History.Compare("minimal", "nobody", 0, 1)).ShouldBeNull();
    }

    private static ResponseComparison Compare(AnswerSet before, AnswerSet after) => ResponseComparison.Of(Questionnaire, before, after);

    /// <summary>Up to eight rows with texts from a few words, so that many are equal or similar; some rows have steps.</summary>
    private static AnswerSet Draw(byte[] seeds) =>
        Parse(
            string.Join(
                ';',
                seeds
                    .Take(8)
                    .Select(seed =>
                        $"{Words[seed % Words.Length]}{(seed % 4 == 3 ? $": {Words[seed / 4 % 5]}, {Words[seed / 16 % 5]}" : "")}")),
            seeds.Length > 2 ? Words[seeds[2] % 5] : null);

    private static AnswerChange Mirror(AnswerChange change) => change with
    {
        Kind = change.Kind switch
        {
            AnswerChangeKind.Added => AnswerChangeKind.Removed,
            AnswerChangeKind.Removed => AnswerChangeKind.Added,
            _ => change.Kind,
        },
        PlaceBefore = change.PlaceAfter,
        PlaceAfter = change.PlaceBefore,
        Before = change.After,
        After = change.Before,
    };

    private static string ToLine(AnswerChange change) =>
        $"{change.Kind} {change.PlaceBefore} {change.PlaceAfter} {ValueToJson(change.Before)} {ValueToJson(change.After)}";

    private static string ValueToJson(Answer? answer) => ToJson(new AnswerSet([new("x", answer ?? new TextAnswer("-"))]));
}
