using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The documents that define a round, as compact JSON: four that every round has, and further ones.</summary>
/// <param name="Framework">Contents of <c>framework.json</c>.</param>
/// <param name="Directory">Contents of <c>directory.json</c>.</param>
/// <param name="Questionnaire">Contents of <c>questionnaire.json</c>.</param>
/// <param name="Round">Contents of <c>round.json</c>.</param>
public sealed record RoundDefinition(string Framework, string Directory, string Questionnaire, string Round)
{
    /// <summary>The value of <see cref="Further"/> for a round that has no further documents.</summary>
    public const string NoFurther = "{}";

    /// <summary>The folder of the frameworks beside <c>framework.json</c>.</summary>
    public const string FrameworkFolder = "frameworks";

    private const string AlignmentFolder = "alignments";

    private const string Ending = ".json";

    /// <summary>The names of the four files that every round has.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["framework.json", "directory.json", "questionnaire.json", "round.json"];

    /// <summary>The folders of further documents, each with any number of <c>.json</c> files.</summary>
    public static IReadOnlyList<string> FolderNames { get; } = [FrameworkFolder, AlignmentFolder];

    /// <summary>The file of what a report of the round printed, in the layout of <c>survey reconcile</c>.</summary>
    public const string PublishedFile = "published.json";

    /// <summary>The names of single files that a round may have.</summary>
    public static IReadOnlyList<string> OptionalFileNames { get; } = [PublishedFile];

    /// <summary>
    /// The further documents: one JSON object, with the name of each file and its contents, in the order of the names.
    /// </summary>
    public string Further { get; init; } = NoFurther;

    /// <summary>True for the name of a further document: a file of one of the folders, or one of the optional files.</summary>
    public static bool IsFurther(string name) =>
        OptionalFileNames.Contains(name, StringComparer.Ordinal)
        || FolderNames.Any(folder =>
            name.StartsWith($"{folder}/", StringComparison.Ordinal)
            && name.EndsWith(Ending, StringComparison.Ordinal)
            && name.Length > folder.Length + 1 + Ending.Length
            && name.LastIndexOf('/') == folder.Length
            && !name.Any(char.IsControl));

    /// <summary>Reads the files and reports all problems of all of them.</summary>
    /// <param name="files">The files that exist.</param>
    /// <param name="problems">Collects the problems.</param>
    /// <returns>
    /// The definition, null after any error; and the round, null if one of the files could not be read at all. If <c>published.json</c> is
    /// not valid JSON, the definition lacks it, and the round has its text.
    /// </returns>
    public static (RoundDefinition? Definition, Round? Round) Read(IReadOnlyList<RoundFile> files, ProblemLog problems)
    {
        using var parsed = new ParsedFiles(files, problems);
        var frameworks = ReadFrameworks(parsed);
        var directory = parsed.Find(FileNames[1]) is { } second ? DirectoryReader.Read(second) : null;
        var questionnaire = parsed.Find(FileNames[2]) is { } third ? QuestionnaireReader.Read(third) : null;
        var round = parsed.Find(FileNames[3]) is { } fourth ? RoundReader.Read(fourth, frameworks, directory, questionnaire) : null;
        var alignments = ReadAlignments(parsed, frameworks, problems);
        if (round is null || problems.Errors > 0)
        {
            return (null, round);
        }

        FrameworkUse.WarnOfUnused(parsed.FindAll(FrameworkFolder), round.Questionnaire, alignments);
        var published = parsed.FindTextOfOptional(PublishedFile);
        return (parsed.ToDefinition(), round with { Alignments = alignments, Published = published });
    }

    /// <summary>Reads only the frameworks, and reports all their problems.</summary>
    /// <param name="files"><c>framework.json</c> and the files of the folder <c>frameworks</c>, as far as they exist.</param>
    /// <param name="problems">Collects the problems.</param>
    /// <returns>The frameworks; null if <c>framework.json</c> is missing, or if one of them could not be read.</returns>
    public static FrameworkSet? ReadFrameworks(IReadOnlyList<RoundFile> files, ProblemLog problems)
    {
        using var parsed = new ParsedFiles(files, problems);
        return ReadFrameworks(parsed);
    }

    private static FrameworkSet? ReadFrameworks(ParsedFiles parsed) =>
        FrameworkSetReader.Read(parsed.Find(FileNames[0]), parsed.FindAll(FrameworkFolder));

    private static List<Alignment> ReadAlignments(ParsedFiles parsed, FrameworkSet? frameworks, ProblemLog problems)
    {
        var reader = new AlignmentReader(frameworks, problems);
        return [.. parsed.FindAll(AlignmentFolder).OfType<JsonValue>().Select(reader.Read).OfType<Alignment>()];
    }

    /// <summary>The definition with the given contents of each file, by name: the four, and any further ones.</summary>
    internal static RoundDefinition Of(IReadOnlyDictionary<string, string> files) =>
        new(files[FileNames[0]], files[FileNames[1]], files[FileNames[2]], files[FileNames[3]])
        {
            Further = WriteFurther(files.Where(file => IsFurther(file.Key))),
        };

    /// <summary>
    /// The definition without what was printed about the round: a copy of the round has no report yet, and a file with errors is not kept.
    /// </summary>
    public RoundDefinition WithoutPublished() =>
        Of(ToFiles()
            .Where(file => file.Name != PublishedFile)
            .ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal));

    /// <summary>True if the definition has what was printed about the round.</summary>
    public bool HasPublished => ToFiles().Any(file => file.Name == PublishedFile);

    /// <summary>The definition with what an earlier one has as printed about the round.</summary>
    public RoundDefinition WithPublishedOf(RoundDefinition earlier) =>
        Of(ToFiles()
            .Where(file => file.Name != PublishedFile)
            .Concat(earlier.ToFiles().Where(file => file.Name == PublishedFile))
            .ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal));

    /// <summary>One JSON object with the name and contents of each document, in the order of the names.</summary>
    public static string WriteFurther(IEnumerable<KeyValuePair<string, string>> documents)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, document) in documents.OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(document);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The documents as files in UTF-8: the four, in the order of <see cref="FileNames"/>, and the further ones.</summary>
    public IReadOnlyList<RoundFile> ToFiles()
    {
        using var further = JsonDocument.Parse(Further);
        string[] four = [Framework, Directory, Questionnaire, Round];
        return
        [
            .. FileNames.Zip(four, (name, document) => new RoundFile(name, Encoding.UTF8.GetBytes(document))),
            .. further
                .RootElement.EnumerateObject()
                .Select(each => new RoundFile(each.Name, Encoding.UTF8.GetBytes(each.Value.GetRawText()))),
        ];
    }

    /// <summary>
    /// The frameworks by code, as compact JSON: first <c>framework.json</c>, then the others in the order of their names.
    /// </summary>
    public OrderedDictionary<string, string> GetFrameworks()
    {
        using var further = JsonDocument.Parse(Further);
        var others = further
            .RootElement.EnumerateObject()
            .Where(each => each.Name.StartsWith($"{FrameworkFolder}/", StringComparison.Ordinal));
        var frameworks = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in others.Select(each => each.Value.GetRawText()).Prepend(Framework))
        {
            using var parsed = JsonDocument.Parse(document);
            frameworks.Add(parsed.RootElement.GetProperty("code").GetString()!, document);
        }

        return frameworks;
    }

    /// <summary>Reads the round that these documents define.</summary>
    /// <exception cref="InvalidDataException">The documents have an error, although they were accepted before.</exception>
    public Round ToRound()
    {
        var problems = new ProblemLog();
        IReadOnlyList<RoundFile> files;
        try
        {
            files = ToFiles();
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("The store's further documents of a round are not a JSON object.", damaged);
        }

        var (_, round) = Read(files, problems);
        return problems.Errors == 0 && round is not null
            ? round
            : throw new InvalidDataException(
                $"The store's documents of a round cannot be read: {problems.Problems.First(problem => problem.Severity == Severity.Error)}"
            );
    }
}
