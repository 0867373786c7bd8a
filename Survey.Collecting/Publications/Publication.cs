using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Storage;

namespace Survey.Collecting.Publications;

/// <summary>A frozen state of a round.</summary>
/// <param name="Code">Its code, unique within the round.</param>
/// <param name="Round">The round by the definition that was frozen.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Display name of who made it.</param>
/// <param name="Manifest">What was frozen.</param>
public sealed record Publication(string Code, Round Round, DateTimeOffset MadeAt, string MadeBy, PublicationManifest Manifest)
{
    /// <summary>SHA-256 over the publication, in hexadecimal; empty before it is stored.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The publication as reports name it.</summary>
    public PublishedState ToState() => new(Code, MadeAt, Hash, Manifest.Version);
}
