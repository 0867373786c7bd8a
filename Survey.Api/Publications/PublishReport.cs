using System.ComponentModel;

namespace Survey.Api.Publications;

/// <summary>A request to publish.</summary>
/// <param name="Code">The publication's code.</param>
public sealed record PublishReport([property: Description("The publication's code; null for the day.")] string? Code);
