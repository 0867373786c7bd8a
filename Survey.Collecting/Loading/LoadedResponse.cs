using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Loading;

/// <summary>A response that was read and checked.</summary>
/// <param name="Document">The response in canonical form.</param>
/// <param name="Hash">The hash of the document.</param>
/// <param name="Derived">The values derived from it, without the number of a revision.</param>
internal sealed record LoadedResponse(string Document, byte[] Hash, ResponseRow Derived)
{
    /// <summary>What it adds to the tallies of an open round; null for nothing, and before it is stored.</summary>
    public TalliedResponse? Tallied { get; init; }

    /// <summary>A response with the hash of its document.</summary>
    public static LoadedResponse Of(string document, ResponseRow derived) => new(document, RevisionRow.HashOf(document), derived);

    /// <summary>The response with what it adds to the tallies of its round.</summary>
    public LoadedResponse Tally(Round round)
    {
        if (!round.IsOpen)
        {
            return this;
        }

        var response = StoredResponse.Read(Document, Derived.Respondent, round);
        return this with { Tallied = TallyTable.ToTallied(response, round.Questionnaire.Version, round) };
    }
}
