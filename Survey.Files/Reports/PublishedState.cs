namespace Survey.Files.Reports;

/// <summary>The publication that a report was made from, as the report names it.</summary>
/// <param name="Code">The publication's code.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Hash">SHA-256 over the publication, in hexadecimal.</param>
/// <param name="Version">The version of the program that published; later copies name it too, so that they are equal.</param>
public sealed record PublishedState(string Code, DateTimeOffset MadeAt, string Hash, string Version);
