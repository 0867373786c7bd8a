using System.Globalization;
using System.Text;

namespace Survey.Core.Languages;

/// <summary>Texts of one language by key, as its files have them.</summary>
/// <remarks>
/// A text that counts has one key for each plural form of its language (<c>problems#one</c>, <c>problems#other</c>). Placeholders are
/// names in braces.
/// </remarks>
/// <param name="language">The language.</param>
/// <param name="texts">The texts.</param>
public class LanguageTexts(Language language, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>The language they are in.</summary>
    public Language In { get; } = language;

    /// <summary>All texts by key, in no order.</summary>
    public IReadOnlyDictionary<string, string> All { get; } = texts;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: a bug.</exception>
    public string this[string key] =>
        All.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text “{key}” in {In}.");

    /// <summary>
    /// The text of a key with its placeholders filled. Whole numbers are written as counts, with their thousands set apart.
    /// </summary>
    public string Fill(string key, params ReadOnlySpan<(string Name, object? Value)> values) => FillValues(this[key], values.ToArray());

    /// <summary>The text of a key in the plural form for a number, which fills the placeholder <c>{count}</c>.</summary>
    public string Count(string key, long count, params ReadOnlySpan<(string Name, object? Value)> values) =>
        FillValues(FindText(key, count) ?? this[key], [("count", count), .. values]);

    /// <summary>The text of a key in the plural form of a number; the text itself if it does not count; null if there is none.</summary>
    protected internal string? FindText(string key, long? count = null) =>
        All.GetValueOrDefault(key)
        ?? (count is { } number ? All.GetValueOrDefault($"{key}#{In.GetPluralForm(number)}") : null)
        ?? All.GetValueOrDefault($"{key}#other");

    /// <summary>
    /// A text with its placeholders filled. Values are set apart where they are written in the other direction; a placeholder without a
    /// value stays.
    /// </summary>
    protected internal string FillText(string text, Func<string, string?> find)
    {
        var filled = new StringBuilder(text.Length + 32);
        var at = 0;
        while (at < text.Length)
        {
            var begin = text.IndexOf('{', at);
            var end = begin < 0 ? -1 : text.IndexOf('}', begin);
            if (end < 0)
            {
                break;
            }

            filled.Append(text, at, begin - at);
            if (find(text[(begin + 1)..end]) is { } value)
            {
                filled.Append(In.Isolate(value));
                at = end + 1;
            }
            else
            {
                filled.Append('{');
                at = begin + 1;
            }
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private string FillValues(string text, (string Name, object? Value)[] values) => FillText(text, name =>
    {
        foreach (var (each, value) in values)
        {
            if (each == name)
            {
                return value switch
                {
                    int count => In.Write(count),
                    long count => In.Write(count),
                    decimal number => In.Write(number),
                    _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                };
            }
        }

        return null;
    });
}
