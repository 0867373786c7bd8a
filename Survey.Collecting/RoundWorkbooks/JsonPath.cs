using System.Text.Json.Nodes;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>Finds and sets members of a document by a path with dots: <c>recurrence.threshold</c>.</summary>
internal static class JsonPath
{
    /// <summary>The value at a path; null if there is none.</summary>
    public static JsonNode? Find(JsonObject document, string path)
    {
        JsonNode? node = document;
        foreach (var step in path.Split('.'))
        {
            node = (node as JsonObject)?[step];
        }

        return node;
    }

    /// <summary>Sets the value at a path, or removes it if it is null, with objects that become empty.</summary>
    public static void Set(JsonObject document, string path, JsonNode? value)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            if (value is null)
            {
                document.Remove(path);
            }
            else
            {
                document[path] = value;
            }

            return;
        }

        var inner = document[path[..dot]] as JsonObject ?? [];
        Set(inner, path[(dot + 1)..], value);
        if (inner.Count == 0)
        {
            document.Remove(path[..dot]);
        }
        else if (inner.Parent is null)
        {
            document[path[..dot]] = inner;
        }
    }
}
