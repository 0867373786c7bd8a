using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>A part of a parsed pattern of <c>regex()</c>.</summary>
internal abstract record PatternNode
{
    /// <summary>The character <paramref name="One"/>, or one that a class of .NET accepts, such as <c>[a-z]</c> or <c>\s</c>.</summary>
    public sealed record Character(char One, Regex? Class = null) : PatternNode;

    /// <summary>A place in the text: <c>^</c>, <c>$</c>, or the letter of <c>\A</c>, <c>\z</c>, <c>\Z</c>, <c>\b</c>, <c>\B</c>.</summary>
    public sealed record Anchor(char Kind) : PatternNode;

    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    public sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode;

    /// <summary>A repetition; no upper limit if <paramref name="Most"/> is null.</summary>
    public sealed record Repetition(PatternNode Body, int Least, int? Most, bool IsLazy) : PatternNode;

    /// <summary>A group whose text <c>\1</c> refers to, by its number from 1.</summary>
    public sealed record Group(PatternNode Body, int Number) : PatternNode;

    public sealed record BackReference(int Number) : PatternNode;

    /// <summary>A look ahead or behind, or an atomic group, which is a look ahead that moves on.</summary>
    public sealed record Look(PatternNode Body, bool IsBehind, bool IsNegative, bool Moves) : PatternNode;
}
