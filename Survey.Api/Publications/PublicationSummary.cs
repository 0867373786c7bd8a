using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Api.Publications;

/// <summary>A publication as clients see it.</summary>
/// <param name="Code">Its code, unique within the round.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Display name of who made it.</param>
/// <param name="Responses">The number of stored responses, in any state; null if the publication was changed from outside.</param>
/// <param name="Version">The version of the program that made it; null likewise.</param>
/// <param name="Hash">SHA-256 over the publication, in hexadecimal.</param>
/// <param name="Outputs">The outputs that programs read, each with its hash.</param>
public sealed record PublicationSummary(
    string Code,
    DateTimeOffset MadeAt,
    string MadeBy,
    int? Responses,
    string? Version,
    string Hash,
    IReadOnlyList<PublishedOutput> Outputs)
{
    /// <summary>The summary of a stored publication.</summary>
    public static PublicationSummary Of(PublicationRow row)
    {
        var manifest = PublicationManifest.Find(row.Manifest);
        return new PublicationSummary(
            row.Code,
            StoreSession.ToMoment(row.MadeAt),
            row.MadeBy,
            manifest?.Responses,
            manifest?.Version,
            Convert.ToHexStringLower(row.Hash),
            manifest?.Outputs ?? []);
    }
}
