using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>One thing wrong with an input. What a person reads about it is made from a template of their language.</summary>
/// <param name="Variant">The catalogue's entry and the situation.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Details">The values that the template quotes; never an answer's text in full.</param>
public sealed record Problem(ProblemVariant Variant, Place Place, IReadOnlyList<(string Name, Detail Value)> Details)
{
    /// <summary>The question it is about, by its place in a response (<c>recommendations #2.link</c>), where <see cref="Place"/> is a cell; else null.</summary>
    public string? Question { get; init; }

    /// <summary>The catalogue's entry, with the stable code.</summary>
    public ProblemKind Kind => Variant.Kind;

    /// <summary>The catalogue's stable code, for instance <c>element-unknown</c>.</summary>
    public string Code => Kind.Code;

    /// <summary>Whether it stops the work.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>What was found and what to do about it.</summary>
    public string ToText(Language language) => ProblemTemplates.Of(language).Say(Variant.Key, Details);

    /// <summary>One line: place, severity, code, message.</summary>
    public string ToLine(Language language) => ProblemTemplates.Of(language).Say(
        Severity == Severity.Error ? "phrase/line-error" : "phrase/line-warning",
        [("place", Detail.Exact(Place.ToText(language))), ("code", Detail.Exact(Code)), ("message", Detail.Exact(ToText(language)))]);

    /// <summary>The line in English.</summary>
    public override string ToString() => ToLine(Language.English);
}
