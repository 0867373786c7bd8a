namespace Survey.Api.Http;

/// <summary>A request header that an operation uses, as the API description shows it.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Example">An example of its value.</param>
internal sealed record RequestHeader(string Name, string Description, string Example)
{
    /// <summary>If-Match.</summary>
    public static RequestHeader IfMatch { get; } = new(
        "If-Match",
        "The ETag that was read; with another one now, the answer is 412 and nothing is changed.",
        "\"2.7\"");

    /// <summary>Idempotency-Key.</summary>
    public static RequestHeader Key { get; } = new(
        "Idempotency-Key",
        "A name for this request of at most 100 visible characters: the same again does nothing twice.",
        "0b5c2f0e-6f0e-4a53-9d0a-0a4b8f0f2d11");
}
