using System.Numerics;
using System.Runtime.CompilerServices;

namespace Survey.Core.Frameworks;

/// <summary>
/// A set of positions in a framework, stored as bits. The positions are those of elements, or those of themes, each
/// in the range [0, <see cref="Capacity"/>).
/// </summary>
/// <remarks>
/// A value of 64 bytes without a heap allocation of its own, so the coverage of a hundred thousand respondents stays
/// small, and joining or counting sets takes a handful of instructions.
/// </remarks>
public readonly struct ElementSet : IEquatable<ElementSet>
{
    /// <summary>The largest number of elements that a framework may have; also the largest number of themes.</summary>
    public const int Capacity = 512;

    private const int BitsPerWord = 64;

    private readonly Words _words;

    private ElementSet(Words words) => _words = words;

    /// <summary>The set without positions.</summary>
    public static ElementSet Empty => default;

    /// <summary>Number of positions in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>True if the set has no positions.</summary>
    public bool IsEmpty => Equals(Empty);

    /// <summary>The position after the highest one; 0 for an empty set.</summary>
    public int End
    {
        get
        {
            for (var word = Words.Length - 1; word >= 0; word--)
            {
                if (_words[word] != 0)
                {
                    return (word * BitsPerWord) + BitOperations.Log2(_words[word]) + 1;
                }
            }

            return 0;
        }
    }

    /// <summary>The positions in the set, in ascending order.</summary>
    public IEnumerable<int> Positions
    {
        get
        {
            for (var word = 0; word < Words.Length; word++)
            {
                for (var bits = _words[word]; bits != 0; bits &= bits - 1)
                {
                    yield return (word * BitsPerWord) + BitOperations.TrailingZeroCount(bits);
                }
            }
        }
    }

    /// <summary>The union of two sets.</summary>
    public static ElementSet operator |(ElementSet left, ElementSet right) => left.Union(right);

    /// <summary>True if both sets have the same positions.</summary>
    public static bool operator ==(ElementSet left, ElementSet right) => left.Equals(right);

    /// <summary>True if the sets differ in at least one position.</summary>
    public static bool operator !=(ElementSet left, ElementSet right) => !left.Equals(right);

    /// <summary>The set of the given positions. Duplicates count once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside [0, 512).</exception>
    public static ElementSet Of(params IEnumerable<int> positions)
    {
        var words = default(Words);
        foreach (var position in positions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position, nameof(positions));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Capacity, nameof(positions));
            words[position / BitsPerWord] |= 1UL << (position % BitsPerWord);
        }

        return new ElementSet(words);
    }

    /// <summary>Restores a set from the bytes that <see cref="ToBytes"/> returned.</summary>
    /// <param name="bytes">At most 64 bytes, lowest positions first. Missing bytes at the end are treated as 0.</param>
    public static ElementSet FromBytes(ReadOnlySpan<byte> bytes)
    {
        var words = default(Words);
        for (var i = 0; i < bytes.Length; i++)
        {
            words[i / sizeof(ulong)] |= (ulong)bytes[i] << (i % sizeof(ulong) * 8);
        }

        return new ElementSet(words);
    }

    /// <summary>True if the position is in the set.</summary>
    public bool Contains(int position) =>
        position is >= 0 and < Capacity && (_words[position / BitsPerWord] & (1UL << (position % BitsPerWord))) != 0;

    /// <summary>The positions that are in at least one of the two sets.</summary>
    public ElementSet Union(ElementSet other)
    {
        var words = _words;
        for (var i = 0; i < Words.Length; i++)
        {
            words[i] |= other._words[i];
        }

        return new ElementSet(words);
    }

    /// <summary>The positions that are in both sets.</summary>
    public ElementSet Intersect(ElementSet other)
    {
        var words = _words;
        for (var i = 0; i < Words.Length; i++)
        {
            words[i] &= other._words[i];
        }

        return new ElementSet(words);
    }

    /// <summary>The set as bytes, lowest positions first, without the zero bytes at the end. An empty set gives no bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Words.Length * sizeof(ulong)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(_words[i / sizeof(ulong)] >> (i % sizeof(ulong) * 8));
        }

        return bytes.AsSpan().TrimEnd((byte)0).ToArray();
    }

    /// <inheritdoc/>
    public bool Equals(ElementSet other) => ((ReadOnlySpan<ulong>)_words).SequenceEqual(other._words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ElementSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    [InlineArray(Length)]
    private struct Words
    {
        public const int Length = Capacity / BitsPerWord;

        private ulong _first;
    }
}
