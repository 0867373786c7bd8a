using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Survey.Core.Reading;

/// <summary>Looks at the bytes of JSON strings that are plain: printable ASCII without escapes, as all codes are.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(code => code is not ('"' or '\\')).Select(code => (byte)code)]);

    /// <summary>The text of a plain string; false for any other value.</summary>
    public static bool TryGetPlain(JsonElement element, out ReadOnlySpan<byte> text)
    {
        text = element.ValueKind == JsonValueKind.String ? JsonMarshal.GetRawUtf8Value(element)[1..^1] : default;
        return element.ValueKind == JsonValueKind.String && IsPlain(text);
    }

    /// <summary>True if a text within quotes is plain, so that its bytes are its characters.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(Plain);

    /// <summary>True if a string begins with a character that is seen. False does not mean that it has none.</summary>
    public static bool BeginsVisibly(JsonElement element) =>
        JsonMarshal.GetRawUtf8Value(element) is [_, > (byte)' ' and <= (byte)'~' and not (byte)'"' and not (byte)'\\', ..];

    /// <summary>True if the member has the name.</summary>
    public static bool IsNamed(JsonProperty member, string name) => Ascii.Equals(JsonMarshal.GetRawUtf8PropertyName(member), name);
}
