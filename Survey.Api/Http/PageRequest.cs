using System.Buffers.Text;
using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Api.Http;

/// <summary>Which page of a list is requested.</summary>
/// <param name="Limit">Maximum number of items, 1 to 200; 50 by default.</param>
/// <param name="Cursor"><c>next</c> of the previous page; without it, the first page.</param>
public sealed record PageRequest(
    [property: FromQuery(Name = "limit"), Description("The most things to give, 1 to 200; 50 without it.")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("Where the part before ended, as its “next” says; from the beginning without it.")] string? Cursor)
{
    /// <summary>Maximum number of items on a page.</summary>
    public const int MostItems = 200;

    private const int UsualItems = 50;

    /// <summary>Cuts the page from a list in memory.</summary>
    /// <param name="all">The whole list, in order.</param>
    /// <param name="key">A unique and stable key of an item.</param>
    /// <param name="convert">Converts an item for the response.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is not valid.</exception>
    /// <remarks>
    /// A cursor contains the key of the last item. If that item no longer exists, the list starts again, so that nothing is skipped.
    /// </remarks>
    public Page<TGiven> Cut<T, TGiven>(IReadOnlyList<T> all, Func<T, string> key, Func<T, TGiven> convert)
    {
        var after = ReadCursor();
        var begin = 0;
        for (var i = 0; after is not null && i < all.Count; i++)
        {
            if (key(all[i]) == after)
            {
                begin = i + 1;
            }
        }

        var items = all.Skip(begin).Take(GetLimit()).ToList();
        return new Page<TGiven>([.. items.Select(convert)], begin + items.Count < all.Count ? WriteCursor(key(items[^1])) : null);
    }

    /// <summary>Reads the page from the store.</summary>
    /// <param name="read">Reads at most so many items after a key, in order; null for the beginning.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="convert">Converts an item for the response.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is not valid.</exception>
    public async Task<Page<TGiven>> Cut<T, TGiven>(
        Func<Guid?, int, Task<IReadOnlyList<T>>> read,
        Func<T, Guid> key,
        Func<T, TGiven> convert)
    {
        Guid? after = ReadCursor() is not { } cursor ? null : Guid.TryParse(cursor, out var id) ? id : throw MalformedCursor();

        // Read one more than the limit, to know whether there is a next page.
        var limit = GetLimit();
        var items = await read(after, limit + 1);
        return new Page<TGiven>([.. items.Take(limit).Select(convert)], items.Count > limit ? WriteCursor(key(items[limit - 1]).ToString()) : null);
    }

    /// <summary>Maximum number of items to return.</summary>
    /// <exception cref="MalformedRequestException">The limit is not valid.</exception>
    public int GetLimit() => Limit switch
    {
        null => UsualItems,
        >= 1 and <= MostItems => Limit.Value,
        _ => throw new MalformedRequestException("limit", ("most", MostItems)),
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

    private static MalformedRequestException MalformedCursor() =>
        new("cursor");
}
