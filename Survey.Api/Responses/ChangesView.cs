namespace Survey.Api.Responses;

/// <summary>Comparison of two revisions.</summary>
/// <param name="From">Number of the earlier revision; 0 for an empty response.</param>
/// <param name="To">Number of the later revision; null for the present state, which is the draft if there is one.</param>
/// <param name="Changes">In the order of the questionnaire.</param>
public sealed record ChangesView(int From, int? To, IReadOnlyList<ChangeView> Changes);
