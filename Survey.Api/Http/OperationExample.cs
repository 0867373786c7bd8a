namespace Survey.Api.Http;

/// <summary>An example of a body in the API description, for bodies without a schema.</summary>
/// <param name="IsBody">Whether it is a request body; otherwise a response body.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Text">The example.</param>
internal sealed record OperationExample(bool IsBody, string MediaType, string Text);
