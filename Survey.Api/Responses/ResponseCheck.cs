using Survey.Api.Http;

namespace Survey.Api.Responses;

/// <summary>What prevents submitting a response now.</summary>
/// <param name="CanSubmit">True if nothing does.</param>
/// <param name="Problems">All errors and warnings, in the order of the questionnaire.</param>
public sealed record ResponseCheck(bool CanSubmit, IReadOnlyList<ProblemEntry> Problems);
