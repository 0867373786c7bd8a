using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Json;

/// <summary>Writes <c>questionnaire.json</c>. <see cref="QuestionnaireReader"/> reads the result as an equal questionnaire.</summary>
public static class QuestionnaireWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The questionnaire as indented JSON that ends with a line feed.</summary>
    public static string Write(Questionnaire questionnaire)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(questionnaire, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes a localized text; nothing if it is null.</summary>
    internal static void WriteText(Utf8JsonWriter writer, string name, LocalizedText? text)
    {
        if (text is not null)
        {
            writer.WritePropertyName(name);
            text.WriteTo(writer);
        }
    }

    /// <summary>Writes a string; nothing if it is null.</summary>
    internal static void WriteString(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>Writes an expression; nothing if it is null.</summary>
    internal static void WriteExpression(Utf8JsonWriter writer, string name, Expression? expression) =>
        WriteString(writer, name, expression?.Text);

    /// <summary>Writes names and texts as an object; nothing if there are none.</summary>
    internal static void WriteColumns(Utf8JsonWriter writer, string name, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        if (columns.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (column, text) in columns)
        {
            writer.WriteString(column, text);
        }

        writer.WriteEndObject();
    }

    private static void Write(Questionnaire questionnaire, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("code", questionnaire.Code);
        writer.WriteString("version", questionnaire.Version);
        WriteString(writer, "framework", questionnaire.Framework);
        writer.WriteString("defaultLanguage", questionnaire.DefaultLanguage);
        WriteText(writer, "title", questionnaire.Title);
        WriteColumns(writer, "settings", questionnaire.Settings);
        writer.WritePropertyName("items");
        ItemWriter.WriteItems(writer, questionnaire.Items);
        if (questionnaire.AllowsChoiceDuplicates)
        {
            writer.WriteBoolean("allowChoiceDuplicates", value: true);
        }

        if (questionnaire.ChoiceLists.Any(list => !list.IsBuiltIn))
        {
            writer.WriteStartObject("choices");
            foreach (var list in questionnaire.ChoiceLists.Where(list => !list.IsBuiltIn))
            {
                WriteChoices(writer, list);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter writer, ChoiceList list)
    {
        writer.WriteStartArray(list.Code);
        foreach (var choice in list.Choices)
        {
            writer.WriteStartObject();
            writer.WriteString("code", choice.Code);
            WriteText(writer, "label", choice.Label);
            WriteColumns(writer, "columns", choice.Columns);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
