namespace Survey.Core.Reading.Typed;

/// <summary>Reads the choices of a list as people type or pick them: by code, or by label in any language; case is ignored.</summary>
public sealed class TypedChoices
{
    private const string Separators = ";؛\n";
    private const string Commas = ",،";

    private readonly List<(string Code, LocalizedText Label)> _choices;
    private readonly HashSet<string> _exact;
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    // Labels and codes that two choices share.
    private readonly HashSet<string> _unclear = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a reader of a list of choices.</summary>
    /// <param name="choices">Code and label of each choice, in order; of choices with the same code, the first counts.</param>
    public TypedChoices(IEnumerable<(string Code, LocalizedText Label)> choices)
    {
        _choices = [.. choices.DistinctBy(choice => choice.Code, StringComparer.Ordinal)];
        _exact = _choices.Select(choice => choice.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, label) in _choices)
        {
            Add(_codes, PlainLine.Of(code), code);
            foreach (var text in TextsOf(label).Select(PlainLine.Of).Where(text => text.Length > 0))
            {
                Add(_labels, text, code);
                Add(_labels, PlainLine.Of(WithCode(text, code)), code);
            }
        }
    }

    /// <summary>
    /// The names by which the choices are shown in a language: the label, followed by the code if the label alone is not unique or is
    /// another choice's code.
    /// </summary>
    /// <param name="language">The language.</param>
    /// <param name="fallback">Language for labels that lack it.</param>
    /// <returns>Codes and names, in the order of the list. <see cref="Find"/> finds each name.</returns>
    public IReadOnlyList<KeyValuePair<string, string>> GetNames(string language, string fallback)
    {
        var shown = _choices.ConvertAll(choice => choice.Label.In(language, fallback).ReplaceLineEndings(" ").Trim());
        var labels = shown.ConvertAll(PlainLine.Of);
        return [.. _choices.Select((choice, index) => KeyValuePair.Create(
            choice.Code,
            IsClear(choice.Code, labels[index], labels) ? shown[index] : WithCode(shown[index], choice.Code)))];
    }

    /// <summary>The code of the choice that a text stands for; null if there is none, or there could be two.</summary>
    /// <param name="text">The typed text.</param>
    /// <param name="shown">
    /// The language in which the choices were shown, and the one for labels that lack it; they decide if several choices have the same
    /// label. Null if the choices were not shown.
    /// </param>
    public string? Find(string text, (string Language, string Fallback)? shown = null)
    {
        if (_exact.Contains(text))
        {
            return text;
        }

        var visible = InvisibleCharacters.Remove(text).Trim();
        if (_exact.Contains(visible))
        {
            return visible;
        }

        var line = PlainLine.Of(visible);
        return _codes.TryGetValue(line, out var code) || _labels.TryGetValue(line, out code) ? code
            : shown is var (language, fallback) && _unclear.Contains(line) ? FindShown(language, fallback, line)
            : null;
    }

    /// <summary>
    /// The choices that a text names. Its parts are separated by semicolons or line breaks; within these by commas; or, if each word is a
    /// choice, by spaces.
    /// </summary>
    /// <returns>Each part with its code, which is null if the part is not a choice.</returns>
    public IEnumerable<(string? Code, string Text)> FindAll(string text, (string Language, string Fallback)? shown = null) =>
        Find(text, shown) is { } one ? [(one, text)]
        : FindWords(text) is { Count: > 0 } words ? words
        : Split(text, Separators).SelectMany(part => SplitByCommas(part, shown)).Select(part => (Find(part, shown), part));

    /// <summary>The words of a text as they are, if each is a code: codes may contain the characters that separate others.</summary>
    private List<(string? Code, string Text)> FindWords(string text)
    {
        var words = InvisibleCharacters.Remove(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => _exact.Contains(word) ? word : word.TrimEnd([.. Separators, .. Commas]))
            .ToList();
        return words.TrueForAll(_exact.Contains) ? words.ConvertAll(word => ((string?)word, word)) : [];
    }

    private IEnumerable<string> SplitByCommas(string part, (string Language, string Fallback)? shown) =>
        Find(part, shown) is not null ? [part]
        : part.AsSpan().ContainsAny(Commas) ? Split(part, Commas)
        : Split(part, " ") is var words && words.TrueForAll(word => Find(word, shown) is not null) ? words
        : [part];

    private static List<string> Split(string text, string separators) =>
        [
            .. text.Split([.. separators], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Trim())
                .Where(part => !TypedText.IsBlank(part)),
        ];

    private string? FindShown(string language, string fallback, string line)
    {
        var said = _choices.FindAll(choice =>
            PlainLine.Of(choice.Label.In(language, fallback)).Equals(line, StringComparison.OrdinalIgnoreCase));
        return said.Count == 1 ? said[0].Code : null;
    }

    private bool IsClear(string code, string label, List<string> labels) =>
        label.Length > 0
        && labels.Count(other => other.Equals(label, StringComparison.OrdinalIgnoreCase)) == 1
        && !_choices.Exists(other => other.Code != code && PlainLine.Of(other.Code).Equals(label, StringComparison.OrdinalIgnoreCase));

    private void Add(Dictionary<string, string> known, string text, string code)
    {
        if (!_unclear.Contains(text) && !known.TryAdd(text, code) && known[text] != code)
        {
            known.Remove(text);
            _unclear.Add(text);
        }
    }

    private static string WithCode(string label, string code) => $"{label} ({code})".Trim();

    private static IEnumerable<string> TextsOf(LocalizedText label) =>
        label.Languages.Any() ? label.Languages.Select(language => label.In(language)) : [label.In("")];
}
