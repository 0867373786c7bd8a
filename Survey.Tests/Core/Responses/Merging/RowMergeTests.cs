using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;

namespace Survey.Tests.Core.Responses.Merging;

/// <summary>Two people change the rows of one table: the changes of both stay.</summary>
public sealed class RowMergeTests
{
    // Rows are their texts, with their ids before them: "2:Agree on skills". The ids of the base are the positions.
    [TestCase("a|b|c", "1:a|2:B|3:c", "1:a|2:b|3:C", "a|B|C", TestName = "Each changes another row")]
    [TestCase("a|b|c", "1:a|2:B|3:c", "1:A|2:b|3:c", "A|B|c", TestName = "Each changes another row, side by side")]
    [TestCase("a", "1:a|m:mine", "1:a|t:theirs", "a|theirs|mine", TestName = "Both add at the end")]
    [TestCase("", "m:mine", "t:theirs", "theirs|mine", TestName = "Both add the first row")]
    [TestCase("a|b", "1:a|m:mine|2:b", "1:a|2:B", "a|mine|B", TestName = "A row is added before one that was changed")]
    [TestCase("a|b|c", "1:a|3:c", "1:a|2:b|3:C", "a|C", TestName = "A row is removed beside one that was changed")]
    [TestCase("a|b|c", "1:a|3:c", "1:a|2:b changed|3:c", "a|b changed|c", TestName = "Their change wins over my removal")]
    [TestCase("a|b|c", "1:a|2:b changed|3:c", "1:a|3:c", "a|b changed|c", TestName = "My change wins over their removal")]
    [TestCase("a|b|c", "1:a|3:c", "1:a|3:c", "a|c", TestName = "Both remove the same row")]
    [TestCase("a|b|c", "1:a|2:b|3:c", "3:c", "c", TestName = "Rows that they removed and nobody changed are gone")]
    [TestCase("a|b|c", "3:c|1:a|2:b", "1:a|2:b|3:c changed", "c changed|a|b", TestName = "A row is moved and changed")]
    [TestCase("a|b|c", "1:a|2:B|3:c", "3:c|1:a|2:b", "c|a|B", TestName = "A row is changed while they move rows")]
    [TestCase("a|b", "2:b|1:a", "1:a|2:b|t:new", "b|new|a", TestName = "Rows are moved while they add one after the second")]
    [TestCase("a|b", "1:same|2:b", "1:same|2:b", "same|b", TestName = "Both change a row to the same")]
    [TestCase("a", "1:a|m:new", "1:a|t:new", "a|new|new", TestName = "New rows of two people are two, even if they are the same")]
    [TestCase("a|b", "1:a|2:b|m:b", "1:a|2:b|t:b", "a|b|b|b", TestName = "Copies of a row by two people are two")]
    [TestCase("x|x", "1:x|2:mine", "1:theirs|2:x", "theirs|mine", TestName = "Each changes one of two equal rows")]
    [TestCase("a", "1:a|m:new", "1:a|m:new", "a|new", TestName = "A row that was sent twice is added once")]
    [TestCase("a|new", "1:a|2:new, and more", "1:a|2:new", "a|new, and more", TestName = "A new row that was written on after it was saved is one")]
    [TestCase("a", "1:a|m:newer", "1:a|n:other", "a|other|newer", TestName = "Two new rows of one person are two")]
    [TestCase("a|b", "1:a quite different|2:b", "2:b|1:a", "b|a quite different", TestName = "A row is moved and rewritten: its id tells that it is the same")]
    public void Of_NothingToDecide_HasTheChangesOfBoth(string before, string mine, string theirs, string expected)
    {
        var merge = Merge(before, mine, theirs);

        merge.IsConflict.ShouldBeFalse();
        Write(merge.Mine).ShouldBe(expected);
        Write(merge.Theirs).ShouldBe(expected);
        Write(merge.Both).ShouldBe(expected);
    }

    [TestCase("a|b words|c", "1:A|2:b words of mine|3:c", "1:a|2:b words of theirs|3:c|t:d", "A|b words of mine|c|d", "A|b words of theirs|c|d", "A|b words of theirs|b words of mine|c|d", TestName = "Both change a row")]
    [TestCase("a|b|c", "1:a|2:mine|3:c", "1:a|2:theirs|3:c", "a|mine|c", "a|theirs|c", "a|theirs|mine|c", TestName = "Both change a row to something quite different")]
    [TestCase("a|b|c", "2:b|3:c|1:a", "3:c|2:b|1:a|t:d", "b|c|a|d", "c|b|a|d", "c|b|a|d", TestName = "Both change the order")]
    [TestCase("a", "1:a|m:new, and more", "1:a|m:new", "a|new, and more", "a|new", "a|new|new, and more", TestName = "A new row with the same id has two versions")]
    public void Of_BothChangedOne_IsAConflict(string before, string mine, string theirs, string asMine, string asTheirs, string asBoth)
    {
        var merge = Merge(before, mine, theirs);

        merge.IsConflict.ShouldBeTrue();
        Write(merge.Mine).ShouldBe(asMine);
        Write(merge.Theirs).ShouldBe(asTheirs);
        Write(merge.Both).ShouldBe(asBoth);
        merge.Both.Select(row => row.Id).ShouldBeUnique();
    }

    [Test]
    public void Of_RowsOfBoth_KeepTheirIds() =>
        Merge("a|b|c", "1:a|2:b|3:c|9:new", "t:theirs|1:a|3:c").Mine.Select(row => row.Id).ShouldBe(["t", "1", "3", "9"]);

    [Test]
    public void Of_AnyChangesOfTwoPeople_LosesNoRowOfEither([Range(1, 300)] int seed)
    {
        var (before, mine, theirs) = Draw(seed);
        var merge = Merge(before, mine, theirs);

        var both = merge.Both.Select(TextOf).ToHashSet();
        mine.Concat(theirs).Select(TextOf).Where(text => text.Contains("mine") || text.Contains("theirs")).ShouldBeSubsetOf(both);
        if (!merge.IsConflict)
        {
            Write(merge.Mine).ShouldBe(Write(merge.Theirs));
        }

        var known = before.Select(row => row.Id).ToHashSet();
        foreach (var rows in new[] { merge.Mine, merge.Theirs, merge.Both })
        {
            rows.Select(row => row.Id).ShouldBeUnique();
            mine.Concat(theirs).Select(row => row.Id).Where(id => !known.Contains(id)).ShouldBeSubsetOf(rows.Select(row => row.Id), "New rows stay.");
        }
    }

    [Test]
    public void Of_OnlyOneSideChanged_GivesThatSide([Range(1, 100)] int seed)
    {
        var (before, changed, _) = Draw(seed);

        var (mine, theirs) = (Merge(before, changed, before), Merge(before, before, changed));

        (mine.IsConflict, WriteWithIds(mine.Mine)).ShouldBe((false, WriteWithIds(changed)));
        (theirs.IsConflict, WriteWithIds(theirs.Mine)).ShouldBe((false, WriteWithIds(changed)));
    }

    [Test]
    public void Of_SidesExchanged_GivesTheSameRows([Range(1, 200)] int seed)
    {
        var (before, mine, theirs) = Draw(seed);

        var (merge, exchanged) = (Merge(before, mine, theirs), Merge(before, theirs, mine));

        exchanged.IsConflict.ShouldBe(merge.IsConflict);
        exchanged.Mine.Select(WriteWithId).ShouldBe(merge.Theirs.Select(WriteWithId), ignoreOrder: true);
        exchanged.Theirs.Select(WriteWithId).ShouldBe(merge.Mine.Select(WriteWithId), ignoreOrder: true);
        exchanged.Both.Select(TextOf).ShouldBe(merge.Both.Select(TextOf), ignoreOrder: true);
    }

    private static (List<ContentRow> Before, List<ContentRow> Mine, List<ContentRow> Theirs) Draw(int seed)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(1, random.Next(0, 7)).Select(number => Row($"{number}", random.Next(4) == 0 ? "same" : $"row {number}")).ToList();
        return (before, Change(before, "mine", random), Change(before, "theirs", random));
    }

    private static List<ContentRow> Change(List<ContentRow> before, string who, Random random)
    {
        var rows = before.ToList();
        for (var number = 0; number < random.Next(0, 5); number++)
        {
            var at = random.Next(rows.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    rows.Insert(at, Row($"{who}{number}", $"added by {who} {number}"));
                    break;
                case 1 when at < rows.Count:
                    rows[at] = Row(rows[at].Id, $"{TextOf(rows[at])} {who}");
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

    private static RowMerge Merge(string before, string mine, string theirs) =>
        Merge([.. Split(before).Select((text, index) => Row(RowIds.OfPosition(index + 1), text))], Parse(mine), Parse(theirs));

    private static RowMerge Merge(List<ContentRow> before, List<ContentRow> mine, List<ContentRow> theirs) =>
        RowMerge.Of([.. before.Select(row => new RowDigest(row.Id, row.Digest))], mine, theirs);

    private static List<ContentRow> Parse(string rows) => [.. Split(rows).Select(row => row.Split(':')).Select(row => Row(row[0], row[1]))];

    private static string[] Split(string rows) => rows.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static ContentRow Row(string id, string text) => new(id, new AnswerSet([new("text", new TextAnswer(text))]), []);

    private static string TextOf(ContentRow row) => row.Answers.Find("text")!.ToText();

    private static string WriteWithId(ContentRow row) => $"{row.Id}:{TextOf(row)}";

    private static string Write(IEnumerable<ContentRow> rows) => string.Join('|', rows.Select(TextOf));

    private static string WriteWithIds(IEnumerable<ContentRow> rows) => string.Join('|', rows.Select(WriteWithId));
}
