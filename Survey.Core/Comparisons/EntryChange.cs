using Survey.Core.Analysis;

namespace Survey.Core.Comparisons;

/// <summary>What happened to an entry that an analyst made: a text, a footnote, a sentence, a decision about a practice.</summary>
/// <param name="Entry">The entry, from the later state if that has it.</param>
/// <param name="Kind">What happened.</param>
public sealed record EntryChange(ReportEntry Entry, EntryChangeKind Kind)
{
    /// <summary>The entries that differ, by kind in the order of the file, and then by key.</summary>
    internal static IReadOnlyList<EntryChange> AllOf(ReportContent before, ReportContent after)
    {
        var changes = after.Entries
            .Select(entry => before.Find(entry.Key) is not { } earlier ? new EntryChange(entry, EntryChangeKind.Added)
                : earlier.ToJson() != entry.ToJson() ? new EntryChange(entry, EntryChangeKind.Changed)
                : null)
            .OfType<EntryChange>()
            .Concat(before.Entries
                .Where(entry => after.Find(entry.Key) is null)
                .Select(entry => new EntryChange(entry, EntryChangeKind.Removed)))
            .OrderBy(change => change.Entry.Key, StringComparer.Ordinal)
            .ToList();
        return [.. EntryKind.All.SelectMany(kind => changes.Where(change => change.Entry.Kind == kind))];
    }
}

/// <summary>What happened to an entry.</summary>
/// <param name="Code">Its code in files.</param>
public sealed record EntryChangeKind(string Code)
{
    /// <summary>Only the later state has it.</summary>
    public static EntryChangeKind Added { get; } = new("added");

    /// <summary>It has another content.</summary>
    public static EntryChangeKind Changed { get; } = new("changed");

    /// <summary>Only the earlier state has it.</summary>
    public static EntryChangeKind Removed { get; } = new("removed");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<EntryChangeKind> All { get; } = [Added, Changed, Removed];
}
