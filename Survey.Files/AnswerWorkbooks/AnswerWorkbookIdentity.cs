using System.Text;
using System.Text.Json;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>What an answer workbook is for. It stands in each of its sheets, so that each can be told apart by itself.</summary>
/// <param name="Format">The version of the workbook's layout; this software writes <see cref="CurrentFormat"/>.</param>
/// <param name="Round">The round's code.</param>
/// <param name="Organization">The organization's code.</param>
/// <param name="Questionnaire">The questionnaire's code.</param>
/// <param name="Version">The questionnaire's version.</param>
/// <param name="Language">The language the workbook was written in.</param>
/// <param name="ETag">The tag of the stored response it was prefilled with; empty where it was not said.</param>
public sealed record AnswerWorkbookIdentity(int Format, string Round, string Organization, string Questionnaire, string Version, string Language, string ETag)
{
    /// <summary>The version of the layout that is written now.</summary>
    public const int CurrentFormat = 1;

    /// <summary>What the text of an identity begins with, and nothing else in a workbook does.</summary>
    internal const string Beginning = "{\"surveyWorkbook\":";

    /// <summary>The identity as a line of JSON.</summary>
    internal string ToText()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("surveyWorkbook", Format);
            foreach (var (name, value) in new[] { ("round", Round), ("organization", Organization), ("questionnaire", Questionnaire), ("version", Version), ("language", Language), ("etag", ETag) })
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The identity that a cell's text is; null if it is none.</summary>
    internal static AnswerWorkbookIdentity? Find(string text)
    {
        if (!text.StartsWith(Beginning, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            string Get(string name) => document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            return document.RootElement.GetProperty("surveyWorkbook").TryGetInt32(out var format)
                ? new AnswerWorkbookIdentity(format, Get("round"), Get("organization"), Get("questionnaire"), Get("version"), Get("language"), Get("etag"))
                : null;
        }
        catch (Exception spoilt) when (spoilt is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
