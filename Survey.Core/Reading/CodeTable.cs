using System.Text;
using System.Text.Json;

namespace Survey.Core.Reading;

/// <summary>Things by their codes, which can also be looked up in JSON without making strings of it.</summary>
internal sealed class CodeTable<T>
    where T : class
{
    // A longer code is looked up as a string.
    private const int LongestSought = 32;

    private readonly Dictionary<string, T> _things;
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Takes things with their codes; each code at most once.</summary>
    public CodeTable(IEnumerable<T> things, Func<T, string> code)
    {
        _things = things.ToDictionary(code, StringComparer.Ordinal);
        _bySpan = _things.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Codes => _things.Keys;

    /// <summary>The thing with that code, or null.</summary>
    public T? Find(string code) => _things.GetValueOrDefault(code);

    /// <summary>The thing whose code a JSON string is exactly. Null for any other value, also for a code that is written with escapes.</summary>
    public T? Find(JsonElement element) => JsonText.TryGetPlain(element, out var text) ? FindPlain(text) : null;

    /// <summary>The thing with that code; the text must be plain.</summary>
    public T? FindPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestSought)
        {
            return Find(Encoding.ASCII.GetString(text));
        }

        Span<char> code = stackalloc char[LongestSought];
        Ascii.ToUtf16(text, code, out var length);
        return _bySpan.TryGetValue(code[..length], out var found) ? found : null;
    }
}
