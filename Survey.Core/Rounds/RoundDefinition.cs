using System.Text;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The four documents that define a round, as compact JSON.</summary>
/// <param name="Framework">What stands in <c>framework.json</c>.</param>
/// <param name="Directory">What stands in <c>directory.json</c>.</param>
/// <param name="Questionnaire">What stands in <c>questionnaire.json</c>.</param>
/// <param name="Round">What stands in <c>round.json</c>.</param>
public sealed record RoundDefinition(string Framework, string Directory, string Questionnaire, string Round)
{
    /// <summary>The names of the four files, in the order they are read.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["framework.json", "directory.json", "questionnaire.json", "round.json"];

    /// <summary>Reads the four files, noting all problems of all four.</summary>
    /// <param name="files">The bytes of each of <see cref="FileNames"/>; null for one that is not there.</param>
    /// <param name="problems">Where problems go.</param>
    /// <returns>The definition, null after any problem; and the round, null if one of the four could not be read at all.</returns>
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
                // In a place that is kept unread, such as a default.
                problems.Add(ProblemCatalogue.TextInvalid, Place.OfFile(name), "A text holds an escape that is no character (half a pair \\uD800–\\uDFFF). Remove it.");
            }
        }

        return problems.Errors > 0 ? null : new RoundDefinition(texts[0], texts[1], texts[2], texts[3]);
    }

    /// <summary>The bytes of the four files, in the order of <see cref="FileNames"/>.</summary>
    public IReadOnlyList<byte[]> ToFiles() => [.. new[] { Framework, Directory, Questionnaire, Round }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The round that these documents define.</summary>
    /// <exception cref="InvalidDataException">The documents are not those that were once accepted.</exception>
    public Round ToRound()
    {
        var problems = new ProblemLog();
        var (_, round) = Read(ToFiles(), problems);
        return problems.Errors == 0 && round is not null
            ? round
            : throw new InvalidDataException($"The store's documents of a round cannot be read: {problems.Problems.First(problem => problem.Severity == Severity.Error)}");
    }
}
