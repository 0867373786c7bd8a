using Survey.Collecting.Rounds;
using Survey.Core.Rounds;

namespace Survey.Tests.Collecting.Rounds;

public sealed class RoundChangesTests
{
    [TestCase("""{"a": 1}""", """{"a": 1}""", null)]
    [TestCase("""{"deadline": "2017-06-26"}""", """{"deadline": "2017-07-01"}""", "deadline: 2017-06-26 → 2017-07-01")]
    [TestCase("""{"deadline": "2017-06-26"}""", """{}""", "deadline: 2017-06-26 → –")]
    [TestCase("""{"title": {"en": "A"}}""", """{"title": {"en": "A", "fr": "B"}}""", "title.fr: – → B")]
    [TestCase("""{"title": {"en": "A"}}""", """{"title": "B"}""", "title: A (en) → B")]
    [TestCase("""{"title": "Été"}""", """{"title": {"fr": "Été", "ar": "صيف"}}""", "title: Été → Été (fr), صيف (ar)")]
    [TestCase("""{"recurrence": {"minimum": 2.0}}""", """{"recurrence": {"minimum": 3.0}}""", "recurrence.minimum: 2 → 3")]
    [TestCase("""{"a": [1, {"b": "é"}]}""", """{}""", "a: [1,{\"b\":\"é\"}] → –")]
    [TestCase("""{"recurrence": {"minimum": 2}}""", """{"recurrence": {"minimum": 3}}""", "recurrence.minimum: 2 → 3")]
    [TestCase("""{"organizations": ["a", "b"]}""", """{"organizations": ["b", "c"]}""", "organizations: +c −a")]
    [TestCase("""{"title": "A → B\nC"}""", """{"title": "D"}""", "title: A -> B C → D")]
    [TestCase("""{"a": 1, "b": 2}""", """{"a": 2, "b": 3}""", "a: 1 → 2\nb: 2 → 3")]
    public void Describe_ChangesOfTheRound_NamesEachMember(string before, string after, string? expected) =>
        RoundChanges.Describe(Make(before), Make(after)).ShouldBe(expected);

    [Test]
    public void Describe_OtherFiles_NamesThemWithTheirHashes()
    {
        var before = Make("{}");
        var after = before with { Questionnaire = """{"a": 1}""", Further = """{"published.json": {}}""" };

        var lines = RoundChanges.Read(RoundChanges.Describe(before, after)!).ToList();

        lines.Select(line => line.Member).ShouldBe(["questionnaire.json", "published.json"]);
        lines[0].Before.Length.ShouldBe(8);
        lines[0].After.ShouldNotBe(lines[0].Before);
        lines[1].Before.ShouldBe(RoundChanges.Missing);
    }

    [Test]
    public void Read_AList_HasItsChangesOnly() =>
        RoundChanges.Read("organizations: +c −a\ndeadline: 1 → 2").ShouldBe([("organizations", "+c −a", null), ("deadline", "1", "2")]);

    private static RoundDefinition Make(string round) => new("{}", "{}", "{}", round);
}
