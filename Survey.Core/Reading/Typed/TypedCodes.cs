namespace Survey.Core.Reading.Typed;

/// <summary>
/// Reads codes of themes and elements as people type them: <c>i, o, Theme 3</c>. A theme has the word “Theme” in any language before its
/// code. A code without it is an element's if there is such an element, since the codes may be the same; otherwise it is a theme's.
/// </summary>
public sealed class TypedCodes
{
    // No code contains these characters; people type them between or around codes.
    private const string Separators = " ,،、;؛|/\\&+·•*()[]{}:'\"";

    private static readonly char[] LeftOver = [' ', ',', ';', '،', '؛'];

    // These end a list of themes: “themes 1, 2; a”.
    private static readonly char[] PartSeparators = [';', '؛', '\n', '\r'];

    private static readonly HashSet<string> ThemeWords = PlainLine.WordsOf(words => words.Theme);
    private static readonly HashSet<string> ThemesWords = PlainLine.WordsOf(words => words.Themes);
    private static readonly HashSet<string> AndWords = PlainLine.WordsOf(words => words.And);

    private readonly CodeSet _themes;
    private readonly CodeSet _elements;

    /// <summary>Makes a reader of the codes of a framework.</summary>
    public TypedCodes(IEnumerable<string> themes, IEnumerable<string> elements)
    {
        _themes = new CodeSet(themes);
        _elements = new CodeSet(elements);
    }

    /// <summary>Reads all codes of a text.</summary>
    /// <returns>The codes of themes and of elements in the order typed, with repetitions; and the words that are neither.</returns>
    public (IReadOnlyList<string> Themes, IReadOnlyList<string> Elements, IReadOnlyList<string> Unknown) Read(string text)
    {
        var (themes, elements, unknown) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var part in text.Split(PartSeparators))
        {
            var (nextIsTheme, allAreThemes) = (false, false);
            foreach (var token in Tokens(part))
            {
                if (IsWordForThemes(token) is { } isForSeveral)
                {
                    (nextIsTheme, allAreThemes) = (true, isForSeveral);
                    continue;
                }

                var (element, theme) = nextIsTheme || allAreThemes ? (null, _themes.Find(token)) : FindBare(token);
                if (element is not null)
                {
                    elements.Add(element);
                }
                else if (theme is not null)
                {
                    themes.Add(theme);
                    nextIsTheme = false;
                }
                else if (!AndWords.Contains(token))
                {
                    unknown.Add(token);
                    nextIsTheme = false;
                }
            }

            if (nextIsTheme)
            {
                unknown.Add(PlainLine.Of(part));
            }
        }

        // Commas may remain when codes are deleted; any other text without a code is a mistake.
        if (themes.Count + elements.Count + unknown.Count == 0 && !TypedText.IsBlank(text.Trim(LeftOver)))
        {
            unknown.Add(Excerpt.Of(text.Trim()));
        }

        return (themes, elements, unknown);
    }

    private static IEnumerable<string> Tokens(string part) =>
        PlainLine.Of(part).Split([.. Separators], StringSplitOptions.RemoveEmptyEntries).Where(token => token.Trim('.').Length > 0);

    /// <summary>False for “theme”, true for “themes”; null for anything else, and for words that are codes of the framework.</summary>
    private bool? IsWordForThemes(string token)
    {
        var word = token.Trim('.');
        var isOne = ThemeWords.Contains(word);
        return (isOne || ThemesWords.Contains(word)) && (_elements.FindExact(token) ?? _themes.FindExact(token)) is null ? !isOne : null;
    }

    private (string? Element, string? Theme) FindBare(string token) =>
        _elements.FindExact(token) is { } exact ? (exact, null)
        : _themes.FindExact(token) is { } exactTheme ? (null, exactTheme)
        : _elements.Find(token) is { } element ? (element, null)
        : (null, _themes.Find(token) ?? FindJoined(token));

    /// <summary>Finds the theme in “Theme3”, typed without a space.</summary>
    private string? FindJoined(string token)
    {
        var word = ThemeWords.Where(each => token.StartsWith(each, StringComparison.OrdinalIgnoreCase)).MaxBy(each => each.Length);
        return word is null ? null : _themes.Find(token[word.Length..]);
    }

    private sealed class CodeSet
    {
        private readonly HashSet<string> _exact;
        private readonly Dictionary<string, string?> _anyCase = new(StringComparer.OrdinalIgnoreCase);

        public CodeSet(IEnumerable<string> codes)
        {
            _exact = new(codes, StringComparer.Ordinal);
            foreach (var code in _exact)
            {
                _anyCase[code] = _anyCase.ContainsKey(code) ? null : code;
            }
        }

        /// <summary>The code, which may be followed by a full stop.</summary>
        public string? FindExact(string code) =>
            _exact.TryGetValue(code, out var known) || _exact.TryGetValue(code.Trim('.'), out known) ? known : null;

        /// <summary>The code; otherwise the only one that differs in case; otherwise the one that looks alike.</summary>
        public string? Find(string code) => FindExact(code) ?? FindAnyCase(code) ?? FindLike(Homoglyphs.ToLatin(code));

        private string? FindAnyCase(string code) => _anyCase.GetValueOrDefault(code.Trim('.'));

        private string? FindLike(string latin) => FindExact(latin) ?? FindAnyCase(latin);
    }
}
