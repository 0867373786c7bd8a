namespace Survey.Api.Describing;

/// <summary>An example of what an operation takes or gives where no schema has one.</summary>
/// <param name="IsBody">Whether it is of what is sent; else of what comes back.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Text">The example.</param>
internal sealed record ShowsExample(bool IsBody, string MediaType, string Text);
