using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Api.Http;

/// <summary>Which page of a list is requested.</summary>
/// <param name="Limit">Maximum number of items, 1 to 200; 50 by default.</param>
/// <param name="Cursor"><c>next</c> of the previous page; without it, the first page.</param>
public sealed record PageRequest(
    [property: FromQuery(Name = "limit"), Description("The maximum number of items, 1 to 200; the default is 50.")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("Continues after the previous page: its “next”. Without it, from the beginning.")]
        string? Cursor)
{
    /// <summary>Maximum number of items on a page.</summary>
    public const int MaxItems = 200;

    private const int UsualItems = 50;

    /// <summary>One part of a list that the store pages by a key that is a text.</summary>
    /// <param name="read">Reads at most so many items after a key, in order; the key is null for the beginning.</param>
    /// <param name="key">The key of an item; it identifies the item and does not change.</param>
    /// <param name="convert">Makes the wire record of an item.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is not valid.</exception>
    public async Task<Page<TGiven>> ReadByText<T, TGiven>(
        Func<string?, int, Task<IReadOnlyList<T>>> read,
        Func<T, string> key,
        Func<T, TGiven> convert)
    {
        // One more than is given shows whether there is a next part.
        var limit = GetLimit();
        var items = await read(ReadCursor(), limit + 1);
        return new Page<TGiven>([.. items.Take(limit).Select(convert)], items.Count > limit ? WriteCursor(key(items[limit - 1])) : null);
    }

    /// <summary>One part of a list that the store pages by a key that is a UUID or a number.</summary>
    /// <inheritdoc cref="ReadByText"/>
    public Task<Page<TGiven>> Read<T, TKey, TGiven>(
        Func<TKey?, int, Task<IReadOnlyList<T>>> read,
        Func<T, TKey> key,
        Func<T, TGiven> convert)
        where TKey : struct, IParsable<TKey>, IFormattable =>
        ReadByText(
            (cursor, limit) => read(cursor is null ? null : ParseKey<TKey>(cursor), limit),
            item => key(item).ToString(format: null, CultureInfo.InvariantCulture),
            convert);

    /// <summary>One part of a list that is in memory.</summary>
    /// <param name="all">The whole list, in order.</param>
    /// <param name="key">The key of an item; it identifies the item and does not change.</param>
    /// <param name="convert">Makes the wire record of an item.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is not valid.</exception>
    public Page<TGiven> Cut<T, TGiven>(IReadOnlyList<T> all, Func<T, string> key, Func<T, TGiven> convert)
    {
        // If the item that the cursor names has gone since, the list begins again rather than leaving something out.
        var begin = ReadCursor() is { } after ? all.TakeWhile(item => key(item) != after).Count() + 1 : 0;
        begin = begin > all.Count ? 0 : begin;
        var items = all.Skip(begin).Take(GetLimit()).ToList();
        return new Page<TGiven>([.. items.Select(convert)], begin + items.Count < all.Count ? WriteCursor(key(items[^1])) : null);
    }

    /// <summary>Maximum number of items to return.</summary>
    /// <exception cref="MalformedRequestException">The limit is not valid.</exception>
    public int GetLimit() => Limit switch
    {
        null => UsualItems,
        >= 1 and <= MaxItems => Limit.Value,
        _ => throw new MalformedRequestException("limit", ("most", MaxItems)),
    };

    /// <summary>The key in the cursor; null if there is no cursor.</summary>
    /// <exception cref="MalformedRequestException">The cursor cannot be decoded.</exception>
    public string? ReadCursor()
    {
        if (Cursor is null)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor));
        }
        catch (FormatException)
        {
            throw MalformedCursor();
        }
    }

    /// <summary>Makes the cursor for a key.</summary>
    public static string WriteCursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The failure of a request whose cursor was not given out here.</summary>
    internal static MalformedRequestException MalformedCursor() => new("cursor");

    private static TKey ParseKey<TKey>(string cursor)
        where TKey : struct, IParsable<TKey> =>
        TKey.TryParse(cursor, CultureInfo.InvariantCulture, out var key) ? key : throw MalformedCursor();
}
