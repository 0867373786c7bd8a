using Survey.Core.Rounds;

namespace Survey.Core.Translations;

/// <summary>In which revision of a round each text was last changed, in each language.</summary>
public sealed class TextHistory
{
    private readonly Dictionary<(string Key, string Language), (string Text, int Revision)> _texts = [];
    private RoundDefinition? _before;

    /// <summary>Adds the next revision. Revisions must be added in ascending order.</summary>
    public void Add(int revision, RoundDefinition definition)
    {
        foreach (var text in RoundTexts.OfChanged(definition, _before).All)
        {
            foreach (var (language, said) in text.GetAll())
            {
                var key = (text.Key, language.ToLowerInvariant());
                if (!_texts.TryGetValue(key, out var known) || known.Text != said)
                {
                    _texts[key] = (said, revision);
                }
            }
        }

        _before = definition;
    }

    /// <summary>True if a text was changed in one language after its last change in another.</summary>
    /// <param name="key">The key of the text.</param>
    /// <param name="original">The language of the original.</param>
    /// <param name="translated">The language of the translation.</param>
    public bool IsOutdated(string key, string original, string translated) =>
        Find(key, original) > Find(key, translated);

    private int? Find(string key, string language) =>
        _texts.TryGetValue((key, language.ToLowerInvariant()), out var known) ? known.Revision : null;
}
