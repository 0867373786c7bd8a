using System.Globalization;

namespace Survey.Core.Responses.Merging;

/// <summary>
/// The last save of each page that was open lately. It is stored with the draft. If the reply to a save is lost, the next save
/// of the page is compared with what the page itself saved last, and not taken for somebody else's change; and a save that
/// arrives after a later one of the same page is recognized.
/// </summary>
/// <param name="Last">The page that saved last comes last.</param>
public sealed record PageSaves(IReadOnlyList<PageSaves.Entry> Last)
{
    private const int Most = 8;

    /// <summary>No saves.</summary>
    public static PageSaves None { get; } = new([]);

    /// <summary>True if this save, or a later one of the same page, was already made.</summary>
    public bool Covers(PageSave save) => Find(save) is { } last && last.Number >= save.Number;

    /// <summary>
    /// The digests of what the page saved last, or else of what the page saved last whose answers were restored into it; null if
    /// that is not known.
    /// </summary>
    public string? FindBase(PageSave save) =>
        Find(save)?.Base
        ?? (save.Restored is { } restored && Find(restored) is { } last && last.Number <= restored.Number ? last.Base : null);

    /// <summary>The same after a save; the page that saved least recently is forgotten if there are more than eight.</summary>
    /// <param name="save">The save.</param>
    /// <param name="base">The digests of what the page showed when it saved.</param>
    public PageSaves Add(PageSave save, string @base) =>
        new([.. Last.Where(each => each.Page != save.Page).Append(new Entry(save.Page, save.Number, @base)).TakeLast(Most)]);

    /// <summary>The saves as the script reads them: <c>k3f9z.12 x7a2b.5</c>.</summary>
    public override string ToString() =>
        string.Join(' ', Last.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Page}.{each.Number}")));

    private Entry? Find(PageSave save) => Last.FirstOrDefault(each => each.Page == save.Page);

    /// <summary>The last save of a page.</summary>
    /// <param name="Page">Its name.</param>
    /// <param name="Number">The number of the save.</param>
    /// <param name="Base">The <see cref="ContentDigests"/> of what it showed then.</param>
    public sealed record Entry(string Page, long Number, string Base);
}
