namespace Survey.Core.Problems;

/// <summary>One entry of the <see cref="ProblemCatalogue"/>: a kind of problem a user can meet.</summary>
public sealed class ProblemKind
{
    /// <summary>An entry.</summary>
    /// <param name="code">Stable, kebab-case, never reused for another meaning.</param>
    /// <param name="severity">Whether it stops the work.</param>
    /// <param name="meaning">What it means, one sentence, for the reference in <c>docs/problems.md</c>.</param>
    /// <param name="example">A short piece of input that causes it.</param>
    /// <param name="variants">
    /// Its situations: <c>"found, known"</c> are the details of the usual one, <c>"theme: found"</c> those of the variant “theme”.
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

    /// <summary>Whether it stops the work.</summary>
    public Severity Severity { get; }

    /// <summary>What it means, one sentence.</summary>
    public string Meaning { get; }

    /// <summary>A short piece of input that causes it.</summary>
    public string Example { get; }

    /// <summary>The situations in which it occurs, each with a template.</summary>
    public IReadOnlyList<ProblemVariant> Variants { get; }

    /// <summary>The situation without a name.</summary>
    public ProblemVariant Usual { get; }

    /// <summary>A situation by its name.</summary>
    public ProblemVariant this[string variant] => Variants.First(each => each.Key == $"{Code}/{variant}");

    private ProblemVariant Declare(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var details = text[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new ProblemVariant(this, colon < 0 ? null : text[..colon], details);
    }
}
