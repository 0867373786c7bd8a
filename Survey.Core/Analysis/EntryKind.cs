namespace Survey.Core.Analysis;

/// <summary>A kind of entry of <c>analysis.json</c>.</summary>
/// <param name="Code">The first part of the key of its entries: <c>text</c>.</param>
/// <param name="Member">The member of the file with the list of its entries: <c>texts</c>.</param>
public sealed record EntryKind(string Code, string Member)
{
    /// <summary>The categories of practices: one entry with the whole list.</summary>
    public static EntryKind Categories { get; } = new("categories", "categories");

    /// <summary>A text of the report.</summary>
    public static EntryKind Text { get; } = new("text", "texts");

    /// <summary>A footnote at an organization or a figure.</summary>
    public static EntryKind Footnote { get; } = new("footnote", "footnotes");

    /// <summary>A generated sentence in the analyst's words.</summary>
    public static EntryKind Sentence { get; } = new("sentence", "sentences");

    /// <summary>What the analyst decided about a row of the practices.</summary>
    public static EntryKind Practice { get; } = new("practice", "practices");

    /// <summary>All kinds, in the order of the file.</summary>
    public static IReadOnlyList<EntryKind> All { get; } = [Categories, Text, Footnote, Sentence, Practice];

    /// <summary>The kind of the entry with that key; null if no entry can have it.</summary>
    public static EntryKind? FindByKey(string key)
    {
        var code = key.Split(ReportEntry.Separator)[0];
        return All.FirstOrDefault(kind => kind.Code == code);
    }
}
