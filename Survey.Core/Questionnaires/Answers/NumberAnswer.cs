using System.Globalization;
using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A whole or decimal number.</summary>
/// <param name="Value">Exact, with at most 28 digits.</param>
public sealed record NumberAnswer(decimal Value) : Answer
{
    // A decimal has at most 28 decimal places, so this format never rounds and never uses an exponent.
    private const string Plain = "0.############################";

    /// <inheritdoc/>
    public override string ToText() =>
        // Most numbers are whole, and without a format they take a fraction of the time.
        decimal.IsInteger(Value) && decimal.Abs(Value) <= long.MaxValue
            ? ((long)Value).ToString(CultureInfo.InvariantCulture)
            : Value.ToString(Plain, CultureInfo.InvariantCulture);

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(ToText());
}
