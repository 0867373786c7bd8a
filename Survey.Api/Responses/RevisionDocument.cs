using System.Text.Json;
using Survey.Collecting.Responses;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>A revision with its content.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Document">The response, as in a file of the folder responses (docs/formats.md).</param>
public sealed record RevisionDocument(RevisionSummary Revision, JsonElement Document)
{
    /// <summary>The revision with its document.</summary>
    public static RevisionDocument Of(RevisionEntry revision, string round) =>
        new(RevisionSummary.Of(revision, round), JsonElement.Parse(ResponseWriter.Write(revision.Response)));
}
