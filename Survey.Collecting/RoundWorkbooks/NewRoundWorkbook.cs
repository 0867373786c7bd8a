using System.Reflection;
using Survey.Collecting.Directories;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>The workbook for a new round: its rows are examples, to be replaced. As it is, it makes a round that works.</summary>
public static class NewRoundWorkbook
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "new-round.xlsx";

    private const string Resource = "new-round/";

    /// <summary>The content of the workbook.</summary>
    public static RoundWorkbookContent Content { get; } = Read();

    private static RoundWorkbookContent Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = RoundDefinition.FileNames.Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(Resource + name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return new RoundFile(name, bytes.ToArray());
        });
        var (definition, _) = RoundDefinition.Read([.. files], new ProblemLog());
        return new RoundWorkbookContent(
            definition!,
            Revision: null,
            [
                ToContact("lake-forum", ActorRole.Secretariat, "Ada Example", "secretariat@lake.example.org", "en"),
                ToContact("lake-forum", ActorRole.Chair, "Ben Example", "chair@lake.example.org", "en"),
                ToContact("river-forum", ActorRole.Secretariat, "Chloé Exemple", "secretariat@river.example.org", "fr"),
            ],
            []);
    }

    private static Contact ToContact(string organization, ActorRole role, string name, string email, string language) =>
        new(Guid.Empty, organization, role, name, email, language, Bounce: null);
}
