namespace Survey.Api.Access;

/// <summary>Who the token or link shows.</summary>
/// <param name="Role">coordinator, analyst, secretariat, chair.</param>
/// <param name="Name">The account's name; with a link, the organization's code.</param>
/// <param name="Scope">What the token may do: read, write; null with a link.</param>
/// <param name="Round">The one round a link is for; null with a token.</param>
/// <param name="Organization">The one organization a link is for; null with a token.</param>
public sealed record Me(string Role, string Name, string? Scope, string? Round, string? Organization);
