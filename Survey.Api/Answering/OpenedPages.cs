using System.Globalization;
using Microsoft.Extensions.Caching.Memory;

namespace Survey.Api.Answering;

/// <summary>
/// What the pages that are open somewhere have saved last, as far as their scripts say which page they are and count what
/// they send. On a bad line the answer to a page can be lost though what it sent was saved: by this its next words are held
/// against its own last ones and not taken for somebody else's. And what arrives only after later words of the same page
/// comes too late.
/// </summary>
/// <remarks>Kept in memory for half a day: what is forgotten makes the page ask which of two versions is to stay.</remarks>
public sealed class OpenedPages : IDisposable
{
    private const int LongestName = 40;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = 4_000_000 });

    /// <summary>The marks of what a page has saved last; null for nothing.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="page">The page's number.</param>
    /// <param name="sent">What the script calls the opened page and what it sent: <c>k3f9z.12</c>; empty without a script.</param>
    public string? FindMarks(LinkVisit visit, int page, string sent) => Find(visit, page, sent)?.Marks;

    /// <summary>Whether later words of the same page have been taken already.</summary>
    /// <inheritdoc cref="FindMarks"/>
    public bool IsLate(LinkVisit visit, int page, string sent) => Find(visit, page, sent) is { } last && last.Count > CountOf(sent);

    /// <summary>Notes what a page has saved.</summary>
    /// <inheritdoc cref="FindMarks"/>
    public void Note(LinkVisit visit, int page, string sent, string marks)
    {
        if (sent.Length is > 0 and <= LongestName)
        {
            var key = KeyOf(visit, page, sent);
            _pages.Set(key, new Opened(CountOf(sent), marks), new MemoryCacheEntryOptions { Size = key.Length + marks.Length, SlidingExpiration = TimeSpan.FromHours(12) });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();

    private Opened? Find(LinkVisit visit, int page, string sent) => _pages.Get<Opened>(KeyOf(visit, page, sent));

    private static string KeyOf(LinkVisit visit, int page, string sent) => $"{visit.Home} {visit.Browser} {page} {sent.Split('.')[0]}";

    private static long CountOf(string sent) => long.TryParse(sent.Split('.')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private sealed record Opened(long Count, string Marks);
}
