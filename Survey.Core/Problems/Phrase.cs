using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>Words shared by several messages, with their own details: the template <c>phrase/KEY</c> of <c>problems.json</c>.</summary>
public sealed class Phrase : IEquatable<Phrase>
{
    private readonly string _key;
    private readonly (string Name, Detail Value)[] _details;

    /// <summary>Makes a phrase.</summary>
    /// <param name="key">The key without <c>phrase/</c>.</param>
    /// <param name="details">Values of its placeholders, by name.</param>
    public Phrase(string key, params ReadOnlySpan<(string Name, Detail Value)> details)
    {
        _key = $"phrase/{key}";
        _details = details.ToArray();
    }

    /// <summary>True if both give the same English text.</summary>
    public bool Equals(Phrase? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Phrase);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The words in English.</summary>
    public override string ToString() => ToText(ProblemTemplates.Of(Language.English));

    internal string ToText(ProblemTemplates texts) => texts.Say(_key, _details);
}
