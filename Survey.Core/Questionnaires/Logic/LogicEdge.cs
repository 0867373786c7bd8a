namespace Survey.Core.Questionnaires.Logic;

/// <summary>A dependency between two questions.</summary>
/// <param name="Source">The question that is referred to.</param>
/// <param name="Dependent">The question that refers to it.</param>
/// <param name="Base">
/// A scope around both, normally the innermost one. A change in one of its rows affects only the dependents below the
/// same row.
/// </param>
internal sealed record LogicEdge(LogicNode Source, LogicNode Dependent, ScopeChain Base);
