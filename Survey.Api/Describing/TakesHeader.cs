namespace Survey.Api.Describing;

/// <summary>A header that an operation reads, for the description.</summary>
/// <param name="Name">Name of the header.</param>
/// <param name="Description">Its meaning.</param>
/// <param name="Example">An example value.</param>
internal sealed record TakesHeader(string Name, string Description, string Example)
{
    public static TakesHeader IfMatch { get; } = new("If-Match", "The ETag that was read; with another one now, the answer is 412 and nothing is changed.", "\"2.7\"");

    public static TakesHeader Key { get; } = new("Idempotency-Key", "A name for this request of at most 100 visible characters: the same again does nothing twice.", "0b5c2f0e-6f0e-4a53-9d0a-0a4b8f0f2d11");
}
