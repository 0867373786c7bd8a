namespace Survey.Core.Responses.Merging;

/// <summary>
/// The rows of one repeat group that two people changed at the same time. What one of them changed, added, moved or removed
/// is done. A row that one person removed and the other changed stays. Only a row that both changed to different content, or
/// an order that both changed, is a conflict.
/// </summary>
/// <param name="Mine">The merged rows with my version of each conflict.</param>
/// <param name="Theirs">The merged rows with their version of each conflict.</param>
/// <param name="Both">The merged rows with both versions of each conflicting row, theirs first; mine then has a new id.</param>
/// <param name="IsConflict">True if somebody has to choose; else all three are the same.</param>
internal sealed record RowMerge(
    IReadOnlyList<ContentRow> Mine,
    IReadOnlyList<ContentRow> Theirs,
    IReadOnlyList<ContentRow> Both,
    bool IsConflict)
{
    /// <summary>Merges two versions of the same rows.</summary>
    /// <param name="before">The rows with which both began.</param>
    /// <param name="mine">My rows.</param>
    /// <param name="theirs">Their rows.</param>
    public static RowMerge Of(IReadOnlyList<RowDigest> before, IReadOnlyList<ContentRow> mine, IReadOnlyList<ContentRow> theirs)
    {
        var entries = Match(before, mine, theirs);
        var kept = entries.Where(entry => entry is { Mine: not null, Theirs: not null, IsNew: false }).ToList();
        var (asMine, asTheirs) = (kept.OrderBy(entry => entry.MyPosition).ToList(), kept.OrderBy(entry => entry.TheirPosition).ToList());
        var (isMovedByMe, isMovedByThem) = (!kept.SequenceEqual(asMine), !kept.SequenceEqual(asTheirs));
        var isOrderConflict = isMovedByMe && isMovedByThem && !asMine.SequenceEqual(asTheirs);
        var rows = GetRows(MergeChoice.Mine);
        return isOrderConflict || entries.Any(entry => entry.IsConflict)
            ? new RowMerge(rows, GetRows(MergeChoice.Theirs), GetRows(MergeChoice.Both), IsConflict: true)
            : new RowMerge(rows, rows, rows, IsConflict: false);

        IReadOnlyList<ContentRow> GetRows(MergeChoice choice) =>
            [.. Order(entries, isMovedByMe && (choice == MergeChoice.Mine || !isMovedByThem)).SelectMany(entry => entry.GetRows(choice))];
    }

    /// <summary>One entry for each row that stays: the rows of the base in their order, then the new ones.</summary>
    private static List<Entry> Match(IReadOnlyList<RowDigest> before, IReadOnlyList<ContentRow> mine, IReadOnlyList<ContentRow> theirs)
    {
        var myPositions = mine.Index().ToDictionary(row => row.Item.Id, row => row.Index, StringComparer.Ordinal);
        var theirPositions = theirs.Index().ToDictionary(row => row.Item.Id, row => row.Index, StringComparer.Ordinal);
        var known = before.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var added = mine.Concat(theirs).Select(row => row.Id).Where(known.Add);
        return
        [
            .. before.Select(row => ToEntry(row.Id, row.Digest))
                .Concat(added.ToList().Select(id => ToEntry(id, before: null)))
                .Where(entry => !entry.IsRemoved),
        ];

        Entry ToEntry(string id, string? before)
        {
            int? my = myPositions.TryGetValue(id, out var found) ? found : null;
            int? their = theirPositions.TryGetValue(id, out found) ? found : null;
            return new Entry(before, my, their, my is { } here ? mine[here] : null, their is { } there ? theirs[there] : null);
        }
    }

    /// <summary>
    /// Puts the entries into the order of one side. A row that only the other side has follows the row that it follows there.
    /// </summary>
    private static LinkedList<Entry> Order(List<Entry> entries, bool isMine)
    {
        var ordered = new LinkedList<Entry>();
        var places = Sort(entries, isMine).ToDictionary(entry => entry, ordered.AddLast);
        LinkedListNode<Entry>? last = null;
        foreach (var entry in Sort(entries, !isMine))
        {
            if (!places.TryGetValue(entry, out var place))
            {
                // New rows that were inserted here by the first side come before it.
                var next = last is null ? ordered.First : last.Next;
                while (next?.Value is { IsNew: true } here && (isMine ? here.Theirs : here.Mine) is null)
                {
                    next = next.Next;
                }

                place = next is null ? ordered.AddLast(entry) : ordered.AddBefore(next, entry);
            }

            last = place;
        }

        return ordered;
    }

    private static IEnumerable<Entry> Sort(List<Entry> entries, bool isMine) => isMine
        ? entries.Where(entry => entry.Mine is not null).OrderBy(entry => entry.MyPosition)
        : entries.Where(entry => entry.Theirs is not null).OrderBy(entry => entry.TheirPosition);

    /// <summary>A row of the base, of mine or of theirs.</summary>
    /// <param name="Before">Its digest in the base; null for a new row.</param>
    /// <param name="MyPosition">Its index in my rows; null if I do not have it.</param>
    /// <param name="TheirPosition">Its index in their rows; null if they do not have it.</param>
    /// <param name="Mine">My version.</param>
    /// <param name="Theirs">Their version.</param>
    private sealed record Entry(string? Before, int? MyPosition, int? TheirPosition, ContentRow? Mine, ContentRow? Theirs)
    {
        public bool IsNew => Before is null;

        public bool IsRemoved => (Mine is null || Theirs is null) && !IsChangedByMe && !IsChangedByThem;

        public bool IsConflict => IsChangedByMe && IsChangedByThem && Mine!.Digest != Theirs!.Digest;

        private bool IsChangedByMe => Mine is not null && Mine.Digest != Before;

        private bool IsChangedByThem => Theirs is not null && Theirs.Digest != Before;

        public IEnumerable<ContentRow> GetRows(MergeChoice choice) => (IsConflict, choice) switch
        {
            (true, MergeChoice.Both) => [Theirs!, Mine! with { Id = RowIds.New() }],
            (true, MergeChoice.Theirs) => [Theirs!],
            (true, _) => [Mine!],
            _ => [Theirs is null || IsChangedByMe ? Mine! : Theirs],
        };
    }
}
