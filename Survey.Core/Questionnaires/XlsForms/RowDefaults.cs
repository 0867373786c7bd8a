using System.Globalization;
using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the column "default": a literal answer or an expression.</summary>
/// <param name="context">Data about the form that is being read.</param>
/// <param name="expressions">Parses the expressions.</param>
internal sealed class RowDefaults(FormContext context, RowExpressions expressions)
{
    /// <summary>The column where the writer stores a literal answer that looks like an expression.</summary>
    public const string KeptColumn = "instance::default";

    private const string ThemeKind = "theme";

    /// <summary>The default of a row: the answer, or the expression. Both are null if there is no default, or after a problem.</summary>
    /// <param name="row">The row to read.</param>
    /// <param name="kind">The type of the question.</param>
    /// <param name="list">The list of choices; null for a question without one.</param>
    /// <param name="isCoded">True if the answer names themes and elements.</param>
    public (JsonElement? Default, Expression? Expression) Read(RowView row, RowKind kind, ChoiceListDraft? list, bool isCoded)
    {
        if (row.Text(KeptColumn) is { } kept)
        {
            return (ToAnswer(kept, kind, list, isCoded, row.PlaceOf(KeptColumn)), null);
        }

        if (row.Code("default") is not { } text)
        {
            return (null, null);
        }

        // A choice may be called -2 or a-b, which as an expression would be a subtraction.
        var isChoice = !isCoded && (kind is RowKind.SelectOne ? FindChoice(text, list) is not null
            : kind is RowKind.SelectMultiple or RowKind.Rank && ToChoices(text, list) is not null);
        if (!isChoice && DynamicDefault.IsDynamic(text, kind) && (DynamicDefault.IsSurelyDynamic(text) || expressions.CanParse(text)))
        {
            return (null, expressions.ReadDefault(row));
        }

        return (ToAnswer(row.Text("default")!, kind, list, isCoded, row.PlaceOf("default")), null);
    }

    private JsonElement? ToAnswer(string text, RowKind kind, ChoiceListDraft? list, bool isCoded, Place place)
    {
        JsonElement? answer = kind switch
        {
            RowKind.Integer => ToNumber(text) is { } whole && decimal.IsInteger(whole) ? JsonSerializer.SerializeToElement(whole) : null,
            RowKind.Decimal or RowKind.Range => ToNumber(text) is { } number ? JsonSerializer.SerializeToElement(number) : null,
            RowKind.Acknowledge => text is "OK" || YesNo.Find(text) == true ? JsonSerializer.SerializeToElement(value: true) : null,
            RowKind.SelectOne => FindChoice(text, list) is { } choice ? JsonSerializer.SerializeToElement(choice.Code) : null,
            RowKind.SelectMultiple when isCoded => ToCoded(text, list),
            RowKind.SelectMultiple or RowKind.Rank => ToChoices(text, list) is { } choices
                ? JsonSerializer.SerializeToElement(choices.Select(each => each.Code))
                : null,
            RowKind.BeginRepeat => null,
            _ => JsonSerializer.SerializeToElement(text),
        };
        if (answer is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformDefaultUnfit, place, ("found", text));
        }

        return answer;
    }

    private static decimal? ToNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ChoiceDraft? FindChoice(string text, ChoiceListDraft? list) => list?.Choices.Find(choice => choice.Code == text);

    private static List<ChoiceDraft>? ToChoices(string text, ChoiceListDraft? list)
    {
        var choices = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => FindChoice(name, list)).ToList();
        return choices.Contains(null) ? null : [.. choices.OfType<ChoiceDraft>()];
    }

    /// <summary>Splits codes into themes and elements by the generated list. With any other list, all codes count as elements.</summary>
    private static JsonElement? ToCoded(string text, ChoiceListDraft? list)
    {
        var kinds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(code => FindChoice(code, list)?.Columns.Any(column => column is { Key: "kind", Value: ThemeKind }) == true);
        return JsonSerializer.SerializeToElement(new { themes = kinds[true].ToList(), elements = kinds[false].ToList() });
    }
}
