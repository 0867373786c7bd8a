namespace Survey.Api.Invitations;

/// <summary>To whom invitations or reminders are to go.</summary>
/// <param name="Organizations">The codes; without it, all those they are meant for.</param>
public sealed record SendMessages(IReadOnlyList<string>? Organizations = null);
