using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Writes the rows of the sheet "survey".</summary>
internal sealed class SurveyWriter(
    Questionnaire questionnaire,
    TextColumns texts,
    ChoiceListWriter lists,
    SheetDraft sheet,
    Place place,
    ProblemLog problems)
{
    private readonly RowNames _names = new(
        questionnaire.Items,
        questionnaire.Settings.FirstOrDefault(setting => setting.Key == "name").Value ?? SettingsSheetReader.UsualRoot);

    /// <summary>Writes items, including those inside sections and repeat groups.</summary>
    public void Write(IReadOnlyList<Item> items)
    {
        foreach (var item in items)
        {
            var row = sheet.AddRow();
            row["type"] = GetType(item);
            WriteHead(row, item);
            if (item is Question question)
            {
                WriteRules(row, question);
            }

            WriteOwn(row, item);
            switch (item)
            {
                case Section section:
                    Write(section.Items);
                    sheet.AddRow()["type"] = "end_group";
                    break;
                case Repeat repeat:
                    Write(repeat.Items);
                    sheet.AddRow()["type"] = "end_repeat";
                    break;
            }
        }
    }

    private string GetType(Item item) => item switch
    {
        Section => "begin_group",
        Repeat => "begin_repeat",
        Note => "note",
        IntegerQuestion => "integer",
        DecimalQuestion => "decimal",
        RangeQuestion => "range",
        DateQuestion => "date",
        TimeQuestion => "time",
        DateTimeQuestion => "dateTime",
        SelectOneQuestion one => $"select_one {one.Choices.Code}",
        SelectManyQuestion many => $"select_multiple {many.Choices.Code}",
        RankQuestion rank => $"rank {rank.Choices.Code}",
        CodedQuestion coded => $"select_multiple {lists.GetListOf(coded).Name}",
        AcknowledgeQuestion => "acknowledge",
        CalculatedQuestion => "calculate",
        HiddenQuestion { Source: { } source } => source,
        HiddenQuestion => "hidden",
        TextQuestion or UrlQuestion or EmailQuestion => "text",
        _ => throw new UnreachableException($"A form has no row for {item.GetType().Name}."),
    };

    private static RowKind GetKind(Question question) => question switch
    {
        DateQuestion => RowKind.Date,
        DateTimeQuestion => RowKind.DateTime,
        _ => RowKind.Text,
    };

    private void WriteHead(OrderedDictionary<string, string> row, Item item)
    {
        var name = _names.GetName(item);
        row["name"] = name;
        if (name != item.Code)
        {
            row["instance::code"] = item.Code;
            Report(item, ProblemCatalogue.XlsformNotWritable, ("name", name));
        }

        var isShown = item is not (Section or Repeat or CalculatedQuestion or HiddenQuestion);
        WriteText(row, "label", item.Head.Label ?? (isShown && item.Head.Hint is null ? item.Label : null), item);
        WriteText(row, "hint", item.Head.Hint, item);
        WriteText(row, "guidance_hint", item.Head.GuidanceHint, item);
        WriteExpression(row, "relevant", item.Relevant, item);
        var appearance = item is TextQuestion { Multiline: true } ? $"{item.Head.Appearance} multiline".Trim() : item.Head.Appearance;
        Set(row, "appearance", appearance);
        foreach (var (key, text) in item.Head.Columns)
        {
            WriteColumn(row, item, key, text);
        }
    }

    private void WriteColumn(OrderedDictionary<string, string> row, Item item, string key, string text)
    {
        if (item is CodedQuestion && key == "list_name")
        {
            return;
        }

        var (known, language) = SheetColumns.Survey.Parse(key, byDoubleColon: true);
        var isKept =
            known == key
            && language is null
            && (key is "trigger" or "intent" or "parameters" || key.Contains("::", StringComparison.Ordinal));
        if (isKept && !row.ContainsKey(key) && text.Trim().Length > 0)
        {
            row[key] = _names.ToNames(text, item);
        }
        else
        {
            Report(item, ProblemCatalogue.XlsformNotWritable["column"], ("found", key));
        }
    }

    private void WriteRules(OrderedDictionary<string, string> row, Question question)
    {
        var rules = question.Rules;
        WriteCondition(row, question is Repeat ? "instance::required" : "required", rules.Required, question);
        WriteText(row, "required_message", rules.RequiredMessage, question);
        WriteExpression(row, "constraint", rules.Constraint, question);
        WriteText(row, "constraint_message", rules.ConstraintMessage, question);
        WriteExpression(row, "warning", rules.Warning, question);
        WriteText(row, "warning_message", rules.WarningMessage, question);
        WriteCondition(row, "read_only", rules.ReadOnly, question);
        if (question is Repeat && (rules.Default is not null || rules.DefaultExpression is not null))
        {
            Report(question, ProblemCatalogue.XlsformNotWritable["rows"]);
            return;
        }

        if (rules.Default is { } answer && ToCell(answer) is { Length: > 0 } text)
        {
            row[DynamicDefault.IsDynamic(text, GetKind(question)) ? RowDefaults.KeptColumn : "default"] = text;
        }

        if (rules.DefaultExpression is { } expression)
        {
            WriteDefaultExpression(row, expression, question);
        }
    }

    private void WriteDefaultExpression(OrderedDictionary<string, string> row, Expression expression, Question question)
    {
        var text = _names.ToNamesOfExpression(expression.Text, question);
        if (row.ContainsKey("default") || row.ContainsKey(RowDefaults.KeptColumn))
        {
            Report(question, ProblemCatalogue.XlsformNotWritable["two-defaults"]);
            return;
        }

        if (DynamicDefault.IsDynamic(text, GetKind(question)))
        {
            row["default"] = text;
            return;
        }

        // XLSForm treats a default without an operator or function call as the answer itself. For a literal that is the same.
        var literal = text.Trim();
        var isQuoted = literal.Length > 1 && literal[0] is '\'' or '"' && literal[^1] == literal[0];
        row["default"] = isQuoted ? literal[1..^1] : literal;
        if (!isQuoted && !decimal.TryParse(literal, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            Report(question, ProblemCatalogue.XlsformNotWritable["default"], ("found", text));
        }
    }

    private static string ToCell(JsonElement answer) =>
        answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString()!,
            JsonValueKind.Number => answer.GetRawText(),
            JsonValueKind.True => "OK",
            JsonValueKind.Array => string.Join(
                ' ',
                answer.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())),
            JsonValueKind.Object => string.Join(
                ' ',
                answer
                    .EnumerateObject()
                    .OrderBy(member => member.Name == "themes")
                    .Select(member => ToCell(member.Value))
                    .Where(text => text.Length > 0)),
            _ => "",
        };

    private void WriteOwn(OrderedDictionary<string, string> row, Item item)
    {
        Set(row, "instance::unit", (item as NumericQuestion)?.Unit?.Code);
        switch (item)
        {
            case Repeat repeat:
                WriteExpression(row, "repeat_count", repeat.Count, item);
                Set(row, "instance::minimum", repeat.Minimum > 0 ? repeat.Minimum.ToString(CultureInfo.InvariantCulture) : null);
                Set(row, "instance::maximum", repeat.Maximum?.ToString(CultureInfo.InvariantCulture));
                break;
            case TextQuestion text:
                Set(
                    row,
                    "instance::maxLength",
                    text.MaxLength == TextQuestion.DefaultMaxLength ? null : text.MaxLength.ToString(CultureInfo.InvariantCulture));
                break;
            case UrlQuestion:
                row["instance::type"] = "url";
                break;
            case EmailQuestion:
                row["instance::type"] = "email";
                break;
            case RangeQuestion range:
                AddParameters(row, string.Create(CultureInfo.InvariantCulture, $"start={range.Start} end={range.End} step={range.Step}"));
                WriteText(row, "low_label", range.Low, item);
                WriteText(row, "high_label", range.High, item);
                break;
            case ChoiceQuestion choice:
                WriteExpression(row, "choice_filter", choice.Filter, item);
                WriteOrder(row, choice);
                break;
            case CalculatedQuestion calculated:
                WriteExpression(row, "calculation", calculated.Calculation, item);
                break;
            case CodedQuestion coded:
                row["instance::framework"] = coded.Framework ?? questionnaire.Framework ?? "yes";
                Set(row, "instance::generated", lists.GetListOf(coded).IsGenerated ? "list" : null);
                break;
        }
    }

    private void WriteOrder(OrderedDictionary<string, string> row, ChoiceQuestion choice)
    {
        if (choice.Randomize)
        {
            AddParameters(row, choice.Seed is { } seed ? $"randomize=true seed={_names.ToNames(seed, choice)}" : "randomize=true");
        }
        else if (choice.Seed is not null)
        {
            Report(choice, ProblemCatalogue.XlsformNotWritable["seed"]);
        }
    }

    private static void AddParameters(OrderedDictionary<string, string> row, string text) =>
        row["parameters"] = row.TryGetValue("parameters", out var others) ? $"{text} {others}" : text;

    /// <summary>
    /// Writes <c>yes</c>, as form authors do, for the expression <c>true()</c>, and any other condition as its
    /// expression.
    /// </summary>
    private void WriteCondition(OrderedDictionary<string, string> row, string column, Expression? condition, Item item)
    {
        if (condition?.Text == "true()")
        {
            row[column] = "yes";
        }
        else
        {
            WriteExpression(row, column, condition, item);
        }
    }

    private void WriteExpression(OrderedDictionary<string, string> row, string column, Expression? expression, Item item) =>
        Set(row, column, expression is null ? null : _names.ToNamesOfExpression(expression.Text, item));

    private void WriteText(OrderedDictionary<string, string> row, string column, LocalizedText? text, Item item) =>
        texts.Write(row, column, text, each => _names.ToNames(each, item));

    private void Report(Item item, ProblemVariant variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        problems.Add(variant, place.Member(item.Code), details);

    private static void Set(OrderedDictionary<string, string> row, string column, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            row[column] = text;
        }
    }
}
