using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>One thing wrong with an input. Its message is made from a template of the reader's language.</summary>
/// <param name="Variant">The kind of problem and its variant.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Details">Values that the template quotes; never the full text of an answer.</param>
public sealed record Problem(ProblemVariant Variant, Place Place, IReadOnlyList<(string Name, Detail Value)> Details)
{
    /// <summary>
    /// The question's place in a response (<c>recommendations #2.link</c>), if <see cref="Place"/> is a cell; otherwise null.
    /// </summary>
    public string? Question { get; init; }

    /// <summary>The kind of problem, an entry of the catalogue.</summary>
    public ProblemKind Kind => Variant.Kind;

    /// <summary>The stable code of the kind, such as <c>element-unknown</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>Whether it is an error or a warning.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>The message: what was found, and what to do about it.</summary>
    public string ToText(Language language) => ProblemTemplates.Of(language).Say(Variant.Key, Details);

    /// <summary>One line: place, severity, code, message.</summary>
    public string ToLine(Language language) => ProblemTemplates.Of(language).Say(
        Severity == Severity.Error ? "phrase/line-error" : "phrase/line-warning",
        [("place", Detail.Exact(Place.ToText(language))), ("code", Detail.Exact(Code)), ("message", Detail.Exact(ToText(language)))]);

    /// <summary>The line in English.</summary>
    public override string ToString() => ToLine(Language.English);
}
