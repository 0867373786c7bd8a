using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>Where a round stands.</summary>
public sealed record RoundCountsRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The key of the latest revision of its definition.</summary>
    public Guid Id { get; init; }

    /// <summary>The latest revision of its definition, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>The code of what was decided last; null for a round loaded from a folder.</summary>
    public string? Decision { get; init; }

    /// <summary>How many responses are submitted or endorsed.</summary>
    public int Responded { get; init; }

    /// <summary>How many drafts there are.</summary>
    public int Drafts { get; init; }

    /// <summary>What was decided last; a round loaded from a folder is published.</summary>
    public RoundDecision GetDecision() => Decision is null ? RoundDecision.Published : RoundTable.ToDecision(Decision);
}
