using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>Cache of parsed documents, so that one request parses each document once. Not thread-safe.</summary>
public sealed class ParsedResponses
{
    private readonly Dictionary<(string Key, Round Round), Response> _responses = [];

    /// <summary>Returns the parsed document; parses it if it is not cached.</summary>
    /// <param name="key">Cache key, which changes whenever the document changes.</param>
    /// <param name="document">The document in canonical form.</param>
    /// <param name="respondent">The organization's code, or an open round's id.</param>
    /// <param name="round">The definition to read the document by.</param>
    /// <exception cref="StoreException">The document is damaged.</exception>
    public Response Get(string key, string document, string respondent, Round round)
    {
        if (!_responses.TryGetValue((key, round), out var response))
        {
            response = _responses[(key, round)] = StoredResponse.Read(document, respondent, round);
        }

        return response;
    }

    /// <summary>Adds a response whose document was just written.</summary>
    public void Add(string key, Round round, Response response) => _responses[(key, round)] = response;
}
