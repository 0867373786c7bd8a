using System.Diagnostics.CodeAnalysis;

namespace Survey.Core.Problems;

/// <summary>What came of reading or checking an input: a value, or all the problems that stood in the way.</summary>
/// <param name="Value">The value; null exactly if there was an error.</param>
/// <param name="Problems">Everything found, warnings too, in the order of the input.</param>
/// <param name="Errors">How many errors were found, kept or not.</param>
/// <param name="ProblemsNotKept">How many more were found than <paramref name="Problems"/> holds.</param>
public sealed record Outcome<T>(T? Value, IReadOnlyList<Problem> Problems, int Errors, int ProblemsNotKept)
    where T : class
{
    /// <summary>True if the input can be used; there may be warnings.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
