namespace Survey.Core.Problems;

/// <summary>One thing wrong with an input, said so that a person can find and mend it.</summary>
/// <param name="Kind">The catalogue's entry, with the stable code.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What was found and what to do about it, in English; never an answer's text in full.</param>
public sealed record Problem(ProblemKind Kind, Place Place, string Message)
{
    /// <summary>What was found there, as far as a message may quote it, for messages in other words than <see cref="Message"/>; null where nothing is quoted.</summary>
    public string? Found { get; init; }

    /// <summary>The question it is about, by its place in a response (<c>recommendations #2.link</c>), where <see cref="Place"/> is a cell; else null.</summary>
    public string? Question { get; init; }

    /// <summary>The catalogue's stable code, for instance <c>element-unknown</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>Whether it stops the work.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>One line: place, severity, code, message.</summary>
    public override string ToString() =>
        $"{Place}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";
}
