using Survey.Core.Results.Disclosure;

namespace Survey.Tests.Core.Results.Disclosure;

internal sealed class CellSuppressionTests
{
    private const int Smallest = 5;

    [Test]
    public void Of_TableWithoutSmallCounts_WithholdsNothing() =>
        Withheld(new[,] { { 0, 5 }, { 8, 12 } }).ShouldBe("..\n..");

    [Test]
    public void Of_OneSmallCount_WithholdsARectangle() =>
        Withheld(new[,] { { 2, 30, 90 }, { 9, 40, 80 }, { 60, 70, 100 } }).ShouldBe("##.\n##.\n...");

    [Test]
    public void Of_CellThatCannotBeLowered_TakesAnother() =>
        // A cell with 0 cannot be lowered, so the second row cannot give anything to the first column.
        Withheld(new[,] { { 2, 30 }, { 0, 40 }, { 60, 70 } }).ShouldBe("##\n..\n##");

    [Test]
    public void Of_OneRow_CannotBeProtected() => CellSuppression.Of(new[,] { { 2, 30 } }, Smallest).ShouldBeNull();

    [Test]
    public void Of_NothingToLower_CannotBeProtected() => CellSuppression.Of(new[,] { { 2, 2 }, { 2, 2 } }, Smallest).ShouldBeNull();

    [Test]
    public void Of_ManyTables_NoAttackFindsThatACountIsSmall()
    {
        var random = new Random(20261130);
        var protectedTables = 0;
        for (var round = 0; round < 400; round++)
        {
            var (rows, columns) = (random.Next(2, 4), random.Next(2, 4));
            var counts = new int[rows, columns];
            for (var cell = 0; cell < rows * columns; cell++)
            {
                counts[cell / columns, cell % columns] = random.Next(0, 12);
            }

            if (CellSuppression.Of(counts, Smallest) is not { } withheld || !Any(withheld))
            {
                continue;
            }

            protectedTables++;
            var largest = TableAttack.FindLargest(
                Publish(counts, withheld),
                [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Sum(column => counts[row, column]))],
                [.. Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, rows).Sum(row => counts[row, column]))]);
            for (var cell = 0; cell < rows * columns; cell++)
            {
                var (row, column) = (cell / columns, cell % columns);
                if (CellSuppression.IsSmall(counts[row, column], Smallest))
                {
                    withheld[row, column].ShouldBeTrue();
                    largest[row, column].ShouldBeGreaterThanOrEqualTo(Smallest, $"table {round}, row {row}, column {column}");
                }
            }
        }

        protectedTables.ShouldBeGreaterThan(100);
    }

    [Test]
    public void FindLargest_OneWithheldCell_FindsIt() =>
        // The attack itself must be able to succeed.
        TableAttack.FindLargest(new int?[,] { { null, 30 }, { 9, 40 } }, [32, 49], [11, 70])[0, 0].ShouldBe(2);

    private static bool Any(bool[,] withheld) => withheld.Cast<bool>().Any(each => each);

    private static int?[,] Publish(int[,] counts, bool[,] withheld)
    {
        var published = new int?[counts.GetLength(0), counts.GetLength(1)];
        for (var row = 0; row < counts.GetLength(0); row++)
        {
            for (var column = 0; column < counts.GetLength(1); column++)
            {
                published[row, column] = withheld[row, column] ? null : counts[row, column];
            }
        }

        return published;
    }

    private static string Withheld(int[,] counts)
    {
        var withheld = CellSuppression.Of(counts, Smallest).ShouldNotBeNull();
        return string.Join(
            '\n',
            Enumerable.Range(0, counts.GetLength(0)).Select(row => string.Concat(
                Enumerable.Range(0, counts.GetLength(1)).Select(column => withheld[row, column] ? '#' : '.'))));
    }
}
