namespace Survey.Api.Describing;

/// <summary>An example for an operation's request or response without a schema.</summary>
/// <param name="IsBody">True for the request, false for the response.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Text">The example.</param>
internal sealed record ShowsExample(bool IsBody, string MediaType, string Text);
