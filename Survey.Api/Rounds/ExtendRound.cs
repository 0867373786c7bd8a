namespace Survey.Api.Rounds;

/// <summary>Moving the deadline.</summary>
/// <param name="Deadline">The new last day in time.</param>
/// <param name="Organizations">The codes of those it is moved for; for all without it.</param>
/// <param name="Closes">The new day the round closes; it stays without it.</param>
public sealed record ExtendRound(DateOnly Deadline, IReadOnlyList<string>? Organizations = null, DateOnly? Closes = null);
