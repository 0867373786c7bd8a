using System.Globalization;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>What a button beside the rows of a repeat group does: <c>add/recommendations</c>, <c>up/recommendations/3</c>.</summary>
/// <param name="Verb">One of <c>add</c>, <c>copy</c>, <c>up</c>, <c>down</c>, <c>drop</c>.</param>
/// <param name="Repeat">The name of the repeat group's field.</param>
/// <param name="Key">The row; empty for <c>add</c>.</param>
public sealed record RowAction(string Verb, string Repeat, string Key)
{
    /// <summary>Reads a button's value; null if it is none of these.</summary>
    public static RowAction? Find(string value)
    {
        var (first, last) = (value.IndexOf('/', StringComparison.Ordinal), value.LastIndexOf('/'));
        return (first < 0 ? "" : value[..first]) switch
        {
            "add" => new RowAction("add", value[(first + 1)..], ""),
            "copy" or "up" or "down" or "drop" when last > first => new RowAction(value[..first], value[(first + 1)..last], value[(last + 1)..]),
            _ => null,
        };
    }

    /// <summary>Changes the rows.</summary>
    /// <param name="values">The form; changed.</param>
    /// <param name="fillNew">Puts defaults into the fields of a new row, given the beginning of their names.</param>
    /// <returns>The key of the row that is to be looked at afterwards; null for the group as a whole.</returns>
    public string? Apply(FormValues values, Action<string>? fillNew = null)
    {
        var keys = values.GetKeys(Repeat).ToList();
        var at = keys.IndexOf(Key);
        if (Verb != "add" && at < 0)
        {
            return null;
        }

        // Rows inside of rows have no ids.
        var fresh = Repeat.Contains('/', StringComparison.Ordinal)
            ? RowIds.OfPosition(keys.Select(ToNumber).DefaultIfEmpty().Max() + 1)
            : RowIds.New();
        var shown = Key;
        switch (Verb)
        {
            case "add":
                keys.Add(shown = fresh);
                fillNew?.Invoke(FormValues.RowPrefix(Repeat, fresh));
                break;
            case "copy":
                keys.Insert(at + 1, shown = fresh);
                values.CopyAll(FormValues.RowPrefix(Repeat, Key), FormValues.RowPrefix(Repeat, fresh));
                break;
            case "up" when at > 0:
                (keys[at], keys[at - 1]) = (keys[at - 1], keys[at]);
                break;
            case "down" when at < keys.Count - 1:
                (keys[at], keys[at + 1]) = (keys[at + 1], keys[at]);
                break;
            case "drop":
                keys.RemoveAt(at);
                values.RemoveAll(FormValues.RowPrefix(Repeat, Key));
                shown = keys.Count == 0 ? null : keys[Math.Min(at, keys.Count - 1)];
                break;
        }

        values.Set(Repeat, keys.ToArray());
        return shown;
    }

    private static int ToNumber(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
