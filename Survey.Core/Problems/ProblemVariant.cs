namespace Survey.Core.Problems;

/// <summary>A variant of a kind of problem, with its own template.</summary>
/// <param name="kind">The kind.</param>
/// <param name="name">Distinguishes the variants of one kind; null for the default one.</param>
/// <param name="details">Names of the details that the template quotes.</param>
public sealed class ProblemVariant(ProblemKind kind, string? name, IReadOnlyList<string> details)
{
    /// <summary>The kind.</summary>
    public ProblemKind Kind { get; } = kind;

    /// <summary>Names of the details that the template quotes.</summary>
    public IReadOnlyList<string> Details { get; } = details;

    /// <summary>The key of the template: the code, or <c>code/variant</c>.</summary>
    public string Key { get; } = name is null ? kind.Code : $"{kind.Code}/{name}";

    /// <summary>The default variant of a kind.</summary>
    public static implicit operator ProblemVariant(ProblemKind kind) => kind.Usual;
}
