namespace Survey.Api.Rounds;

/// <summary>Request to move the deadline.</summary>
/// <param name="Deadline">The new last day in time.</param>
/// <param name="Organizations">Codes of the organizations to move it for; by default, it moves for all.</param>
/// <param name="Closes">The new last day of the round; unchanged by default.</param>
public sealed record ExtendRound(DateOnly Deadline, IReadOnlyList<string>? Organizations = null, DateOnly? Closes = null);
