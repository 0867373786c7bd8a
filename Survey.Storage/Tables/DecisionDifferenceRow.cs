namespace Survey.Storage.Tables;

/// <summary>A round whose decision is another one than the last in the audit trail.</summary>
internal sealed class DecisionDifferenceRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Code of the stored decision; null for none, as for a round that was loaded.</summary>
    public string? Stored { get; init; }

    /// <summary>Code of the decision according to the audit trail; null for none.</summary>
    public string? Recorded { get; init; }
}
