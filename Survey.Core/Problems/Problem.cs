namespace Survey.Core.Problems;

/// <summary>One thing wrong with an input, said so that a person can find and mend it.</summary>
/// <param name="Kind">The catalogue's entry, with the stable code.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What was found and what to do about it, in English; never an answer's text in full.</param>
public sealed record Problem(ProblemKind Kind, Place Place, string Message)
{
    /// <summary>The catalogue's stable code, for instance <c>element-unknown</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>Whether it stops the work.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>One line: place, severity, code, message.</summary>
    public override string ToString() =>
        $"{Place}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
