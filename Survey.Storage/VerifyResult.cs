namespace Survey.Storage;

/// <summary>What was found to be in order.</summary>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Responses">How many responses.</param>
/// <param name="Revisions">How many revisions of responses.</param>
public sealed record VerifyResult(int Rounds, int Responses, int Revisions);
