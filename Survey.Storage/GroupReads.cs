using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>
/// What the sessions of one transaction have read, and none of them may change. Nobody else writes meanwhile, so later ones need not read
/// it again.
/// </summary>
internal sealed class GroupReads
{
    /// <summary>The latest revision of each round's definition, with its key and number.</summary>
    public Dictionary<string, RoundRow> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>The decision about each round.</summary>
    public Dictionary<string, RoundDecision> Decisions { get; } = new(StringComparer.Ordinal);
}
