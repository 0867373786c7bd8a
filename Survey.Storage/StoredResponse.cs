using System.Globalization;
using System.Text;
using System.Text.Json;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage;

/// <summary>Reads the documents of stored responses.</summary>
public static class StoredResponse
{
    /// <summary>Start of the place of a problem in a stored response.</summary>
    public const string Prefix = "stored response of ";

    /// <summary>Place of the problems in a respondent's stored response to a round.</summary>
    public static Place PlaceOf(string round, string respondent) => Place.OfFile($"{Prefix}{respondent} in {round}");

    /// <summary>The respondent in the file of such a place.</summary>
    public static string GetRespondent(string file) => file[Prefix.Length..].Split(' ')[0];

    /// <summary>True if the place is in a stored response.</summary>
    public static bool IsPlaceOfOne(Place place) => place.File.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads a document by a definition that may be later than the document's own. Problems go to the log.</summary>
    /// <returns>Null if the document cannot be read at all.</returns>
    public static Response? Read(string document, string respondent, Round round, ProblemLog problems) =>
        ResponseReader.Read(Encoding.UTF8.GetBytes(document), PlaceOf(round.Code, respondent), problems, round, isStored: true);

    /// <summary>The day of submission in a document; null if there is none. The answers are not read.</summary>
    public static DateOnly? FindSubmittedOn(string document)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(document));
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName)
            {
                var isDay = json.ValueTextEquals("submittedOn");
                json.Read();
                if (isDay)
                {
                    return DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                }

                json.Skip();
            }
        }

        return null;
    }

    /// <summary>Reads a document that was valid when it was stored.</summary>
    /// <exception cref="StoreException">The document is damaged.</exception>
    public static Response Read(string document, string respondent, Round round)
    {
        var problems = new ProblemLog();
        return Read(document, respondent, round, problems) is { } response && problems.Errors == 0
            ? response
            : throw new StoreException(
                inner: null,
                ProblemCatalogue.StoreUnusable["response"],
                ("reason", Detail.InLanguages(tag => problems.Problems[0].ToLine(Language.Get(tag)))));
    }
}
