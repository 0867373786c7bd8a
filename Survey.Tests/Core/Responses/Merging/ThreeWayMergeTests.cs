using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using static Survey.Tests.Core.Responses.Merging.MergedRound;

namespace Survey.Tests.Core.Responses.Merging;

public sealed class ThreeWayMergeTests
{
    [TestCase("a", "a", "a", "a")]
    [TestCase("a", "mine", "a", "mine")]
    [TestCase("a", "a", "theirs", "theirs")]
    [TestCase("a", "same", "same", "same")]
    [TestCase(null, "mine", null, "mine")]
    [TestCase("a", null, "a", null)]
    [TestCase("a", "a", null, null)]
    [TestCase("a", null, null, null)]
    public void Of_OneSideChangedAQuestion_HasItsVersion(string? before, string? mine, string? theirs, string? expected)
    {
        var merge = Merge(Mechanism(before), Mechanism(mine), Mechanism(theirs));

        merge.Conflicts.ShouldBeEmpty();
        merge.Content.ShouldNotBeNull().Answers.Find("mechanism")?.ToText().ShouldBe(expected);
        Write(merge.Theirs).ShouldBe(Write(merge.Mine));
    }

    [TestCase("a", "mine", "theirs")]
    [TestCase(null, "mine", "theirs")]
    [TestCase("a", "mine", null)]
    [TestCase("a", null, "theirs")]
    public void Of_BothChangedAQuestion_IsAConflictWithBothVersions(string? before, string? mine, string? theirs)
    {
        var merge = Merge(Mechanism(before), Mechanism(mine), Mechanism(theirs));

        merge.Conflicts.ShouldHaveSingleItem().Code.ShouldBe("mechanism");
        merge.Content.ShouldBeNull();
        merge.Mine.Answers.Find("mechanism")?.ToText().ShouldBe(mine);
        merge.Theirs.Answers.Find("mechanism")?.ToText().ShouldBe(theirs);
    }

    [Test]
    public void Of_TextsThatAreNoAnswers_AreChangesToo()
    {
        var before = Mechanism("a");
        var mine = before with { AsTyped = new Dictionary<string, string> { ["other"] = "typed" } };

        Merge(before, mine, before).Content!.AsTyped.ShouldBe(mine.AsTyped);
        Merge(before, before, mine).Content!.AsTyped.ShouldBe(mine.AsTyped);
    }

    [Test]
    public void Of_ARowIsAddedBefore_TextsThatAreNoAnswersStayInTheirRow()
    {
        var before = Rows(("1", "One"), ("2", "Two"));
        var mine = before with { AsTyped = new Dictionary<string, string> { ["practices #2.link"] = "www" } };

        var merge = Merge(before, mine, Rows(("rnewnewne", "New"), ("1", "One"), ("2", "Two")));

        merge.Content!.AsTyped.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("practices #3.link", "www"));
        Write(merge.Content).ShouldBe("- rnewnewne:New 1:One 2:Two -");
    }

    [Test]
    public void Of_QuestionsOfAnotherPage_AreTheirs()
    {
        var mechanism = Questions.Take(1).ToList();
        var (before, mine) = (Mechanism("a"), Mechanism("mine"));
        var theirs = Draft("""{"mechanism": "a", "practices": [{"text": "One"}], "other": "O"}""", "rtheirs00");

        var merge = ThreeWayMerge.Of(Scope, mechanism, ContentDigests.Of(mechanism, before), mine, theirs);

        Write(merge.Content.ShouldNotBeNull()).ShouldBe("mine rtheirs00:One O");
    }

    [Test]
    public void Of_BaseIsUnknown_WhateverDiffersIsAConflict()
    {
        var (mine, theirs) = (Rows(("1", "One"), ("2", "Mine")), Rows(("1", "One"), ("3", "Theirs")));

        var merge = ThreeWayMerge.Of(Scope, Questions, ContentDigests.Read("", Questions), mine, theirs);

        merge.Conflicts.ShouldHaveSingleItem().Code.ShouldBe("practices");
        Write(merge.Mine).ShouldBe(Write(mine));
        Write(merge.Theirs).ShouldBe(Write(theirs));
    }

    [TestCase(MergeChoice.Mine, "- 1:mine -")]
    [TestCase(MergeChoice.Theirs, "- 1:theirs -")]
    [TestCase(MergeChoice.Both, "- 1:theirs r:mine -")]
    public void Of_DecidedConflict_HasTheChosenRows(MergeChoice choice, string expected)
    {
        var (before, mine, theirs) = (Rows(("1", "a")), Rows(("1", "mine")), Rows(("1", "theirs")));

        var merge = Merge(before, mine, theirs, new MergeDecisions(ContentDigests.Of(Questions, theirs), Choices("practices", choice)));

        var newId = merge.Content.ShouldNotBeNull().GetRowIds("practices").SingleOrDefault(id => id.StartsWith('r')) ?? "none";
        Write(merge.Content).Replace(newId, "r", StringComparison.Ordinal).ShouldBe(expected);
    }

    [TestCase("mechanism", MergeChoice.Mine, "seen", false, Description = "Their version has changed since it was shown.")]
    [TestCase("mechanism", MergeChoice.Both, "theirs", false, Description = "Only rows can be kept both.")]
    [TestCase("other", MergeChoice.Mine, "theirs", false)]
    [TestCase("mechanism", MergeChoice.Mine, "theirs", true)]
    public void Of_Decision_CountsOnlyForTheVersionThatWasSeen(string question, MergeChoice choice, string seen, bool isDecided)
    {
        var decisions = new MergeDecisions(ContentDigests.Of(Questions, Mechanism(seen)), Choices(question, choice));

        (Merge(Mechanism("a"), Mechanism("mine"), Mechanism("theirs"), decisions).Content is not null).ShouldBe(isDecided);
    }

    private static Dictionary<string, MergeChoice> Choices(string question, MergeChoice choice) => new() { [question] = choice };

    private static DraftContent Mechanism(string? text) => Draft(text is null ? "{}" : $$"""{"mechanism": "{{text}}"}""");

    private static ThreeWayMerge Merge(DraftContent before, DraftContent mine, DraftContent theirs, MergeDecisions? decisions = null) =>
        ThreeWayMerge.Of(Scope, Questions, ContentDigests.Of(Questions, before), mine, theirs, decisions);
}
