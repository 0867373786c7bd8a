namespace Survey.Api.Invitations;

/// <summary>Recipients of invitations or reminders.</summary>
/// <param name="Organizations">Codes of the organizations; by default, all that need the message.</param>
public sealed record SendMessages(IReadOnlyList<string>? Organizations = null);
