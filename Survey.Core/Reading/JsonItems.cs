using System.Collections;
using System.Text.Json;

namespace Survey.Core.Reading;

/// <summary>The items of a JSON list, in order; none if the value is not a list.</summary>
internal sealed class JsonItems : JsonContainer, IReadOnlyCollection<JsonValue>
{
    public JsonItems(JsonValue value)
        : base(value) => Count = value.Element.ValueKind == JsonValueKind.Array ? value.Element.GetArrayLength() : 0;

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerator<JsonValue> GetEnumerator()
    {
        if (Count == 0)
        {
            yield break;
        }

        var number = 0;
        foreach (var item in Value.Element.EnumerateArray())
        {
            yield return new JsonValue(item, this, ++number);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
