using System.Text.Encodings.Web;
using System.Text.Json;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes what changed since a publication as JSON, in the format described in <c>docs/formats.md</c>.</summary>
public static class ChangesJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the changes.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="export">The changes to write.</param>
    public static void Write(Stream output, ChangesExport export)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("round", export.Round.Code);
        writer.WriteString("publication", export.Publication.Code);
        writer.WriteBoolean("definitionChanged", export.Comparison.HasOtherDefinition);
        ComparisonJson.WriteList(writer, "figures", export.Comparison.Figures, (_, changed) =>
        {
            ComparisonJson.WriteFigure(writer, changed.Figure);
            ComparisonJson.WriteCodes(writer, "because", changed.Causes.Select(change => change.Organization.Code));
        });
        ComparisonJson.WriteList(writer, "responses", export.Comparison.Responses, (_, change) =>
        {
            writer.WriteString("organization", change.Organization.Code);
            ComparisonJson.WriteCodes(writer, "what", change.Kinds.Select(kind => kind.Code));
        });
        writer.WriteEndObject();
    }
}
