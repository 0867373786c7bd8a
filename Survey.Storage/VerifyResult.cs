namespace Survey.Storage;

/// <summary>Counts of what was verified.</summary>
/// <param name="Rounds">Number of rounds.</param>
/// <param name="Responses">Number of responses.</param>
/// <param name="Revisions">Number of revisions of responses.</param>
public sealed record VerifyResult(int Rounds, int Responses, int Revisions)
{
    /// <summary>Number of publications.</summary>
    public int Publications { get; init; }

    /// <summary>
    /// The seals of the last entries of the audit trail, one for each bucket that has entries, to be kept outside of the store.
    /// </summary>
    public IReadOnlyList<AuditSeal> Seals { get; init; } = [];
}
