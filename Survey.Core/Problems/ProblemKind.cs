namespace Survey.Core.Problems;

/// <summary>A kind of problem: one entry of the <see cref="ProblemCatalogue"/>.</summary>
public sealed class ProblemKind
{
    /// <summary>Makes an entry.</summary>
    /// <param name="code">Stable, kebab-case, never reused for another meaning.</param>
    /// <param name="severity">Error or warning.</param>
    /// <param name="meaning">One sentence, for the reference in <c>docs/problems.md</c>.</param>
    /// <param name="example">A short piece of input that causes it.</param>
    /// <param name="variants">
    /// Its variants: <c>"found, known"</c> are the details of the default variant, <c>"theme: found"</c> those of the variant “theme”.
    /// </param>
    internal ProblemKind(string code, Severity severity, string meaning, string example, params IReadOnlyList<string> variants)
    {
        Code = code;
        Severity = severity;
        Meaning = meaning;
        Example = example;
        Variants = [.. variants.Select(Declare)];
        Usual = Variants.FirstOrDefault(variant => variant.Key == code) ?? new ProblemVariant(this, name: null, []);
    }

    /// <summary>Stable, kebab-case, never reused for another meaning.</summary>
    public string Code { get; }

    /// <summary>Error or warning.</summary>
    public Severity Severity { get; }

    /// <summary>Its meaning, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>A short piece of input that causes it.</summary>
    public string Example { get; }

    /// <summary>Its variants, each with its own template.</summary>
    public IReadOnlyList<ProblemVariant> Variants { get; }

    /// <summary>The default variant, which has no name.</summary>
    public ProblemVariant Usual { get; }

    /// <summary>The variant with that name.</summary>
    public ProblemVariant this[string variant] => Variants.First(each => each.Key == $"{Code}/{variant}");

    private ProblemVariant Declare(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var details = text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new ProblemVariant(this, colon < 0 ? null : text[..colon], details);
    }
}
