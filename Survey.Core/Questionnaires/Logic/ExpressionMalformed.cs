namespace Survey.Core.Questionnaires.Logic;

/// <summary>Aborts parsing at the first syntax error. <see cref="ExpressionParser"/> catches it and reports a problem.</summary>
internal sealed class ExpressionMalformed(string message) : Exception(message);
