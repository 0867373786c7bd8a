using Survey.Api.Http;

namespace Survey.Api.Responses;

/// <summary>What stands in the way of submitting a response now.</summary>
/// <param name="CanSubmit">Whether nothing does.</param>
/// <param name="Problems">Everything found, warnings too, in the order of the questionnaire.</param>
public sealed record ResponseCheck(bool CanSubmit, IReadOnlyList<ProblemEntry> Problems);
