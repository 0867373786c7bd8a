using System.Text.Json;
using Survey.Core.Frameworks;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>The themes and elements of the framework that a row is keyed to, as they were named.</summary>
/// <param name="Themes">In the framework's order, each once.</param>
/// <param name="Elements">In the framework's order, each once; with the themes at least one in all.</param>
public sealed record CodedAnswer(IReadOnlyList<Theme> Themes, IReadOnlyList<Element> Elements) : Answer
{
    /// <summary>The elements' codes, then the themes', with a space between.</summary>
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
