using System.Buffers.Text;
using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Api.Http;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">The most things to give, 1 to 200; 50 without it.</param>
/// <param name="Cursor">Where the part before ended, as its <c>next</c> says; from the beginning without it.</param>
public sealed record PageRequest(
    [property: FromQuery(Name = "limit"), Description("The most things to give, 1 to 200; 50 without it.")] int? Limit,
    [property: FromQuery(Name = "cursor"), Description("Where the part before ended, as its “next” says; from the beginning without it.")] string? Cursor)
{
    /// <summary>The most things in a part.</summary>
    public const int MostItems = 200;

    private const int UsualItems = 50;

    /// <summary>The part of a list that lies in order of a key, each thing's own.</summary>
    /// <param name="all">The whole list, in order.</param>
    /// <param name="key">What tells a thing from all others, and does not change.</param>
    /// <param name="convert">Makes what is given of a thing.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is none.</exception>
    /// <remarks>A cursor names the last thing given. If it has gone since, the list begins anew rather than leaving something out.</remarks>
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

    /// <summary>The part of a list that the store cuts.</summary>
    /// <param name="read">Reads what comes after a key, null for the beginning, and at most so many, in order.</param>
    /// <param name="key">The key of an item.</param>
    /// <param name="convert">Makes what is given of an item.</param>
    /// <exception cref="MalformedRequestException">The cursor or the limit is not valid.</exception>
    public async Task<Page<TGiven>> Cut<T, TGiven>(
        Func<Guid?, int, Task<IReadOnlyList<T>>> read,
        Func<T, Guid> key,
        Func<T, TGiven> convert)
    {
        Guid? after = ReadCursor() is not { } cursor ? null : Guid.TryParse(cursor, out var id) ? id : throw MalformedCursor();

        // One more than is given shows whether there is a next part.
        var limit = GetLimit();
        var items = await read(after, limit + 1);
        return new Page<TGiven>([.. items.Take(limit).Select(convert)], items.Count > limit ? WriteCursor(key(items[limit - 1]).ToString()) : null);
    }

    /// <summary>The most things to give.</summary>
    /// <exception cref="MalformedRequestException">The limit is none.</exception>
    public int GetLimit() => Limit switch
    {
        null => UsualItems,
        >= 1 and <= MostItems => Limit.Value,
        _ => throw new MalformedRequestException("limit", ("most", MostItems)),
    };

    /// <summary>The key that the cursor holds; null without one.</summary>
    /// <exception cref="MalformedRequestException">It is none that was given out here.</exception>
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

    /// <summary>The cursor that holds a key.</summary>
    public static string WriteCursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static MalformedRequestException MalformedCursor() =>
        new("cursor");
}
