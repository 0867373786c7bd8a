namespace Survey.Core.Questionnaires.Logic;

/// <summary>Leaves the descent at the first thing that cannot be understood; never leaves <see cref="ExpressionParser"/>.</summary>
internal sealed class ExpressionMalformed(string message) : Exception(message);
