using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// How themes and elements are named in one cell: elements by their codes, a theme by its code with the word “Theme”
/// before it, in any language of the interface. A bare code is an element's where an element has it, since codes of
/// elements and themes may be the same; else it is a theme's.
/// </summary>
/// <param name="framework">The framework.</param>
internal sealed class CodedNotation(Framework framework)
{
    private const string Separators = ",;|/&+،؛、\u00B7";

    // What people put around a code.
    private static readonly char[] Around = ['(', ')', '[', ']', '.', ':', '\'', '"'];

    private static readonly HashSet<string> ThemeWords = Words(words => words.ThemeForms);
    private static readonly HashSet<string> ThemesWords = Words(words => words.ThemesForms);
    private static readonly HashSet<string> AndWords = Words(words => words.AndForms);

    /// <summary>The answer as a text.</summary>
    public static string Write(CodedAnswer answer, AnswerWords words) =>
        string.Join(", ", answer.Elements.Select(element => element.Code).Concat(answer.Themes.Select(theme => Write(theme, words))));

    /// <summary>A theme as it is to be named.</summary>
    public static string Write(Theme theme, AnswerWords words) => $"{words.Theme} {theme.Code}";

    /// <summary>An example: the codes of the first elements.</summary>
    public string ExampleOfElements => string.Join(", ", framework.Elements.Take(2).Select(element => element.Code));

    /// <summary>What a text names.</summary>
    /// <returns>The codes of themes and elements in the order they stand, doubled ones too; and what is neither.</returns>
    public (IReadOnlyList<string> Themes, IReadOnlyList<string> Elements, IReadOnlyList<string> Unknown) Read(string text)
    {
        var (themes, elements, unknown) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var part in text.Split([';', '\n', '\r', '؛']))
        {
            var (nextIsTheme, allAreThemes) = (false, false);
            foreach (var token in Tokens(part))
            {
                var bare = token.Trim(Around);
                if (IsOf(ThemeWords, bare) || IsOf(ThemesWords, bare))
                {
                    // “theme” and “themes” are the same word in no language, but one may be the other's in another.
                    nextIsTheme = true;
                    allAreThemes = !IsOf(ThemeWords, bare);
                }
                else if (nextIsTheme || allAreThemes)
                {
                    if (FindTheme(token) is { } theme)
                    {
                        themes.Add(theme.Code!);
                        nextIsTheme = false;
                    }
                    else if (!IsOf(AndWords, token))
                    {
                        unknown.Add(token);
                        nextIsTheme = false;
                    }
                }
                else if (FindElement(token) is { } element)
                {
                    elements.Add(element.Code);
                }
                else if (FindTheme(token) is { } bareTheme)
                {
                    themes.Add(bareTheme.Code!);
                }
                else if (FindJoined(token) is { } joined)
                {
                    themes.Add(joined.Code!);
                }
                else if (!IsOf(AndWords, token))
                {
                    unknown.Add(token);
                }
            }

            if (nextIsTheme)
            {
                unknown.Add(part.Trim());
            }
        }

        return (themes, elements, unknown);
    }

    private static IEnumerable<string> Tokens(string text) =>
        WorkbookText.OfOneLine(text).Split([' ', .. Separators], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOf(HashSet<string> words, string token) => words.Contains(token);

    private static HashSet<string> Words(Func<AnswerWords, IReadOnlyList<string>> get) =>
        new(AnswerWords.OfAllLanguages.SelectMany(get).Select(WorkbookText.OfOneLine), StringComparer.OrdinalIgnoreCase);

    private Element? FindElement(string token) =>
        Find(token, framework.FindElement, framework.Elements, element => element.Code);

    private Theme? FindTheme(string token) =>
        Find(token, framework.FindTheme, framework.Themes.Where(theme => theme.Code is not null), theme => theme.Code!);

    /// <summary>“Theme3” for “Theme 3”.</summary>
    private Theme? FindJoined(string token)
    {
        var word = ThemeWords.Where(each => token.StartsWith(each, StringComparison.OrdinalIgnoreCase)).MaxBy(each => each.Length);
        return word is null ? null : FindTheme(token[word.Length..]);
    }

    /// <summary>The one of that code; else the one of the code without brackets and dots around it; else the only one of that code in capitals or not.</summary>
    private static T? Find<T>(string token, Func<string, T?> find, IEnumerable<T> all, Func<T, string> codeOf)
        where T : class
    {
        var bare = token.Trim(Around);
        if ((find(token) ?? find(bare)) is { } exact)
        {
            return exact;
        }

        var alike = all.Where(each => codeOf(each).Equals(bare, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }
}
