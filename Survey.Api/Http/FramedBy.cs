namespace Survey.Api.Http;

/// <summary>A feature of a request: the sites that may show its page in a frame. No page may be framed without it.</summary>
/// <param name="Origins">The origins of the sites, such as <c>https://www.example.org</c>.</param>
internal sealed record FramedBy(IReadOnlyList<string> Origins);
