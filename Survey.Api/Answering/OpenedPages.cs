using Microsoft.Extensions.Caching.Memory;

namespace Survey.Api.Answering;

/// <summary>
/// What the pages that are open somewhere have saved last. On a bad line the answer to a page can be lost though what it
/// sent was saved; by this its next words are held against its own last ones and not taken for somebody else's.
/// </summary>
/// <remarks>Kept in memory for an hour: what is forgotten makes the page ask which of two versions is to stay.</remarks>
public sealed class OpenedPages : IDisposable
{
    private const int LongestName = 40;

    private readonly MemoryCache _marks = new(new MemoryCacheOptions { SizeLimit = 4_000_000 });

    /// <summary>The marks of what a page has saved last; null for nothing.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="page">The page's number.</param>
    /// <param name="opened">What the script calls the opened page; empty without a script.</param>
    public string? Find(LinkVisit visit, int page, string opened) => _marks.Get<string>(KeyOf(visit, page, opened));

    /// <summary>Notes what a page has saved.</summary>
    public void Note(LinkVisit visit, int page, string opened, string marks)
    {
        if (opened.Length is > 0 and <= LongestName)
        {
            var key = KeyOf(visit, page, opened);
            _marks.Set(key, marks, new MemoryCacheEntryOptions { Size = key.Length + marks.Length, SlidingExpiration = TimeSpan.FromHours(1) });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _marks.Dispose();

    private static string KeyOf(LinkVisit visit, int page, string opened) => $"{visit.Home} {visit.Browser} {page} {opened}";
}
