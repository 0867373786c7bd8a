namespace Survey.Api.Invitations;

/// <summary>When a message is to be sent.</summary>
/// <param name="Time">The time of day in UTC, for instance 09:00.</param>
/// <param name="Kind">invitation, reminder, thanks or closing; a planned message keeps its own.</param>
/// <param name="Day">The day of an invitation, for instance 2017-06-01; not used for the other kinds.</param>
/// <param name="Days">
/// For a reminder, days before the deadline of each organization; for thanks and closing, days after the last day. Not used for an
/// invitation.
/// </param>
public sealed record PlanMessage(string Time, string? Kind = null, string? Day = null, int? Days = null);

/// <summary>The day that a planned message is counted from, as in the list of occasions.</summary>
/// <param name="Day">For instance 2017-06-26.</param>
public sealed record SendPlanned(string Day);
