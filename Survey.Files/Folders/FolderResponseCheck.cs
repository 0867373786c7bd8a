using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Files.Folders;

/// <summary>A response of a folder that was not read yet: a file or a line.</summary>
/// <param name="Place">The file or line.</param>
/// <param name="Number">The index of the file, or the number of the line.</param>
/// <param name="Size">Number of bytes kept in memory.</param>
/// <param name="Line">Number of the line, from 1; null for a file.</param>
/// <param name="Open">Its bytes; null after a problem.</param>
internal sealed record FolderDocument(Place Place, int Number, int Size, int? Line, Func<ProblemLog, byte[]?> Open);

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
        if (document.Open(reading) is not { } bytes)
        {
            return (document, new Result(null, null, reading, reading));
        }

        if (check is not null)
        {
            return (document, check.Run(document, bytes, reading));
        }

        using var json = JsonSource.Parse(bytes, document.Place, reading, document.Line);
        return (document, new Result(null, null, reading, reading));
    }

    private Result Run(FolderDocument document, byte[] bytes, ProblemLog reading)
    {
        var validation = new ProblemLog();
        if (ResponseReader.Read(bytes, document.Place, reading, round, isStored: false, document.Line) is not { } response)
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
