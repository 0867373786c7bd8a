using Survey.Storage;

namespace Survey.Tests.Support;

/// <summary>What verifying a store counts, without the seals, which differ from run to run.</summary>
internal static class VerifiedStore
{
    /// <summary>Verifies a store that must be in order.</summary>
    public static async Task<VerifyResult> Count(Store store) => (await StoreVerifier.Verify(store)).WithoutSeals();

    /// <summary>The counts of a result that must be in order.</summary>
    public static VerifyResult WithoutSeals(this Survey.Core.Problems.Outcome<VerifyResult> outcome) =>
        outcome.Value.ShouldNotBeNull() with { Seals = [] };
}
