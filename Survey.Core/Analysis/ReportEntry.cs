using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Reading;

namespace Survey.Core.Analysis;

/// <summary>One entry of <c>analysis.json</c>: the unit that is stored, changed and has a history.</summary>
public abstract record ReportEntry
{
    /// <summary>Separates the parts of a key. No code contains it.</summary>
    internal const char Separator = ':';

    /// <summary>The part of a key for no region or no theme. No code is a hyphen alone.</summary>
    private const string None = "-";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the entry is.</summary>
    public abstract EntryKind Kind { get; }

    /// <summary>
    /// What the entry belongs to, unique in its round: <c>text:africa:-:introduction</c>, <c>practice:rcm:3</c>. An entry with the same key
    /// replaces it.
    /// </summary>
    public string Key => string.Join(Separator, KeyParts.Select(part => part ?? None).Prepend(Kind.Code));

    /// <summary>The parts of the key after the kind; null for no region or no theme.</summary>
    protected abstract IEnumerable<string?> KeyParts { get; }

    /// <summary>The entry as compact JSON, with its members in a fixed order: equal entries give equal text.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the entry as it stands in the file.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>Writes a member unless it is null.</summary>
    protected static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, string, string)"/>
    protected static void Write(Utf8JsonWriter writer, string name, LocalizedText? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    /// <summary>Writes a list of codes unless it is null.</summary>
    protected static void Write(Utf8JsonWriter writer, string name, IEnumerable<string>? codes)
    {
        if (codes is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var code in codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
    }
}
