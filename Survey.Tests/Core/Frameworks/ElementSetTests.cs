using FsCheck;
using FsCheck.Fluent;
using Survey.Core.Frameworks;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Survey.Tests.Core.Frameworks;

public sealed class ElementSetTests
{
    private static int[] ToPositions(int[] numbers) => [.. numbers.Select(number => (int)((uint)number % ElementSet.Capacity))];

    [Property]
    public bool Of_AnyPositions_HoldsExactlyThese(int[] numbers)
    {
        var positions = ToPositions(numbers);
        return ElementSet.Of(positions).Positions.SequenceEqual(positions.Distinct().Order());
    }

    [Property]
    public bool Union_TwoSets_IsTheSetOfBothLists(int[] left, int[] right) =>
        (ElementSet.Of(ToPositions(left)) | ElementSet.Of(ToPositions(right))) == ElementSet.Of(ToPositions([.. left, .. right]));

    [Property]
    public bool Intersect_TwoSets_HoldsWhatBothContain(int[] left, int[] right)
    {
        var first = ElementSet.Of(ToPositions(left));
        var second = ElementSet.Of(ToPositions(right));
        var both = first.Intersect(second);
        return Enumerable
            .Range(0, ElementSet.Capacity)
            .All(position => both.Contains(position) == (first.Contains(position) && second.Contains(position)));
    }

    [Property]
    public bool ToBytes_ReadAgain_GivesTheSameSet(int[] numbers)
    {
        var set = ElementSet.Of(ToPositions(numbers));
        return ElementSet.FromBytes(set.ToBytes()) == set && set.Count == set.Positions.Count();
    }

    [Test]
    public void ToBytes_EmptySet_IsEmpty() => ElementSet.Empty.ToBytes().ShouldBeEmpty();

    [TestCase(-1)]
    [TestCase(512)]
    public void Of_PositionOutside_Throws(int position) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ElementSet.Of(position));

    [TestCase(-1)]
    [TestCase(512)]
    public void Contains_PositionOutside_IsFalse(int position) => ElementSet.Of(0, 511).Contains(position).ShouldBeFalse();
}
