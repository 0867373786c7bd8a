namespace Survey.Core.Problems;

/// <summary>One entry of the <see cref="ProblemCatalogue"/>: a kind of problem a user can meet.</summary>
/// <param name="Code">Stable, kebab-case, never reused for another meaning.</param>
/// <param name="Severity">Whether it stops the work.</param>
/// <param name="Meaning">What it means, one sentence, for the reference in <c>docs/problems.md</c>.</param>
/// <param name="Example">A short piece of input that causes it.</param>
public sealed record ProblemKind(string Code, Severity Severity, string Meaning, string Example);
