namespace Survey.Api.Http;

/// <summary>A header or a member of the query has not the form it must have. Told as a problem where failures are.</summary>
/// <param name="message">What it must be.</param>
internal sealed class MalformedRequestException(string message) : Exception(message);
