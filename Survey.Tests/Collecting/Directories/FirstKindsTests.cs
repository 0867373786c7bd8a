using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Directories;

/// <summary>Lines pasted into a directory that has no types and no regions yet.</summary>
public sealed class FirstKindsTests
{
    private const string Pasted =
        "Lake Forum\tRegional process\tWest Africa\tAmina\tamina@example.org\ten\n"
        + "منتدى الواحة\tمنتدى\tWest Africa; المشرق\tNour\tnour@example.org\tar\n"
        + "River Forum\tregional PROCESS\tEurope\tBoris\tboris@example.org\tru\n";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task Import_IntoAnEmptyDirectory_AddsTheTypesAndRegionsThatItNames()
    {
        using var round = await CollectingRound.Make();
        (await new NewRoundDesk(round.Store).Create(
            [
                ToFile("framework.json", text => text),
                ToFile("directory.json", _ => """{"regions": [], "types": [], "organizations": []}"""),
                ToFile("questionnaire.json", text => text),
                ToFile("round.json", text => text.Replace("""
                    "code": "minimal"
                    """, """
                    "code": "empty"
                    """, StringComparison.Ordinal)),
            ],
            [],
            Dana)).Succeeded.ShouldBeTrue();
        var desk = new DirectoryDesk(round.Store);
        var book = (await desk.Find("empty"))!;
        var table = Read(PastedLines.ToTable(Pasted, book.Directory));

        var preview = await desk.Preview("empty", table);
        (await desk.Find("empty"))!.Directory.Types.ShouldBeEmpty("nothing is changed yet");
        (await desk.Import("empty", table, removes: false, Dana)).Succeeded.ShouldBeTrue();

        string[] kinds =
        [
            "regional-process Regional process", "type-2 منتدى", "west-africa West Africa", "region-2 المشرق", "europe Europe",
        ];
        Kinds(preview.Value!.Directory).ShouldBe(kinds);
        var directory = (await desk.Find("empty"))!.Directory;
        Kinds(directory).ShouldBe(kinds);
        directory.Organizations.Select(each => $"{each.Type.Code}: {string.Join(' ', each.Regions.Select(region => region.Code))}")
            .ShouldBe(["regional-process: west-africa", "type-2: west-africa region-2", "regional-process: europe"]);

        // From now on an unknown text is a mistake.
        var later = await desk.Preview("empty", Read(PastedLines.ToTable("Hill Forum\tprocess\tEurope", directory)));
        later.Problems.ShouldContain(problem => problem.Kind == ProblemCatalogue.TypeUnknown);
    }

    private static IEnumerable<string> Kinds(OrganizationDirectory directory) =>
        directory.Types.Select(each => (each.Code, each.Name))
            .Concat(directory.Regions.Select(each => (each.Code, each.Name)))
            .Select(each => $"{each.Code} {each.Name.In("en")}");

    private static RoundFile ToFile(string name, Func<string, string> change) =>
        new(name, Encoding.UTF8.GetBytes(change(File.ReadAllText(Path.Combine(Repository.Sample("minimal"), name)))));

    private static TextTable Read(string lines) =>
        DirectoryFile.Read(Encoding.UTF8.GetBytes(lines), "pasted.txt", new ProblemLog(), CancellationToken.None).ShouldNotBeNull();
}
