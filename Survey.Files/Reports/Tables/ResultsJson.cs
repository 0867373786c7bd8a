using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Analysis;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Results;

namespace Survey.Files.Reports.Tables;

/// <summary>Writes the results of questions as JSON, in the format described in <c>docs/formats.md</c>.</summary>
public static class ResultsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The code of a kind of group.</summary>
    public static string CodeOf(ResultGroupKind kind) => kind switch
    {
        ResultGroupKind.Region => "region",
        ResultGroupKind.Type => "type",
        ResultGroupKind.Group => "group",
        ResultGroupKind.Answer => "answer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Writes the results.</summary>
    /// <param name="output">Left open.</param>
    /// <param name="results">The results to write.</param>
    public static void Write(Stream output, RoundResults results)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        writer.WriteString("round", results.Round.Code);
        if (results.AsOf is { } day)
        {
            writer.WriteString("asOf", TypedDate.Write(day));
        }

        writer.WriteNumber("responded", results.Responded);
        writer.WriteStartArray("questions");
        foreach (var question in results.Questions)
        {
            WriteQuestion(writer, question);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter writer, QuestionResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("code", result.Question.Question.Code);
        writer.WriteString("repeat", result.Question.RepeatPath);
        writer.WriteString("type", result.Question.Question.TypeName);
        if (result.Question.Question is NumericQuestion { Unit: { } unit })
        {
            writer.WriteString("unit", unit.Code);
        }

        WriteTabulation(writer, result, result.Total, isGroup: false);
        writer.WriteStartArray("groups");
        foreach (var (group, tabulation) in result.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", CodeOf(group.Kind));
            writer.WriteString("code", group.Code);
            WriteTabulation(writer, result, tabulation, isGroup: true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTabulation(Utf8JsonWriter writer, QuestionResult result, Tabulation tabulation, bool isGroup)
    {
        var inRows = result.Question.Groups.Count > 0;
        writer.WriteNumber("asked", tabulation.Asked);
        writer.WriteNumber("answered", tabulation.Answered);
        if (inRows)
        {
            writer.WriteNumber("respondents", tabulation.Respondents.Count);
        }

        switch (result.Kind)
        {
            case ResultKind.Choices or ResultKind.Ranks:
                WriteEntries(writer, "choices", tabulation, inRows, isGroup);
                break;

            case ResultKind.Elements:
                WriteEntries(writer, "elements", tabulation, inRows, isGroup);
                break;

            case ResultKind.Numbers:
                WriteNumbers(writer, tabulation.Numbers);
                break;

            case ResultKind.Dates:
                WriteDates(writer, tabulation.Dates);
                break;

            case ResultKind.Answers:
                WriteBy(writer, tabulation.Respondents, isGroup);
                break;

            default:
                throw new InvalidOperationException($"No kind {result.Kind}.");
        }
    }

    /// <summary>The choices or elements; in a group only their counts.</summary>
    private static void WriteEntries(Utf8JsonWriter writer, string name, Tabulation tabulation, bool inRows, bool isGroup)
    {
        writer.WriteStartArray(name);
        foreach (var entry in tabulation.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("code", entry.Code);
            writer.WriteNumber("count", entry.Count);
            if (inRows)
            {
                writer.WriteNumber("respondents", entry.By.Count);
            }

            if (!isGroup && entry.Share is { } share)
            {
                writer.WriteNumber("share", share);
            }

            if (entry.MeanRank is { } rank)
            {
                writer.WriteNumber("meanRank", rank);
            }

            WriteBy(writer, entry.By, isGroup);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void WriteNumbers(Utf8JsonWriter writer, NumberSummary? numbers)
    {
        if (numbers is null)
        {
            return;
        }

        writer.WriteStartObject("numbers");
        writer.WriteNumber("minimum", numbers.Minimum);
        writer.WriteNumber("maximum", numbers.Maximum);
        writer.WriteNumber("mean", numbers.Mean);
        writer.WriteNumber("median", numbers.Median);
        if (numbers.Sum is { } sum)
        {
            writer.WriteNumber("sum", sum);
        }

        writer.WriteEndObject();
    }

    internal static void WriteDates(Utf8JsonWriter writer, DateSummary? dates)
    {
        if (dates is not null)
        {
            writer.WriteStartObject("dates");
            writer.WriteString("minimum", TypedDate.Write(dates.Minimum));
            writer.WriteString("maximum", TypedDate.Write(dates.Maximum));
            writer.WriteEndObject();
        }
    }

    /// <summary>The organizations behind a count. Groups have none, and neither has an open round.</summary>
    private static void WriteBy(Utf8JsonWriter writer, RespondentGroup group, bool isGroup)
    {
        if (!isGroup && group.Organizations is not null)
        {
            writer.WriteStartArray("by");
            foreach (var organization in group.Organizations)
            {
                writer.WriteStringValue(organization.Code);
            }

            writer.WriteEndArray();
        }
    }
}
