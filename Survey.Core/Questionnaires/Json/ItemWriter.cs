using System.Text.Json;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Json;

/// <summary>Writes the items of <c>questionnaire.json</c>.</summary>
internal static class ItemWriter
{
    public static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<Item> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("type", item.TypeName);
            WriteHead(writer, item.Head);
            WriteOwn(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteHead(Utf8JsonWriter writer, ItemHead head)
    {
        writer.WriteString("code", head.Code);
        QuestionnaireWriter.WriteText(writer, "label", head.Label);
        QuestionnaireWriter.WriteText(writer, "hint", head.Hint);
        QuestionnaireWriter.WriteText(writer, "guidanceHint", head.GuidanceHint);
        QuestionnaireWriter.WriteExpression(writer, "relevant", head.Relevant);
        QuestionnaireWriter.WriteString(writer, "appearance", head.Appearance);
        QuestionnaireWriter.WriteColumns(writer, "columns", head.Columns);
    }

    private static void WriteRules(Utf8JsonWriter writer, QuestionRules rules)
    {
        WriteCondition(writer, "required", rules.Required);
        QuestionnaireWriter.WriteText(writer, "requiredMessage", rules.RequiredMessage);
        QuestionnaireWriter.WriteExpression(writer, "constraint", rules.Constraint);
        QuestionnaireWriter.WriteText(writer, "constraintMessage", rules.ConstraintMessage);
        QuestionnaireWriter.WriteExpression(writer, "warning", rules.Warning);
        QuestionnaireWriter.WriteText(writer, "warningMessage", rules.WarningMessage);
        WriteCondition(writer, "readOnly", rules.ReadOnly);
        if (rules.Default is { } given)
        {
            writer.WritePropertyName("default");
            given.WriteTo(writer);
        }

        QuestionnaireWriter.WriteExpression(writer, "defaultExpression", rules.DefaultExpression);
    }

    private static void WriteOwn(Utf8JsonWriter writer, Item item)
    {
        if (item is Question question)
        {
            WriteRules(writer, question.Rules);
        }

        if (item is NumericQuestion { Unit: { } unit })
        {
            writer.WriteString("unit", unit.Code);
        }

        switch (item)
        {
            case Section section:
                writer.WritePropertyName("items");
                WriteItems(writer, section.Items);
                break;
            case Repeat repeat:
                WriteRepeat(writer, repeat);
                break;
            case TextQuestion text:
                if (text.Multiline)
                {
                    writer.WriteBoolean("multiline", value: true);
                }

                if (text.MaxLength != TextQuestion.DefaultMaxLength)
                {
                    writer.WriteNumber("maxLength", text.MaxLength);
                }

                break;
            case RangeQuestion range:
                writer.WriteNumber("start", range.Start);
                writer.WriteNumber("end", range.End);
                writer.WriteNumber("step", range.Step);
                QuestionnaireWriter.WriteText(writer, "low", range.Low);
                QuestionnaireWriter.WriteText(writer, "high", range.High);
                break;
            case ChoiceQuestion choice:
                WriteChoiceQuestion(writer, choice);
                break;
            case CodedQuestion coded:
                QuestionnaireWriter.WriteString(writer, "framework", coded.Framework);
                break;
            case CalculatedQuestion calculated:
                QuestionnaireWriter.WriteExpression(writer, "calculation", calculated.Calculation);
                break;
            case HiddenQuestion hidden:
                QuestionnaireWriter.WriteString(writer, "source", hidden.Source);
                break;
        }
    }

    private static void WriteRepeat(Utf8JsonWriter writer, Repeat repeat)
    {
        if (repeat.Minimum > 0)
        {
            writer.WriteNumber("minimum", repeat.Minimum);
        }

        if (repeat.Maximum is { } maximum)
        {
            writer.WriteNumber("maximum", maximum);
        }

        QuestionnaireWriter.WriteExpression(writer, "count", repeat.Count);
        writer.WritePropertyName("items");
        WriteItems(writer, repeat.Items);
    }

    private static void WriteChoiceQuestion(Utf8JsonWriter writer, ChoiceQuestion question)
    {
        writer.WriteString("choices", question.Choices.Code);
        QuestionnaireWriter.WriteExpression(writer, "choiceFilter", question.Filter);
        if (question.Randomize)
        {
            writer.WriteBoolean("randomize", value: true);
        }

        QuestionnaireWriter.WriteString(writer, "seed", question.Seed);
    }

    /// <summary>Writes <c>true</c> for the expression <c>true()</c>, and any other condition as its expression.</summary>
    private static void WriteCondition(Utf8JsonWriter writer, string name, Expression? condition)
    {
        if (condition?.Text == "true()")
        {
            writer.WriteBoolean(name, value: true);
        }
        else
        {
            QuestionnaireWriter.WriteExpression(writer, name, condition);
        }
    }
}
