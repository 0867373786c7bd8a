namespace Survey.Core.Translations;

/// <summary>The texts of a round with the state of each translation.</summary>
/// <param name="round">The round's code.</param>
/// <param name="revision">Number of the definition's revision.</param>
/// <param name="texts">The texts of that revision.</param>
/// <param name="history">When they were changed.</param>
/// <param name="stamps">The stamps of translations that a person said are right (<see cref="Translation.Stamp"/>).</param>
public sealed class RoundTranslations(
    string round,
    int revision,
    RoundTexts texts,
    TextHistory history,
    IReadOnlySet<string> stamps)
{
    /// <summary>The round's code.</summary>
    public string Round { get; } = round;

    /// <summary>Number of the definition's revision.</summary>
    public int Revision { get; } = revision;

    /// <summary>The texts.</summary>
    public RoundTexts Texts { get; } = texts;

    /// <summary>The texts with their translations from one language into another, in the order of the documents.</summary>
    public IReadOnlyList<Translation> Get(string from, string to) =>
        [.. Texts.All.Select(text => new Translation(text, from, to, StateOf(text, from, to)))];

    /// <summary>What a file of translations has: the texts that have an original.</summary>
    public TranslationSet ToSet(string from, string to) =>
        new(new TranslationHead(Round, Revision, from, to), [.. Get(from, to).Where(each => each.Source.Length > 0)]);

    /// <summary>How many texts lack each language, and how many are to be checked.</summary>
    /// <param name="from">The language of the originals.</param>
    /// <param name="others">Languages to count beside those of the round.</param>
    public IReadOnlyList<LanguageCount> Count(string from, params IEnumerable<string> others) =>
    [
        .. Texts.Languages.Concat(others).Distinct(StringComparer.OrdinalIgnoreCase).Select(language =>
        {
            var states = Texts.All.Select(text => StateOf(text, from, language)).CountBy(state => state).ToDictionary();
            return new LanguageCount(
                language,
                Texts.All.Count,
                states.GetValueOrDefault(TranslationState.Missing),
                states.GetValueOrDefault(TranslationState.ToCheck));
        }),
    ];

    private TranslationState StateOf(TranslatableText text, string from, string to) =>
        text.In(to).Length == 0 ? TranslationState.Missing
        : from.Equals(to, StringComparison.OrdinalIgnoreCase) || text.IsSameInEveryLanguage ? TranslationState.Translated
        : stamps.Contains(Translation.StampOf(text, from, to)) ? TranslationState.Reviewed
        : history.IsOutdated(text.Key, from, to) ? TranslationState.ToCheck
        : TranslationState.Translated;
}

/// <summary>How complete the texts of a round are in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Texts">Number of texts of the round.</param>
/// <param name="Missing">Number of texts that lack the language.</param>
/// <param name="ToCheck">Number of translations whose original was changed after them.</param>
public sealed record LanguageCount(string Language, int Texts, int Missing, int ToCheck);
