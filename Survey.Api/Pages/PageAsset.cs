namespace Survey.Api.Pages;

/// <summary>A file that pages load.</summary>
/// <param name="Address">Where it is served, with its hash.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PageAsset(string Address, string ContentType, byte[] Content);
