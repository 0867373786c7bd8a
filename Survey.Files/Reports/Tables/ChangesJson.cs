using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Reading.Typed;

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
        ComparisonJson.WriteList(writer, "questions", export.Comparison.Results, (_, changed) =>
        {
            writer.WriteString("code", changed.Figure.Question.Question.Code);
            writer.WriteString("repeat", changed.Figure.Question.RepeatPath);
            writer.WriteString("figure", changed.Figure.Code);
            if (changed.Figure.Entry is { } entry)
            {
                writer.WriteString("entry", entry.Code);
            }

            WriteValue(writer, "earlier", changed.Earlier);
            WriteValue(writer, "later", changed.Later);
            ComparisonJson.WriteCodes(writer, "because", changed.Causes.Select(change => change.Organization.Code));
        });
        ComparisonJson.WriteList(writer, "responses", export.Comparison.Responses, (_, change) =>
        {
            writer.WriteString("organization", change.Organization.Code);
            ComparisonJson.WriteCodes(writer, "what", change.Kinds.Select(kind => kind.Code));
        });
        ComparisonJson.WriteList(writer, "analysis", export.Comparison.Entries, (_, change) =>
        {
            writer.WriteString("key", change.Entry.Key);
            writer.WriteString("what", change.Kind.Code);
        });
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        if (value is decimal number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, value is DateOnly day ? TypedDate.Write(day) : null);
        }
    }
}
