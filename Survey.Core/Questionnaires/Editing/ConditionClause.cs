using System.Globalization;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>What a clause compares with.</summary>
public enum ClauseValue
{
    /// <summary>A text or the code of a choice.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>One comparison of a condition, which people pick instead of writing it.</summary>
/// <param name="Subject">The code of the question; a dot for the answer itself.</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Value">What the answer is compared with; empty for operators that need nothing.</param>
/// <param name="Kind">What the value is.</param>
public sealed record ConditionClause(string Subject, string Operator, string Value, ClauseValue Kind = ClauseValue.Text)
{
    /// <summary>The subject of a clause about the answer itself.</summary>
    public const string Itself = ".";

    private static readonly (string Name, string Symbol)[] Symbols =
        [("is", "="), ("is-not", "!="), ("more", ">"), ("less", "<"), ("at-least", ">="), ("at-most", "<=")];

    private static readonly string[] ForChoices = ["is", "is-not", "answered", "not-answered"];
    private static readonly string[] ForSeveral = ["includes", "includes-not", "answered", "not-answered"];
    private static readonly string[] ForAmounts = ["is", "is-not", "more", "less", "at-least", "at-most", "answered", "not-answered"];

    /// <summary>The names of all operators.</summary>
    public static IReadOnlyList<string> Operators { get; } = [.. ForAmounts.Union(ForSeveral, StringComparer.Ordinal)];

    /// <summary>The operators that can be picked for a question of that type.</summary>
    public static IReadOnlyList<string> OperatorsFor(string type) => type switch
    {
        "select-many" or "coded" or "rank" => ForSeveral,
        "integer" or "decimal" or "range" or "calculated" or "date" => ForAmounts,
        _ => ForChoices,
    };

    /// <summary>What the answers of a type of questions are compared with.</summary>
    public static ClauseValue KindFor(string type) => type switch
    {
        "integer" or "decimal" or "range" or "calculated" => ClauseValue.Number,
        "date" => ClauseValue.Date,
        _ => ClauseValue.Text,
    };

    /// <summary>True if the operator compares with a value.</summary>
    public static bool NeedsValue(string name) => name is not ("answered" or "not-answered");

    /// <summary>The clause as an expression.</summary>
    public override string ToString()
    {
        var subject = Subject == Itself ? Itself : $"${{{Subject}}}";
        return Operator switch
        {
            "answered" => $"{subject} != ''",
            "not-answered" => $"{subject} = ''",
            "includes" => $"selected({subject}, {Quote(Value)})",
            "includes-not" => $"not(selected({subject}, {Quote(Value)}))",
            _ => $"{subject} {Symbols.First(each => each.Name == Operator).Symbol} {Written}",
        };
    }

    /// <summary>A text in quotation marks. An expression has no way to write both kinds of them in one text.</summary>
    internal static string Quote(string text) =>
        text.Contains('\'', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "", StringComparison.Ordinal)}\"" : $"'{text}'";

    /// <summary>The clause that a part of an expression says; null if it says something else.</summary>
    internal static ConditionClause? Find(ExpressionNode node) => node switch
    {
        ExpressionNode.Chain { Links: [var link] } chain when FindSubject(chain.First) is { } subject =>
            Symbols.FirstOrDefault(each => each.Symbol == link.Symbol).Name is { } name ? Of(subject, name, link.Operand) : null,
        ExpressionNode.Call { Name: "selected" } call => FindSelected(call, "includes"),
        ExpressionNode.Call { Name: "not", Arguments: [ExpressionNode.Call { Name: "selected" } inner] } =>
            FindSelected(inner, "includes-not"),
        _ => null,
    };

    private string Written => Kind switch
    {
        ClauseValue.Number when decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        ClauseValue.Date => $"date({Quote(Value)})",
        _ => Quote(Value),
    };

    private static ConditionClause? Of(string subject, string name, ExpressionNode operand) => operand switch
    {
        ExpressionNode.Literal { Value.Kind: ExpressionValueKind.Number } number =>
            new(subject, name, number.ToString(), ClauseValue.Number),
        ExpressionNode.Negation { Signs: 1, Operand: ExpressionNode.Literal { Value.Kind: ExpressionValueKind.Number } number } =>
            new(subject, name, $"-{number}", ClauseValue.Number),
        ExpressionNode.Literal text when text.Value.ToText().Length == 0 => name switch
        {
            "is" => new(subject, "not-answered", ""),
            "is-not" => new(subject, "answered", ""),
            _ => null,
        },
        ExpressionNode.Literal text => new(subject, name, text.Value.ToText()),
        ExpressionNode.Call { Name: "date", Arguments: [ExpressionNode.Literal { Value.Kind: ExpressionValueKind.Text } day] } =>
            new(subject, name, day.Value.ToText(), ClauseValue.Date),
        _ => null,
    };

    private static ConditionClause? FindSelected(ExpressionNode.Call call, string name) =>
        call.Arguments is [var first, ExpressionNode.Literal { Value.Kind: ExpressionValueKind.Text } code]
        && FindSubject(first) is { } subject
            ? new(subject, name, code.Value.ToText())
            : null;

    private static string? FindSubject(ExpressionNode node) => node switch
    {
        ExpressionNode.Reference { Ups: 0 } reference => reference.Code,
        ExpressionNode.Current => Itself,
        _ => null,
    };
}
