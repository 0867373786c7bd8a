using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>Documents that were parsed already, so that one request parses each of them once. Not thread-safe.</summary>
public sealed class ParsedResponses
{
    private readonly Dictionary<(string Key, Round Round), Response> _responses = [];

    /// <summary>A document, parsed unless it was parsed before.</summary>
    /// <param name="key">Names the document and changes with it.</param>
    /// <param name="document">The document in its canonical form.</param>
    /// <param name="respondent">Whose it is.</param>
    /// <param name="round">The definition to read it by.</param>
    /// <exception cref="StoreException">It is damaged.</exception>
    public Response Get(string key, string document, string respondent, Round round)
    {
        if (!_responses.TryGetValue((key, round), out var response))
        {
            response = _responses[(key, round)] = StoredResponse.Read(document, respondent, round);
        }

        return response;
    }

    /// <summary>Keeps a response whose document was just written.</summary>
    public void Add(string key, Round round, Response response) => _responses[(key, round)] = response;
}
