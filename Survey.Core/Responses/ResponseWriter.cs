using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Responses;

/// <summary>
/// Writes a response in its canonical form: compact JSON with members and answers in a fixed order. Equal responses
/// give equal bytes, whichever channel they came through.
/// </summary>
public static class ResponseWriter
{
    // This JSON is never embedded in a page, so only the necessary characters are escaped. That keeps all scripts
    // readable and halves the size.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The response as JSON.</summary>
    public static string Write(Response response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(response, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Response response, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteRespondent(response.Respondent, writer);
        writer.WriteString("state", response.State.ToCode());
        WriteIfGiven("language", response.Language, writer);
        WriteIfGiven("submittedOn", response.SubmittedOn is { } day ? TypedDate.Write(day) : null, writer);
        WriteIfGiven("submittedBy", response.SubmittedBy, writer);
        WriteIfGiven("endorsedBy", response.EndorsedBy, writer);
        if (response.Footnote is { } footnote)
        {
            writer.WritePropertyName("footnote");
            footnote.WriteTo(writer);
        }

        writer.WritePropertyName("answers");
        response.Answers.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteRespondent(Respondent respondent, Utf8JsonWriter writer)
    {
        if (respondent.Organization is { } organization)
        {
            writer.WriteString("organization", organization.Code);
            return;
        }

        writer.WriteStartObject("respondent");
        writer.WriteString("id", respondent.Id);
        writer.WriteString("type", respondent.Type.Code);
        writer.WriteStartArray("regions");
        foreach (var region in respondent.Regions)
        {
            writer.WriteStringValue(region.Code);
        }

        writer.WriteEndArray();
        WriteIfGiven("channel", respondent.Channel, writer);
        if (respondent.Agreement is { } agreement)
        {
            writer.WriteStartObject("agreed");
            writer.WriteString("on", TypedDate.Write(agreement.On));
            writer.WriteString("notice", agreement.Notice);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteIfGiven(string name, string? value, Utf8JsonWriter writer)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
