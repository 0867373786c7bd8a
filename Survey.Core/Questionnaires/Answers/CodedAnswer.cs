using System.Text.Json;
using Survey.Core.Frameworks;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>The themes and elements of the framework that a row names.</summary>
/// <param name="Themes">In the framework's order, each once.</param>
/// <param name="Elements">In the framework's order, each once. There is at least one theme or element.</param>
public sealed record CodedAnswer(IReadOnlyList<Theme> Themes, IReadOnlyList<Element> Elements) : Answer
{
    /// <summary>The codes of the elements, then those of the themes, separated by spaces.</summary>
    public override string ToText() =>
        string.Join(' ', Elements.Select(element => element.Code).Concat(Themes.Select(theme => theme.Code)));

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("themes");
        foreach (var theme in Themes)
        {
            writer.WriteStringValue(theme.Code);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("elements");
        foreach (var element in Elements)
        {
            writer.WriteStringValue(element.Code);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
