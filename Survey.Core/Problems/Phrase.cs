namespace Survey.Core.Problems;

/// <summary>Words that several messages use, with details of their own: the template <c>phrase/KEY</c> of <c>problems.json</c>.</summary>
public sealed class Phrase
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

    internal string ToText(ProblemTemplates texts) => texts.Say(_key, _details);
}
