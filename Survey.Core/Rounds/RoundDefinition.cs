using System.Text;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The four documents that define a round, as compact JSON.</summary>
/// <param name="Framework">Contents of <c>framework.json</c>.</param>
/// <param name="Directory">Contents of <c>directory.json</c>.</param>
/// <param name="Questionnaire">Contents of <c>questionnaire.json</c>.</param>
/// <param name="Round">Contents of <c>round.json</c>.</param>
public sealed record RoundDefinition(string Framework, string Directory, string Questionnaire, string Round)
{
    /// <summary>The names of the four files, in the order they are read.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["framework.json", "directory.json", "questionnaire.json", "round.json"];

    /// <summary>Reads the four files and reports all problems of all four.</summary>
    /// <param name="files">The bytes of each file, in the order of <see cref="FileNames"/>; null for a file that does not exist.</param>
    /// <param name="problems">Collects the problems.</param>
    /// <returns>The definition, null after any error; and the round, null if one of the four files could not be read at all.</returns>
    public static (RoundDefinition? Definition, Round? Round) Read(IReadOnlyList<byte[]?> files, ProblemLog problems)
    {
        var documents = FileNames
            .Zip(files, (name, bytes) => bytes is null ? null : JsonSource.Parse(bytes, Place.OfFile(name), problems))
            .ToList();
        try
        {
            JsonValue? ValueOf(int file) =>
                documents[file] is { } document ? new JsonValue(document.RootElement, Place.OfFile(FileNames[file]), problems) : null;

            var framework = ValueOf(0) is { } first ? FrameworkReader.Read(first) : null;
            var directory = ValueOf(1) is { } second ? DirectoryReader.Read(second) : null;
            var questionnaire = ValueOf(2) is { } third ? QuestionnaireReader.Read(third) : null;
            var round = ValueOf(3) is { } fourth ? RoundReader.Read(fourth, framework, directory, questionnaire) : null;
            return (round is null || problems.Errors > 0 ? null : ToDefinition(documents, problems), round);
        }
        finally
        {
            documents.ForEach(document => document?.Dispose());
        }
    }

    private static RoundDefinition? ToDefinition(List<JsonDocument?> documents, ProblemLog problems)
    {
        var texts = new List<string>();
        foreach (var (name, document) in FileNames.Zip(documents))
        {
            try
            {
                texts.Add(JsonSource.Compact(document!));
            }
            catch (InvalidOperationException)
            {
                // The invalid escape is in a part that no reader looks into, such as a default.
                problems.Add(ProblemCatalogue.TextInvalid, Place.OfFile(name));
            }
        }

        return problems.Errors > 0 ? null : new RoundDefinition(texts[0], texts[1], texts[2], texts[3]);
    }

    /// <summary>The four documents as UTF-8 bytes, in the order of <see cref="FileNames"/>.</summary>
    public IReadOnlyList<byte[]> ToFiles() => [.. new[] { Framework, Directory, Questionnaire, Round }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads the round that these documents define.</summary>
    /// <exception cref="InvalidDataException">The documents have an error, although they were accepted before.</exception>
    public Round ToRound()
    {
        var problems = new ProblemLog();
        var (_, round) = Read(ToFiles(), problems);
        return problems.Errors == 0 && round is not null
            ? round
            : throw new InvalidDataException(
                $"The store's documents of a round cannot be read: {problems.Problems.First(problem => problem.Severity == Severity.Error)}"
            );
    }
}
