using Survey.Api.Answering.Forms;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Tests.Api.Answering.Forms;

/// <summary>Two people on the rows of one table: what each of them did stays.</summary>
public sealed class RowMergeTests
{
    // Rows are told by words with their key before them where the form has one: "2:Agree on skills".
    [TestCase("a|b|c", "1:a|2:B|3:c", "a|b|C", "a|B|C", TestName = "Each changes another row")]
    [TestCase("a|b|c", "1:a|2:B|3:c", "A|b|c", "A|B|c", TestName = "Each changes another row, side by side")]
    [TestCase("a", "1:a|2:mine", "a|theirs", "a|theirs|mine", TestName = "Both add at the end")]
    [TestCase("", "1:mine", "theirs", "theirs|mine", TestName = "Both add the first row")]
    [TestCase("a|b", "1:a|7:mine|2:b", "a|B", "a|mine|B", TestName = "A row is added before one that was changed")]
    [TestCase("a|b|c", "1:a|3:c", "a|b|C", "a|C", TestName = "A row is removed beside one that was changed")]
    [TestCase("a|b|c", "1:a|3:c", "a|b changed|c", "a|b changed|c", TestName = "The other's words win over removing them")]
    [TestCase("a|b|c", "1:a|2:b changed|3:c", "a|c", "a|b changed|c", TestName = "One's own words win over the other's removing them")]
    [TestCase("a|b|c", "1:a|3:c", "a|c", "a|c", TestName = "Both remove the same row")]
    [TestCase("a|b|c", "1:a|2:b|3:c", "c", "c", TestName = "What the other removed and nobody changed is gone")]
    [TestCase("a|b|c", "3:c|1:a|2:b", "a|b|c changed", "c changed|a|b", TestName = "A row is moved and changed")]
    [TestCase("a|b|c", "1:a|2:B|3:c", "c|a|b", "c|a|B", TestName = "A row is changed while the other moves rows")]
    [TestCase("a|b", "2:b|1:a", "a|b|new", "b|new|a", TestName = "Rows are moved while the other adds one after the second")]
    [TestCase("a|b", "1:same|2:b", "same|b", "same|b", TestName = "Both change a row to the same")]
    [TestCase("a", "1:a|2:new", "a|new", "a|new|new", TestName = "Two people's new rows are two, be they the same")]
    [TestCase("a|b", "1:a|2:b|3:b", "a|b|b", "a|b|b|b", TestName = "Two people's copies of a row are two")]
    [TestCase("x|x", "1:x|2:mine", "theirs|x", "theirs|mine", TestName = "Of two rows that say the same each changes one")]
    public void GetRows_NothingToDecide_KeepsWhatBothDid(string shown, string mine, string theirs, string expected)
    {
        var merge = Merge(shown, mine, theirs);

        merge.IsConflict.ShouldBeFalse();
        Write(merge.GetRows("mine")).ShouldBe(expected);
        Write(merge.GetRows("theirs")).ShouldBe(expected);
    }

    [TestCase("a", "1:a|2:new", "a|new", "a|new", TestName = "What was sent twice is added once")]
    [TestCase("a", "1:a|2:new, and more", "a|new", "a|new, and more", TestName = "A new row that was written on after it was sent is one")]
    [TestCase("a", "1:a|2:newer", "a|other", "a|other|newer", TestName = "Two new rows of one person are two")]
    public void GetRows_SamePersonSavedMeanwhile_WhatWasSentTwiceIsAddedOnce(string shown, string mine, string theirs, string expected) =>
        Write(Merge(shown, mine, theirs, isOwn: true).GetRows("mine")).ShouldBe(expected);

    [TestCase("a|b words|c", "1:A|2:b words of mine|3:c", "a|b words of theirs|c|d", "A|b words of mine|c|d", "A|b words of theirs|c|d", "A|b words of theirs|b words of mine|c|d", TestName = "Both change a row")]
    [TestCase("a|b|c", "1:a|2:mine|3:c", "a|theirs|c", "a|mine|c", "a|theirs|c", "a|theirs|mine|c", TestName = "Both change a row to something quite different")]
    [TestCase("a|b|c", "2:b|3:c|1:a", "c|b|a|d", "b|c|a|d", "c|b|a|d", "c|b|a|d", TestName = "Both change the order")]
    public void GetRows_BothChangedOne_ItIsForAPersonToDecide(string shown, string mine, string theirs, string asMine, string asTheirs, string asBoth)
    {
        var merge = Merge(shown, mine, theirs);

        merge.IsConflict.ShouldBeTrue();
        Write(merge.GetRows("mine")).ShouldBe(asMine);
        Write(merge.GetRows("theirs")).ShouldBe(asTheirs);
        Write(merge.GetRows("both")).ShouldBe(asBoth);
    }

    [Test]
    public void GetPlaces_RowsOfTheOtherBetween_TellsWhereTheFormsRowsAre()
    {
        var merge = Merge("a|b|c", "1:a|2:b|3:c|9:new", "theirs|a|c");

        merge.GetPlaces("mine").ShouldBe(new Dictionary<string, int> { ["1"] = 2, ["3"] = 3, ["9"] = 4 }, ignoreOrder: true);
    }

    [Test]
    public void GetRows_AnythingTwoPeopleDo_LosesNoWordOfEither([Range(1, 300)] int seed)
    {
        var random = new Random(seed);
        var shown = Enumerable.Range(1, random.Next(0, 7)).Select(number => (Key: $"{number}", Text: random.Next(4) == 0 ? "same" : $"row {number}")).ToList();
        var mine = Change(shown, "mine", random);
        var theirs = Change(shown, "theirs", random);
        var merge = new RowMerge(
            [.. shown.Select(row => new AnswerMark(row.Key, Row(row.Text).Mark))],
            [.. mine.Select(row => row.Key)],
            [.. mine.Select(row => Row(row.Text))],
            [.. theirs.Select(row => Row(row.Text))],
            isOwn: seed % 2 == 0);

        var both = Write(merge.GetRows("both")).Split('|').ToHashSet();
        mine.Concat(theirs).Select(row => row.Text).Where(text => text.Contains("mine") || text.Contains("theirs")).ShouldBeSubsetOf(both);
        if (!merge.IsConflict)
        {
            Write(merge.GetRows("mine")).ShouldBe(Write(merge.GetRows("theirs")));
        }

        merge.GetPlaces("mine").ShouldAllBe(place => Write(merge.GetRows("mine")).Split('|')[place.Value - 1].Length > 0);
    }

    [Test]
    public void GetRows_OnlyOneDidSomething_SaysWhatThatOneSays([Range(1, 100)] int seed)
    {
        var random = new Random(seed);
        var shown = Enumerable.Range(1, random.Next(0, 7)).Select(number => (Key: $"{number}", Text: random.Next(3) == 0 ? "same" : $"row {number}")).ToList();
        var changed = Change(shown, "changed", random);
        var marks = shown.Select(row => new AnswerMark(row.Key, Row(row.Text).Mark)).ToList();
        List<DraftRow> before = [.. shown.Select(row => Row(row.Text))], after = [.. changed.Select(row => Row(row.Text))];

        var mine = new RowMerge(marks, [.. changed.Select(row => row.Key)], after, before, isOwn: false);
        var theirs = new RowMerge(marks, [.. shown.Select(row => row.Key)], before, after, isOwn: false);

        (mine.IsConflict, Write(mine.GetRows("mine"))).ShouldBe((false, Write(after)));
        (theirs.IsConflict, Write(theirs.GetRows("mine"))).ShouldBe((false, Write(after)));
    }

    private static List<(string Key, string Text)> Change(List<(string Key, string Text)> shown, string who, Random random)
    {
        var rows = shown.ToList();
        for (var number = 0; number < random.Next(0, 5); number++)
        {
            var at = random.Next(rows.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    rows.Insert(at, ($"{100 + number}", $"added by {who} {number}"));
                    break;
                case 1 when at < rows.Count:
                    rows[at] = (rows[at].Key, $"{rows[at].Text} {who}");
                    break;
                case 2 when at < rows.Count:
                    rows.RemoveAt(at);
                    break;
                case 3 when rows.Count > 1:
                    var moved = rows[^1];
                    rows.RemoveAt(rows.Count - 1);
                    rows.Insert(Math.Min(at, rows.Count), moved);
                    break;
            }
        }

        return rows;
    }

    private static RowMerge Merge(string shown, string mine, string theirs, bool isOwn = false)
    {
        var rows = Split(mine).Select(row => row.Split(':')).ToList();
        return new RowMerge(
            [.. Split(shown).Select((text, index) => new AnswerMark(AnswerMark.KeyAt(index), Row(text).Mark))],
            [.. rows.Select(row => row[0])],
            [.. rows.Select(row => Row(row[1]))],
            [.. Split(theirs).Select(Row)],
            isOwn);
    }

    private static string[] Split(string rows) => rows.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static DraftRow Row(string text) => new(new AnswerSet([new("text", new TextAnswer(text))]), []);

    private static string Write(IEnumerable<DraftRow> rows) => string.Join('|', rows.Select(row => row.Answers.Find("text")!.ToText()));
}
