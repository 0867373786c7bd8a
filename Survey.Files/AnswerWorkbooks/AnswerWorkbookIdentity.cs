using System.Text;
using System.Text.Json;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// What an answer workbook was made for. Each sheet contains it, so that sheets of different workbooks can be told apart.
/// </summary>
/// <param name="Format">Version of the workbook's layout; currently <see cref="CurrentFormat"/> is written.</param>
/// <param name="Round">Code of the round.</param>
/// <param name="Organization">Code of the organization.</param>
/// <param name="Questionnaire">Code of the questionnaire.</param>
/// <param name="Version">Version of the questionnaire.</param>
/// <param name="Language">Language in which the workbook was written.</param>
/// <param name="ETag">ETag of the stored response with which it was prefilled; empty if there was none.</param>
public sealed record AnswerWorkbookIdentity(
    int Format,
    string Round,
    string Organization,
    string Questionnaire,
    string Version,
    string Language,
    string ETag)
{
    /// <summary>The version of the layout that is written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The start of an identity's text. No other text in a workbook begins like this.</summary>
    internal const string Beginning = "{\"surveyWorkbook\":";

    /// <summary>Serializes the identity as one line of JSON.</summary>
    internal string ToText()
    {
        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ))
        {
            writer.WriteStartObject();
            writer.WriteNumber("surveyWorkbook", Format);
            foreach (
                var (name, value) in new[]
                {
                    ("round", Round),
                    ("organization", Organization),
                    ("questionnaire", Questionnaire),
                    ("version", Version),
                    ("language", Language),
                    ("etag", ETag),
                }
            )
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Parses the text of a cell; null if it is not an identity.</summary>
    internal static AnswerWorkbookIdentity? Find(string text)
    {
        if (!text.StartsWith(Beginning, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            string Get(string name) =>
                document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()!
                    : "";
            return document.RootElement.GetProperty("surveyWorkbook").TryGetInt32(out var format)
                ? new AnswerWorkbookIdentity(
                    format,
                    Get("round"),
                    Get("organization"),
                    Get("questionnaire"),
                    Get("version"),
                    Get("language"),
                    Get("etag"))
                : null;
        }
        catch (Exception spoilt) when (spoilt is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
