using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Comparisons;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Results;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes a comparison of two rounds as JSON, in the format described in <c>docs/formats.md</c>.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the comparison.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="comparison">The comparison to write.</param>
    public static void Write(Stream output, RoundComparison comparison)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("round", comparison.Later.Round.Code);
        writer.WriteString("earlier", comparison.Earlier.Round.Code);
        if (comparison.Crosswalk is { } crosswalk)
        {
            writer.WriteString("through", crosswalk.Code);
        }

        WriteParticipants(writer, comparison.Participants);
        WriteRecurrence(writer, comparison);
        WriteList(writer, "figures", comparison.Figures, WriteFigure);
        WriteList(writer, "questions", comparison.Questions, WriteQuestion);
        WriteList(writer, "differences", comparison.Differences, WriteDifference);
        writer.WriteEndObject();
    }

    private static void WriteParticipants(Utf8JsonWriter writer, ParticipantComparison? participants)
    {
        if (participants is null)
        {
            writer.WriteNull("participants");
            return;
        }

        writer.WriteStartObject("participants");
        WriteCodes(writer, "joined", Codes(participants.Joined));
        WriteCodes(writer, "left", Codes(participants.Left));
        WriteCodes(writer, "answeredBoth", Codes(participants.AnsweredBoth));
        WriteCodes(writer, "answeredEarlierOnly", Codes(participants.AnsweredEarlierOnly));
        WriteCodes(writer, "answeredLaterOnly", Codes(participants.AnsweredLaterOnly));
        writer.WriteEndObject();

        static IEnumerable<string> Codes(IEnumerable<Organization> organizations) => organizations.Select(each => each.Code);
    }

    private static void WriteRecurrence(Utf8JsonWriter writer, RoundComparison comparison)
    {
        WriteList(writer, "regions", comparison.Regions, region =>
        {
            writer.WriteString("code", region.Region.Code);
            WriteCodes(writer, "became", region.Became.Select(each => each.Element.Code));
            WriteCodes(writer, "ceased", region.Ceased.Select(each => each.Element.Code));
            WriteCodes(writer, "stayed", region.Stayed.Select(each => each.Element.Code));
        });
        WriteList(writer, "acrossRegions", comparison.Across, element =>
        {
            writer.WriteString("element", element.Element.Code);
            WriteCodes(writer, "earlier", element.Earlier.Select(region => region.Code));
            WriteCodes(writer, "later", element.Later.Select(region => region.Code));
        });

        static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> all, Action<T> write) =>
            ComparisonJson.WriteList(writer, name, all, (_, each) => write(each));
    }

    internal static void WriteFigure(Utf8JsonWriter writer, ComparedFigure compared)
    {
        var figure = compared.Figure;
        writer.WriteString("figure", figure.Kind.Code);
        writer.WriteString("region", figure.Region?.Code);
        WriteIfAny(writer, "theme", figure.Theme?.Code);
        WriteIfAny(writer, "element", figure.Element?.Code);
        WriteIfAny(writer, "part", figure.Part);
        writer.WriteNumber("earlier", compared.Earlier.Number);
        writer.WriteNumber("later", compared.Later.Number);
        writer.WriteBoolean("changed", compared.IsChanged);
        if (compared is { Earlier.Names: not null, Later.Names: not null })
        {
            WriteCodes(writer, "onlyEarlier", compared.Earlier.Without(compared.Later));
            WriteCodes(writer, "onlyLater", compared.Later.Without(compared.Earlier));
        }
    }

    private static void WriteQuestion(Utf8JsonWriter writer, ComparedQuestion question)
    {
        writer.WriteString("code", question.Later.Question.Question.Code);
        writer.WriteString("repeat", question.Later.Question.RepeatPath);
        writer.WriteString("type", question.Later.Question.Question.TypeName);
        WriteTabulation(writer, "earlier", question.Earlier.Total);
        WriteTabulation(writer, "later", question.Later.Total);
        if (question.Entries.Count > 0)
        {
            WriteList(writer, "entries", question.Entries, (_, entry) =>
            {
                writer.WriteString("code", entry.Code);
                WriteEntry(writer, "earlier", entry.Earlier);
                WriteEntry(writer, "later", entry.Later);
            });
        }
    }

    private static void WriteTabulation(Utf8JsonWriter writer, string name, Tabulation tabulation)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("asked", tabulation.Asked);
        writer.WriteNumber("answered", tabulation.Answered);
        writer.WriteNumber("respondents", tabulation.Respondents.Count);
        ResultsJson.WriteNumbers(writer, tabulation.Numbers);
        ResultsJson.WriteDates(writer, tabulation.Dates);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string name, EntryCount? entry)
    {
        if (entry is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("count", entry.Count);
        writer.WriteNumber("respondents", entry.By.Count);
        if (entry.Share is { } share)
        {
            writer.WriteNumber("share", share);
        }

        writer.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter writer, ComparisonDifference difference)
    {
        writer.WriteString("subject", difference.Subject.Code);
        writer.WriteString("code", difference.Code);
        writer.WriteString("reason", difference.Reason.Code);
        WriteText(writer, "earlier", difference.Earlier);
        WriteText(writer, "later", difference.Later);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, LocalizedText? text)
    {
        if (text is not null)
        {
            writer.WritePropertyName(name);
            text.WriteTo(writer);
        }
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    internal static void WriteCodes(Utf8JsonWriter writer, string name, IEnumerable<string> codes)
    {
        writer.WriteStartArray(name);
        foreach (var code in codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
    }

    internal static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var each in all)
        {
            writer.WriteStartObject();
            write(writer, each);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
