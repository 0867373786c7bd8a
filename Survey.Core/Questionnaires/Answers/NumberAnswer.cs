using System.Globalization;
using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>A number, whole or with decimals.</summary>
/// <param name="Value">Exact to 28 digits.</param>
public sealed record NumberAnswer(decimal Value) : Answer
{
    // 28 decimals are all a decimal has; nothing is rounded, and no exponent appears.
    private const string Plain = "0.############################";

    /// <inheritdoc/>
    public override string ToText() => Value.ToString(Plain, CultureInfo.InvariantCulture);

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(ToText());
}
