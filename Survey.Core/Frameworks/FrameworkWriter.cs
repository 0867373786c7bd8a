using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>Writes <c>framework.json</c>. <see cref="FrameworkReader"/> reads the result as an equal framework.</summary>
public static class FrameworkWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The framework as compact JSON.</summary>
    public static string Write(Framework framework)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("code", framework.Code);
            WriteText(writer, "name", framework.Name);
            if (framework.Source is { } source)
            {
                WriteText(writer, "source", source);
            }

            if (framework.HasThemes)
            {
                writer.WriteStartArray("themes");
                foreach (var theme in framework.Themes)
                {
                    writer.WriteStartObject();
                    WriteTitles(writer, theme.Code!, theme.Title, theme.Short);
                    WriteElements(writer, theme.Elements);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
            else
            {
                WriteElements(writer, framework.Elements);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteElements(Utf8JsonWriter writer, IReadOnlyList<Element> elements)
    {
        writer.WriteStartArray("elements");
        foreach (var element in elements)
        {
            writer.WriteStartObject();
            WriteTitles(writer, element.Code, element.Title, element.Short);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTitles(Utf8JsonWriter writer, string code, LocalizedText title, LocalizedText shortTitle)
    {
        writer.WriteString("code", code);
        WriteText(writer, "title", title);
        if (!shortTitle.Equals(title))
        {
            WriteText(writer, "short", shortTitle);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string member, LocalizedText text)
    {
        writer.WritePropertyName(member);
        text.WriteTo(writer);
    }
}
