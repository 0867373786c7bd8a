using System.Runtime.CompilerServices;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Files.Folders;

/// <summary>
/// A folder with the files of a round: framework, directory, questionnaire, round, further documents and responses. All problems
/// of all files are reported. Only some responses are in memory at a time, so that a large round does not have to fit.
/// </summary>
/// <param name="path">The folder.</param>
/// <param name="problems">Receives the problems of all files.</param>
public sealed class RoundFolder(string path, ProblemLog problems)
{
    /// <summary>The largest size of a file, or of a line of <c>responses.ndjson</c>, in bytes.</summary>
    public const int LargestDocument = 64 * 1024 * 1024;

    private const string LineFile = "responses.ndjson";
    private const string ResponseFolder = "responses";

    private readonly SeenRespondents _respondents = new();

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Reads the files that define the round, and warns of files that are not used.</summary>
    /// <returns>The definition, null after any error; and the round, null if one of its files could not be read at all.</returns>
    public (RoundDefinition? Definition, Round? Round) ReadDefinition()
    {
        foreach (var name in RoundDefinition.FileNames.Where(name => !File.Exists(Path.Combine(path, name))))
        {
            problems.Add(
                ProblemCatalogue.FileMissing,
                Place.OfFile(name),
                ("file", Detail.Exact(name)),
                ("needed", Detail.Words(RoundDefinition.FileNames)));
        }

        WarnOfUnusedFiles();
        IEnumerable<string> names =
            [.. RoundDefinition.FileNames, .. RoundDefinition.OptionalFileNames, .. RoundDefinition.FolderNames.SelectMany(ListFiles)];
        var (definition, round) = RoundDefinition.Read([.. names.Select(ReadIfPresent).OfType<RoundFile>()], problems);
        if (round is not null)
        {
            DirectoryLimits.WarnOfCodes(round.Directory, before: null, Place.OfFile(RoundDefinition.FileNames[1]), problems);
        }

        return (definition, round);
    }

    /// <summary>What analysts add to the report, unread; null if the folder has no such file, or one that is too large.</summary>
    public RoundFile? ReadAnalysis() => ReadIfPresent(ReportContent.FileName);

    /// <summary>Reads only the frameworks of the folder; null if it has no <c>framework.json</c>, or after any error.</summary>
    public FrameworkSet? ReadFrameworks() => RoundDefinition.ReadFrameworks(
        [.. ListFiles(RoundDefinition.FrameworkFolder).Prepend(RoundDefinition.FileNames[0]).Select(ReadIfPresent).OfType<RoundFile>()],
        problems);

    /// <summary>
    /// Reads and validates the responses on all cores. They come in the order of their file names or lines, and so do their problems. Call
    /// this after <see cref="ReadDefinition"/>, and enumerate all, since the last one may still have a problem.
    /// </summary>
    /// <typeparam name="T">What the caller needs of a response.</typeparam>
    /// <param name="round">The round; null if it could not be read. Then only the JSON syntax of the responses is checked.</param>
    /// <param name="derive">Makes what the caller needs of a response without errors; called by several threads.</param>
    /// <param name="keepsEarlierVersion">
    /// True for a response that was submitted with the same content under an earlier version of the questionnaire. It is not
    /// validated against the current version. Null if there are no such responses. Called by several threads.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public IAsyncEnumerable<FolderResponse<T>> ReadResponses<T>(
        Round? round,
        Func<Response, T?> derive,
        Predicate<Response>? keepsEarlierVersion = null,
        CancellationToken cancellationToken = default)
        where T : class
    {
        var files = ListFiles(ResponseFolder);
        var lines = Path.Combine(path, LineFile);
        var hasLines = File.Exists(lines);
        if (round is null && (hasLines || files.Count > 0))
        {
            problems.Add(ProblemCatalogue.ResponsesNotChecked, Place.OfFile(ResponseFolder));
        }

        if (hasLines && files.Count > 0)
        {
            problems.Add(ProblemCatalogue.FilesExclusive, Place.OfFile(LineFile), ("folder", Detail.Exact(ResponseFolder)));
        }

        var check = round is null
            ? null
            : new FolderResponseCheck<T>(round, new ResponseValidator(round, !QuestionnaireHasErrors()), derive, keepsEarlierVersion);
        return Read(hasLines ? ReadLines(lines) : files.Select(ToDocument), check, cancellationToken);
    }

    private async IAsyncEnumerable<FolderResponse<T>> Read<T>(
        IEnumerable<FolderDocument> documents,
        FolderResponseCheck<T>? check,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var all = OrderedParallel.Select(
            documents.ToAsyncEnumerable(),
            Environment.ProcessorCount,
            document => document.Size,
            document => FolderResponseCheck<T>.Run(check, document),
            cancellationToken);
        await foreach (var (document, result) in all)
        {
            var errors = problems.Errors;
            problems.Add(result.Reading);
            if (result.Response is { } response)
            {
                CompareWithEarlier(response.Respondent, document);
                problems.Add(result.Validation);
            }

            yield return new FolderResponse<T>(result.Response, problems.Errors == errors ? result.Derived : null);
        }
    }

    private FolderDocument ToDocument(string name, int index)
    {
        var place = Place.OfFile(name);
        return new FolderDocument(
            place,
            index,
            Size: 0,
            Line: null,
            log => ReadIfPresent(name, log)?.Bytes);
    }

    private static IEnumerable<FolderDocument> ReadLines(string file)
    {
        var filePlace = Place.OfFile(LineFile);
        using var stream = File.OpenRead(file);
        foreach (var (line, bytes) in LineReader.Read(stream, LargestDocument))
        {
            var place = filePlace.Line(line);
            yield return bytes is { } text
                ? ToDocument(place, line, text.ToArray())
                : new FolderDocument(place, line, Size: 0, line, log =>
                {
                    log.Add(ProblemCatalogue.FileTooLarge["line"], place, ("size", LargestDocument / (1024 * 1024)));
                    return null;
                });
        }
    }

    private static FolderDocument ToDocument(Place place, int line, byte[] bytes) =>
        new(place, line, bytes.Length, line, _ => bytes);

    private RoundFile? ReadIfPresent(string name) => ReadIfPresent(name, problems);

    private RoundFile? ReadIfPresent(string name, ProblemLog log)
    {
        var file = new FileInfo(Path.Combine(path, name));
        if (!file.Exists)
        {
            return null;
        }

        if (file.Length <= LargestDocument)
        {
            return new RoundFile(name, File.ReadAllBytes(file.FullName));
        }

        log.Add(ProblemCatalogue.FileTooLarge, Place.OfFile(name), ("size", LargestDocument / (1024 * 1024)));
        return null;
    }

    /// <summary>The <c>.json</c> files of a folder, as paths from the round's folder, in the order of their names.</summary>
    private List<string> ListFiles(string name)
    {
        var folder = new DirectoryInfo(Path.Combine(path, name));
        return folder.Exists
            ? [.. folder.EnumerateFiles("*.json").Select(file => $"{name}/{file.Name}").Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Reports unused files, because a mistyped file name would silently lose all answers of the file.</summary>
    private void WarnOfUnusedFiles()
    {
        string[] known = [.. RoundDefinition.FileNames, .. RoundDefinition.OptionalFileNames, ReportContent.FileName, LineFile];
        var unused = new DirectoryInfo(path).EnumerateFiles("*", SearchOption.TopDirectoryOnly)
            .Where(file => file.Extension is ".json" or ".ndjson" && !known.Contains(file.Name, StringComparer.Ordinal))
            .Select(file => file.Name)
            .Order(StringComparer.Ordinal);
        foreach (var name in unused)
        {
            problems.Add(
                ProblemCatalogue.FileNotUsed,
                Place.OfFile(name),
                ("folder", Detail.Exact(ResponseFolder)),
                ("file", Detail.Exact(LineFile)));
        }

        if (Directory.Exists(Path.Combine(path, LineFile)))
        {
            problems.Add(ProblemCatalogue.FileNotUsed["should-be-file"], Place.OfFile(LineFile));
        }

        string[] folders = [ResponseFolder, .. RoundDefinition.FolderNames];
        var strayFolders = new DirectoryInfo(path).EnumerateDirectories()
            .Where(stray =>
                !folders.Contains(stray.Name, StringComparer.Ordinal) && stray.Name != LineFile && stray.EnumerateFiles("*.json").Any())
            .Select(stray => stray.Name)
            .Order(StringComparer.Ordinal);
        foreach (var name in strayFolders)
        {
            problems.Add(
                ProblemCatalogue.FileNotUsed["folder"],
                Place.OfFile(name),
                ("folder", Detail.Exact(ResponseFolder)),
                ("file", Detail.Exact(LineFile)));
        }

        foreach (var name in folders)
        {
            WarnOfUnusedFilesIn(name);
        }
    }

    private void WarnOfUnusedFilesIn(string name)
    {
        if (File.Exists(Path.Combine(path, name)))
        {
            problems.Add(ProblemCatalogue.FileNotUsed["should-be-folder"], Place.OfFile(name));
        }

        var folder = new DirectoryInfo(Path.Combine(path, name));
        if (!folder.Exists)
        {
            return;
        }

        foreach (var inner in folder.EnumerateDirectories().Select(inner => inner.Name).Order(StringComparer.Ordinal))
        {
            problems.Add(ProblemCatalogue.FileNotUsed["nested"], Place.OfFile($"{name}/{inner}"), ("folder", Detail.Exact(name)));
        }

        var others = folder.EnumerateFiles().Where(file => file.Extension is not (".json" or ".md")).Select(file => file.Name);
        foreach (var file in others.Order(StringComparer.Ordinal))
        {
            problems.Add(ProblemCatalogue.FileNotUsed["ending"], Place.OfFile($"{name}/{file}"));
        }
    }

    private bool QuestionnaireHasErrors() =>
        problems.Problems.Any(problem => problem.Severity == Severity.Error && problem.Place.File == RoundDefinition.FileNames[2]);

    private void CompareWithEarlier(Respondent respondent, FolderDocument document)
    {
        if (_respondents.FindOrAdd(respondent.Id, document.Number) is not var (first, isSame))
        {
            return;
        }

        Detail where = document.Place.File == LineFile
            ? new Phrase("where-line", ("number", first))
            : Detail.Exact(ListFiles(ResponseFolder)[first]);
        if (isSame)
        {
            problems.Add(ProblemCatalogue.ResponseTwice, document.Place, ("found", respondent.Id), ("where", where));
        }
        else if (respondent.Organization is null)
        {
            problems.Add(ProblemCatalogue.CodeSimilar["respondent"], document.Place, ("found", respondent.Id), ("where", where));
        }
    }
}
