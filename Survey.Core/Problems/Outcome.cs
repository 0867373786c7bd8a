using System.Diagnostics.CodeAnalysis;

namespace Survey.Core.Problems;

/// <summary>Result of reading or checking an input: a value, or all errors that prevented it.</summary>
/// <param name="Value">The value; null if an error prevented it.</param>
/// <param name="Problems">The errors and warnings found, in the order of the input.</param>
/// <param name="Errors">Number of errors, whether listed in <paramref name="Problems"/> or not.</param>
/// <param name="ProblemsNotKept">Number of problems that are not listed in <paramref name="Problems"/>.</param>
public sealed record Outcome<T>(T? Value, IReadOnlyList<Problem> Problems, int Errors, int ProblemsNotKept)
    where T : class
{
    /// <summary>True if the input can be used; there may be warnings.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
