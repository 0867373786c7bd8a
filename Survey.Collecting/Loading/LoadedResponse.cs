using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>A response that was read and checked.</summary>
/// <param name="Document">The response in canonical form.</param>
/// <param name="Hash">The hash of the document.</param>
/// <param name="Derived">The values derived from it, without the number of a revision.</param>
internal sealed record LoadedResponse(string Document, byte[] Hash, ResponseRow Derived)
{
    /// <summary>A response with the hash of its document.</summary>
    public static LoadedResponse Of(string document, ResponseRow derived) => new(document, RevisionRow.HashOf(document), derived);
}
