using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Organizations;

/// <summary>Writes <c>directory.json</c>. <see cref="DirectoryReader"/> reads the result as an equal directory.</summary>
public static class DirectoryWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The directory as compact JSON.</summary>
    public static string Write(OrganizationDirectory directory)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            WriteNamed(writer, "regions", directory.Regions.Select(region => (region.Code, region.Name)));
            WriteNamed(writer, "types", directory.Types.Select(type => (type.Code, type.Name)));
            writer.WriteStartArray("organizations");
            foreach (var organization in directory.Organizations)
            {
                Write(writer, organization);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteNamed(Utf8JsonWriter writer, string member, IEnumerable<(string Code, LocalizedText Name)> named)
    {
        writer.WriteStartArray(member);
        foreach (var (code, name) in named)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            WriteText(writer, "name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Organization organization)
    {
        writer.WriteStartObject();
        writer.WriteString("code", organization.Code);
        if (!organization.Short.Equals(organization.Name))
        {
            WriteText(writer, "short", organization.Short);
        }

        WriteText(writer, "name", organization.Name);
        writer.WriteString("type", organization.Type.Code);
        if (organization.Regions.Count > 0)
        {
            writer.WriteStartArray("regions");
            foreach (var region in organization.Regions)
            {
                writer.WriteStringValue(region.Code);
            }

            writer.WriteEndArray();
        }

        if (organization.FormerNames.Count > 0)
        {
            writer.WriteStartArray("formerNames");
            foreach (var former in organization.FormerNames)
            {
                former.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        WriteDate(writer, "activeFrom", organization.ActiveFrom);
        WriteDate(writer, "activeTo", organization.ActiveTo);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string member, LocalizedText text)
    {
        writer.WritePropertyName(member);
        text.WriteTo(writer);
    }

    private static void WriteDate(Utf8JsonWriter writer, string member, DateOnly? day)
    {
        if (day is { } given)
        {
            writer.WriteString(member, TypedDate.Write(given));
        }
    }
}
