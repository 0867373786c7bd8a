namespace Survey.Core.Questionnaires.Logic;

/// <summary>One question decides about another.</summary>
/// <param name="Source">The one referred to.</param>
/// <param name="Dependent">The one that refers to it.</param>
/// <param name="Base">The scope whose rows both share: a change in one of them reaches the dependents below the same one.</param>
internal sealed record LogicEdge(LogicNode Source, LogicNode Dependent, ScopeChain Base);
