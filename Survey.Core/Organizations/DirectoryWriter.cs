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
            WriteNamed(writer, "regions", directory.Regions, region => (region.Code, region.Name), WriteSubregions);
            if (directory.Groups.Count > 0)
            {
                WriteNamed(
                    writer,
                    "groups",
                    directory.Groups,
                    group => (group.Code, group.Name),
                    (inner, group) => WriteCounted(inner, group.Counted));
            }

            WriteNamed(writer, "types", directory.Types, type => (type.Code, type.Name), WriteGroup);
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

    private static void WriteNamed<T>(
        Utf8JsonWriter writer,
        string member,
        IEnumerable<T> all,
        Func<T, (string Code, LocalizedText Name)> describe,
        Action<Utf8JsonWriter, T>? writeFurther = null)
    {
        writer.WriteStartArray(member);
        foreach (var each in all)
        {
            var (code, name) = describe(each);
            writer.WriteStartObject();
            writer.WriteString("code", code);
            WriteText(writer, "name", name);
            writeFurther?.Invoke(writer, each);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSubregions(Utf8JsonWriter writer, Region region)
    {
        if (region.Subregions.Count > 0)
        {
            WriteNamed(writer, "subregions", region.Subregions, subregion => (subregion.Code, subregion.Name));
        }
    }

    private static void WriteGroup(Utf8JsonWriter writer, OrganizationType type)
    {
        if (type.Group is { } group)
        {
            writer.WriteString("group", group.Code);
        }

        WriteCounted(writer, type.Counted);
    }

    private static void WriteCounted(Utf8JsonWriter writer, CountedName? counted)
    {
        if (counted is not null)
        {
            writer.WritePropertyName("counted");
            counted.WriteTo(writer);
        }
    }

    private static void WriteCodes(Utf8JsonWriter writer, string member, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (var code in codes)
        {
            writer.WriteStringValue(code);
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
        WriteCodes(writer, "regions", [.. organization.Regions.Select(region => region.Code)]);
        WriteCodes(writer, "subregions", [.. organization.Subregions.Select(subregion => subregion.Code)]);
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
