namespace Survey.Api.Access;

/// <summary>The identity behind a token or link.</summary>
/// <param name="Role">coordinator, analyst, secretariat or chair.</param>
/// <param name="Name">The account's name; with a link, the organization's code.</param>
/// <param name="Scope">What the token permits: read or write; null with a link.</param>
/// <param name="Round">Code of the only round that a link is for; null with a token.</param>
/// <param name="Organization">Code of the only organization that a link is for; null with a token.</param>
public sealed record Me(string Role, string Name, string? Scope, string? Round, string? Organization);
