namespace Survey.Core.Problems;

/// <summary>One situation in which a kind of problem occurs, with a template of its own.</summary>
/// <param name="kind">The kind.</param>
/// <param name="name">Tells the variants of one kind apart; null for the usual one.</param>
/// <param name="details">The names of the details that the template quotes.</param>
public sealed class ProblemVariant(ProblemKind kind, string? name, IReadOnlyList<string> details)
{
    /// <summary>The kind.</summary>
    public ProblemKind Kind { get; } = kind;

    /// <summary>The names of the details that the template quotes.</summary>
    public IReadOnlyList<string> Details { get; } = details;

    /// <summary>The key of the template: the code, or <c>code/variant</c>.</summary>
    public string Key { get; } = name is null ? kind.Code : $"{kind.Code}/{name}";

    /// <summary>The usual situation of a kind.</summary>
    public static implicit operator ProblemVariant(ProblemKind kind) => kind.Usual;
}
