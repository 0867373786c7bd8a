namespace Survey.Api.Responses;

/// <summary>What changed from one revision to another.</summary>
/// <param name="From">The earlier revision; 0 for nothing.</param>
/// <param name="To">The later revision; null for what is there now, the draft if there is one.</param>
/// <param name="Changes">In the order of the questionnaire.</param>
public sealed record ChangesView(int From, int? To, IReadOnlyList<ChangeView> Changes);
