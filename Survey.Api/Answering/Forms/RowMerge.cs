namespace Survey.Api.Answering.Forms;

/// <summary>
/// Brings together what two people did to the rows of one repeat group, who began with the same rows. What one of them
/// changed, added, moved or removed is done; words win over their removal; and only a row that both have changed to
/// different things, or an order that both have changed, is for one of them to decide.
/// </summary>
internal sealed class RowMerge
{
    private readonly IReadOnlyList<AnswerMark> _shown;
    private readonly IReadOnlyList<string> _keys;
    private readonly IReadOnlyList<DraftRow> _mine;
    private readonly IReadOnlyList<DraftRow> _theirs;
    private readonly List<Entry> _entries = [];
    private readonly bool _isMovedByMe;
    private readonly bool _isMovedByThem;

    /// <summary>Brings rows together.</summary>
    /// <param name="shown">The rows that the form showed when it was made.</param>
    /// <param name="keys">The keys of the form's rows now.</param>
    /// <param name="mine">The form's rows now.</param>
    /// <param name="theirs">The rows that were saved meanwhile.</param>
    /// <param name="isOwn">Whether the same person saved them: a new row that is there already was sent twice then, and is not a second one.</param>
    public RowMerge(IReadOnlyList<AnswerMark> shown, IReadOnlyList<string> keys, IReadOnlyList<DraftRow> mine, IReadOnlyList<DraftRow> theirs, bool isOwn)
    {
        (_shown, _keys, _mine, _theirs) = (shown, keys, mine, theirs);
        var places = keys.Select((key, index) => (key, index)).ToDictionary(each => each.key, each => (int?)each.index, StringComparer.Ordinal);
        var mineOf = shown.Select(row => places.GetValueOrDefault(row.Key)).ToList();
        var theirsOf = RowOrigins.Find(shown, [.. mineOf.Select(place => place is { } index ? mine[index] : null)], theirs);
        AddShown(mineOf, theirsOf);
        AddNew(theirsOf, isOwn);

        var kept = _entries.Where(entry => entry is { Mine: not null, Theirs: not null, IsNew: false }).ToList();
        _isMovedByMe = !kept.SequenceEqual(kept.OrderBy(entry => entry.Mine));
        _isMovedByThem = !kept.SequenceEqual(kept.OrderBy(entry => entry.Theirs));
        IsConflict = _entries.Any(entry => entry.IsConflict)
            || (_isMovedByMe && _isMovedByThem && !kept.OrderBy(entry => entry.Mine).SequenceEqual(kept.OrderBy(entry => entry.Theirs)));
    }

    /// <summary>Whether something is for a person to decide.</summary>
    public bool IsConflict { get; }

    /// <summary>The rows of both.</summary>
    /// <param name="version">Whose row stays where both changed one: <c>mine</c>, <c>theirs</c>, or <c>both</c>, one after the other.</param>
    public IReadOnlyList<DraftRow> GetRows(string version) => [.. Order(version).SelectMany(entry => RowsOf(entry, version))];

    /// <summary>The places, from 1, of the form's rows among <see cref="GetRows"/>, by their keys; those that are no longer there are left out.</summary>
    public IReadOnlyDictionary<string, int> GetPlaces(string version)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var entry in Order(version))
        {
            count += RowsOf(entry, version).Count;
            if (entry.Mine is { } mine)
            {
                places[_keys[mine]] = count;
            }
        }

        return places;
    }

    private IReadOnlyList<DraftRow> RowsOf(Entry entry, string version) => (entry, version) switch
    {
        ({ IsConflict: true }, "both") => [_theirs[entry.Theirs!.Value], _mine[entry.Mine!.Value]],
        ({ IsConflict: true }, "theirs") => [_theirs[entry.Theirs!.Value]],
        ({ IsConflict: true } or { IsMine: true }, _) => [_mine[entry.Mine!.Value]],
        _ => [_theirs[entry.Theirs!.Value]],
    };

    private List<Entry> Order(string version)
    {
        var isMine = _isMovedByMe && (version == "mine" || !_isMovedByThem);
        var (first, second) = (Sort(isMine), Sort(!isMine));
        var ordered = new List<Entry>(first);
        for (var index = 0; index < second.Count; index++)
        {
            if ((isMine ? second[index].Mine : second[index].Theirs) is not null)
            {
                continue;
            }

            // A row that only the other one has stands after the row it stands after there, and after what is new there here.
            var place = index == 0 ? 0 : ordered.IndexOf(second[index - 1]) + 1;
            while (place < ordered.Count && ordered[place] is { IsNew: true } here && (isMine ? here.Theirs : here.Mine) is null)
            {
                place++;
            }

            ordered.Insert(place, second[index]);
        }

        return ordered;
    }

    private List<Entry> Sort(bool byMine) => byMine
        ? [.. _entries.Where(entry => entry.Mine is not null).OrderBy(entry => entry.Mine)]
        : [.. _entries.Where(entry => entry.Theirs is not null).OrderBy(entry => entry.Theirs)];

    private void AddShown(List<int?> mineOf, int?[] theirsOf)
    {
        foreach (var (shown, mine, theirs) in _shown.Zip(mineOf, theirsOf))
        {
            var isChangedByMe = mine is { } ours && _mine[ours].Mark != shown.Mark;
            var isChangedByThem = theirs is { } others && _theirs[others].Mark != shown.Mark;
            if (mine is { } here && theirs is { } there)
            {
                _entries.Add(new Entry(mine, theirs, isChangedByMe, isChangedByMe && isChangedByThem && _mine[here].Mark != _theirs[there].Mark));
            }
            else if (isChangedByMe || isChangedByThem)
            {
                _entries.Add(new Entry(mine, theirs, isChangedByMe, IsConflict: false));
            }
        }
    }

    private void AddNew(int?[] theirsOf, bool isOwn)
    {
        var known = _shown.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var rest = Enumerable.Range(0, _theirs.Count).Except(theirsOf.OfType<int>()).ToList();
        foreach (var mine in Enumerable.Range(0, _mine.Count).Where(index => !known.Contains(_keys[index])))
        {
            var same = isOwn ? rest.FindIndex(theirs => _mine[mine].Continues(_theirs[theirs])) : -1;
            _entries.Add(new Entry(mine, same < 0 ? null : rest[same], IsMine: true, IsConflict: false) { IsNew = true });
            if (same >= 0)
            {
                rest.RemoveAt(same);
            }
        }

        _entries.AddRange(rest.Select(theirs => new Entry(null, theirs, IsMine: false, IsConflict: false) { IsNew = true }));
    }

    /// <summary>One row of the result.</summary>
    /// <param name="Mine">Its place among the form's rows; null if it is not among them.</param>
    /// <param name="Theirs">Its place among the saved rows; null if it is not among them.</param>
    /// <param name="IsMine">Whether the form's row is the one to stay.</param>
    /// <param name="IsConflict">Whether that is for a person to decide.</param>
    private sealed record Entry(int? Mine, int? Theirs, bool IsMine, bool IsConflict)
    {
        /// <summary>Whether the row was not among those that the form showed.</summary>
        public bool IsNew { get; init; }
    }
}
