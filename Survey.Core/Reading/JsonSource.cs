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
            problems.Add(ProblemCatalogue.JsonMalformed, at, Explain(malformed, bytes.Span));
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
        if (bytes.StartsWith("PK"u8))
        {
            return "This is a zip archive, as Excel and Word write them, and no JSON. Save the contents as a text file with the encoding UTF-8.";
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return "The file is in UTF-16, which some programs call “Unicode”. Save it again with the encoding UTF-8.";
        }

        var line = firstLine;
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        return $"Line {line} holds bytes that are not UTF-8. Save the file again with the encoding UTF-8.";
    }

    /// <summary>What is most probably wrong, and the parser's own words where that is not known.</summary>
    private static string Explain(JsonException malformed, ReadOnlySpan<byte> bytes)
    {
        var reason = Reason(malformed);
        return reason switch
        {
            _ when bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0 => "The file is empty. Write the JSON into it, or remove it.",
            _ when reason.Contains("trailing comma", StringComparison.Ordinal) => "There is a comma before this place with nothing after it. Remove the comma.",
            _ when reason.Contains("isFinalBlock", StringComparison.Ordinal) || reason.Contains("end of the JSON payload", StringComparison.Ordinal) || reason.Contains("end of data", StringComparison.Ordinal)
                => "The JSON ends too early: a bracket, a brace or a quote is not closed, or the file was cut off.",
            _ when reason.Contains("0xE2", StringComparison.Ordinal) => "There is a curly quote or another sign of a word processor here. Write straight quotes (\").",
            _ => $"This is not well-formed JSON: {reason} Often a comma or a quote is missing just before this place.",
        };
    }

    // The parser's message ends with the position counted from 0, which would contradict the place.
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = end < 0 ? malformed.Message : malformed.Message[..end];
        return reason.Replace(" Change the reader options.", "", StringComparison.Ordinal);
    }
}
