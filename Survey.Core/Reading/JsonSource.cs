using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>Turns bytes into JSON, or says where they are not UTF-8 or not JSON.</summary>
public static class JsonSource
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Parses one JSON value. A byte order mark of UTF-8 is passed over.</summary>
    /// <param name="bytes">The file's, or one line's, bytes; they must stay unchanged while the document is in use.</param>
    /// <param name="place">The file, or the line.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="line">The number of the line, if the bytes are one line of a file; null for a whole file.</param>
    /// <returns>The document, to be disposed; null if there was a problem.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, Place place, ProblemLog problems, int? line = null)
    {
        if (bytes.Span.StartsWith(Utf8Mark))
        {
            bytes = bytes[Utf8Mark.Length..];
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            problems.Add(ProblemCatalogue.FileNotUtf8, place, WhereNotUtf8(bytes.Span, line ?? 1));
            return null;
        }

        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException malformed)
        {
            var column = (malformed.BytePositionInLine ?? 0) + 1;
            var at = line is null ? place.Position((malformed.LineNumber ?? 0) + 1, column) : place.Column(column);
            problems.Add(ProblemCatalogue.JsonMalformed, at, $"This is not well-formed JSON: {Reason(malformed)}");
            return null;
        }
    }

    /// <summary>The document without white space, its members in their order.</summary>
    public static string Compact(JsonDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string WhereNotUtf8(ReadOnlySpan<byte> bytes, int firstLine)
    {
        var line = firstLine;
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        return $"Line {line} holds bytes that are not UTF-8. Save the file again with the encoding UTF-8.";
    }

    // The parser's message ends with the position counted from 0, which would contradict the place.
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? malformed.Message : malformed.Message[..end];
        return reason.Replace(" Change the reader options.", "", StringComparison.Ordinal);
    }
}
