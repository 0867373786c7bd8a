using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>Aborts parsing at the first syntax error. <see cref="ExpressionParser"/> catches it and reports a problem.</summary>
internal sealed class ExpressionMalformed(Phrase reason) : Exception
{
    /// <summary>The reason, as a part of a sentence.</summary>
    public Phrase Reason { get; } = reason;
}
