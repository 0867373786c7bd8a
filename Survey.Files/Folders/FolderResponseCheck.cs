using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Files.Folders;

/// <summary>A response of a folder that was not read yet: a file or a line.</summary>
/// <param name="Place">The file or line.</param>
/// <param name="Number">The index of the file, or the number of the line.</param>
/// <param name="Size">Number of bytes kept in memory.</param>
/// <param name="Parse">Parses it; null after a problem.</param>
internal sealed record FolderDocument(Place Place, int Number, int Size, Func<ProblemLog, JsonDocument?> Parse);

/// <summary>Reads and validates one response of a folder at a time. Several threads may use it at once.</summary>
/// <param name="round">The round.</param>
/// <param name="validator">Validates the responses.</param>
/// <param name="derive">Makes what the caller needs of a response without errors.</param>
/// <param name="keepsEarlierVersion">True for a response that is not validated; null if there are none.</param>
internal sealed class FolderResponseCheck<T>(
    Round round,
    ResponseValidator validator,
    Func<Response, T?> derive,
    Predicate<Response>? keepsEarlierVersion)
    where T : class
{
    /// <summary>Checks a document; without a check, only its JSON syntax.</summary>
    public static (FolderDocument Document, Result Result) Run(FolderResponseCheck<T>? check, FolderDocument document)
    {
        var reading = new ProblemLog();
        using var json = document.Parse(reading);
        return (document, json is null || check is null ? new Result(null, null, reading, reading) : check.Run(document, json, reading));
    }

    private Result Run(FolderDocument document, JsonDocument json, ProblemLog reading)
    {
        var validation = new ProblemLog();
        if (ResponseReader.Read(new JsonValue(json.RootElement, document.Place, reading), round) is not { } response)
        {
            return new Result(null, null, reading, validation);
        }

        if (reading.Errors > 0 || keepsEarlierVersion?.Invoke(response) != true)
        {
            validator.Validate(response, document.Place, validation);
        }

        return new Result(response, reading.Errors + validation.Errors == 0 ? derive(response) : null, reading, validation);
    }

    /// <summary>What was found.</summary>
    /// <param name="Response">The response; null if it could not be read.</param>
    /// <param name="Derived">What was made of it; null if it has errors.</param>
    /// <param name="Reading">The problems of reading it.</param>
    /// <param name="Validation">The problems of validating it.</param>
    public readonly record struct Result(Response? Response, T? Derived, ProblemLog Reading, ProblemLog Validation);
}
