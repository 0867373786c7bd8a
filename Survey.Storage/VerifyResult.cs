namespace Survey.Storage;

/// <summary>Counts of what was verified.</summary>
/// <param name="Rounds">Number of rounds.</param>
/// <param name="Responses">Number of responses.</param>
/// <param name="Revisions">Number of revisions of responses.</param>
public sealed record VerifyResult(int Rounds, int Responses, int Revisions)
{
    /// <summary>Number of publications.</summary>
    public int Publications { get; init; }

    /// <summary>The seal of the last entry of the audit trail, to be kept outside of the store; null if there is no entry.</summary>
    public AuditSeal? Seal { get; init; }
}
