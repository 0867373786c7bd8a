using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>Parses bytes as JSON, or reports where they are not UTF-8 or not JSON.</summary>
public static class JsonSource
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Parses one JSON value. A UTF-8 byte order mark is skipped.</summary>
    /// <param name="bytes">The bytes of a file or of one line; they must not change while the document is in use.</param>
    /// <param name="place">The file, or the line.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="line">Number of the line, from 1, if the bytes are one line of a file; null for a whole file.</param>
    /// <returns>The document, to be disposed; null if there was a problem.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, Place place, ProblemLog problems, int? line = null)
    {
        if (bytes.Span.StartsWith(Utf8Mark))
        {
            bytes = bytes[Utf8Mark.Length..];
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            AddNotUtf8(bytes.Span, line ?? 1, place, problems);
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
            AddMalformed(malformed, bytes.Span, at, problems);
            return null;
        }
    }

    /// <summary>The document without white space, with its members in the same order.</summary>
    public static string Compact(JsonDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void AddNotUtf8(ReadOnlySpan<byte> bytes, int firstLine, Place place, ProblemLog problems)
    {
        if (bytes.StartsWith("PK"u8))
        {
            problems.Add(ProblemCatalogue.FileNotUtf8["zip"], place);
            return;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(ProblemCatalogue.FileNotUtf8["utf16"], place);
            return;
        }

        var line = firstLine;
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        problems.Add(ProblemCatalogue.FileNotUtf8, place, ("line", line));
    }

    /// <summary>Reports the most probable mistake, or the parser's message if none is known.</summary>
    private static void AddMalformed(JsonException malformed, ReadOnlySpan<byte> bytes, Place place, ProblemLog problems)
    {
        var reason = Reason(malformed);
        var variant = reason switch
        {
            _ when bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0 => "empty",
            _ when reason.Contains("trailing comma", StringComparison.Ordinal) => "comma",
            _ when reason.Contains("isFinalBlock", StringComparison.Ordinal)
                || reason.Contains("end of the JSON payload", StringComparison.Ordinal)
                || reason.Contains("end of data", StringComparison.Ordinal) => "early",
            _ when reason.Contains("0xE2", StringComparison.Ordinal) => "quote",
            _ => null,
        };
        if (variant is not null)
        {
            problems.Add(ProblemCatalogue.JsonMalformed[variant], place);
            return;
        }

        problems.Add(ProblemCatalogue.JsonMalformed, place, ("reason", Detail.Exact(reason.TrimEnd('.'))));
    }

    // The parser's message ends with a position counted from 0, which would contradict the place.
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? malformed.Message : malformed.Message[..end];
        return reason.Replace(" Change the reader options.", "", StringComparison.Ordinal);
    }
}
