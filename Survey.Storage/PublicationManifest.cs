using System.Text.Json;

namespace Survey.Storage;

/// <summary>What a publication froze, beside the revisions of responses.</summary>
/// <param name="RoundRevision">Number of the revision of the round's definition.</param>
/// <param name="DefinitionHash">The hash of that definition, in hexadecimal.</param>
/// <param name="Responses">The number of stored responses, in any state.</param>
/// <param name="ResponsesHash">A hash over their revisions, in hexadecimal.</param>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Content">What analysts had added to the report, as <c>analysis.json</c>; null if nothing.</param>
/// <param name="Outputs">The outputs that were made, with the hash of each.</param>
public sealed record PublicationManifest(
    int RoundRevision,
    string DefinitionHash,
    int Responses,
    string ResponsesHash,
    string Version,
    string? Content,
    IReadOnlyList<PublishedOutput> Outputs)
{
    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads a manifest; null if the text is not one, because the row was changed from outside.</summary>
    public static PublicationManifest? Find(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PublicationManifest>(json, JsonSerializerOptions.Web) is { Outputs: not null } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An output of a publication.</summary>
/// <param name="Name">Its name: <c>overview.json</c>.</param>
/// <param name="Hash">SHA-256 of its bytes, in hexadecimal.</param>
public sealed record PublishedOutput(string Name, string Hash);
