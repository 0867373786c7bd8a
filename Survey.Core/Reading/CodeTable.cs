using System.Buffers;
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

    /// <summary>The thing whose code a JSON string is exactly. Null for any other value, also for a code written with escapes.</summary>
    public T? Find(JsonElement element) => JsonText.TryGetPlain(element, out var text) ? FindPlain(text) : null;

    /// <summary>The thing whose code the reader's value is exactly; null for any other value.</summary>
    public T? Find(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String && !json.ValueIsEscaped ? FindPlain(json.ValueSpan) : null;

    /// <summary>
    /// What a list of codes names, in the order of the positions, if each item is exactly a known code and none is there twice. Null
    /// otherwise; what is wrong is not said.
    /// </summary>
    public IReadOnlyList<T>? FindAll(JsonElement list, Func<T, int> position)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var found = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (Find(item) is not { } named)
            {
                return null;
            }

            found.Add(named);
        }

        return ToOrder(found, position);
    }

    /// <summary>The same for the list that a reader is at. If it is found, the reader is at its end.</summary>
    public IReadOnlyList<T>? FindAll(ref Utf8JsonReader json, Func<T, int> position)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        List<T>? found = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Find(ref json) is not { } named)
            {
                return null;
            }

            (found ??= []).Add(named);
        }

        return found is null ? [] : ToOrder(found, position);
    }

    /// <summary>The thing with that code, which has no escapes; null if there is none.</summary>
    public T? FindPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestSought)
        {
            return Find(Encoding.UTF8.GetString(text));
        }

        Span<char> code = stackalloc char[LongestSought];
        return Ascii.ToUtf16(text, code, out var length) == OperationStatus.Done && _bySpan.TryGetValue(code[..length], out var found)
            ? found
            : null;
    }

    private static List<T>? ToOrder(List<T> found, Func<T, int> position)
    {
        if (!Ascends(found, position))
        {
            Sort(found, position);
            return Ascends(found, position) ? found : null;
        }

        return found;
    }

    private static bool Ascends(List<T> found, Func<T, int> position)
    {
        for (var i = 1; i < found.Count; i++)
        {
            if (position(found[i - 1]) >= position(found[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Sort(List<T> found, Func<T, int> position) =>
        found.Sort((one, other) => position(one).CompareTo(position(other)));
}
