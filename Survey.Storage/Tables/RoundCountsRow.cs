using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>A round's latest decision and its counts.</summary>
public sealed record RoundCountsRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The key of the latest revision of its definition.</summary>
    public Guid Id { get; init; }

    /// <summary>The latest revision of its definition, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Code of the latest decision; null for a round loaded from a folder.</summary>
    public string? Decision { get; init; }

    /// <summary>Number of responses submitted or endorsed.</summary>
    public int Responded { get; init; }

    /// <summary>Number of drafts.</summary>
    public int Drafts { get; init; }

    /// <summary>The latest decision; a round loaded from a folder counts as published.</summary>
    public RoundDecision GetDecision() => Decision is null ? RoundDecision.Published : RoundTable.ToDecision(Decision);
}
