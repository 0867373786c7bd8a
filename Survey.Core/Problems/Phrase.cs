using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>Words that several messages use, with details of their own: the template <c>phrase/KEY</c> of <c>problems.json</c>.</summary>
public sealed class Phrase : IEquatable<Phrase>
{
    private readonly string _key;
    private readonly (string Name, Detail Value)[] _details;

    /// <summary>A phrase.</summary>
    /// <param name="key">Its key without <c>phrase/</c>.</param>
    /// <param name="details">The values of its placeholders.</param>
    public Phrase(string key, params ReadOnlySpan<(string Name, Detail Value)> details)
    {
        _key = $"phrase/{key}";
        _details = details.ToArray();
    }

    /// <summary>Whether both read the same.</summary>
    public bool Equals(Phrase? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Phrase);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The words in English.</summary>
    public override string ToString() => ToText(ProblemTemplates.Of(Language.English));

    internal string ToText(ProblemTemplates texts) => texts.Say(_key, _details);
}
