using System.Globalization;
using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>The rows of a repeat group.</summary>
/// <param name="Rows">At least one, in the order given.</param>
public sealed record RowsAnswer(IReadOnlyList<AnswerSet> Rows) : Answer
{
    /// <summary>The number of rows.</summary>
    public override string ToText() => Rows.Count.ToString(CultureInfo.InvariantCulture);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var row in Rows)
        {
            row.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
