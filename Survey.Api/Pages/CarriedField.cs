namespace Survey.Api.Pages;

/// <summary>A field of a <see cref="CarriedForm"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record CarriedField(string Name, string Value);
