using System.Xml.Linq;
using Survey.Files.Exports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Exports;

/// <summary>
/// The DDI document has the structure of DDI-Codebook 2.5. The official schema has a licence of its own and is not part of the repository,
/// so
/// the table below restates what it says about the elements that the export uses: which children, in which order, how often.
/// </summary>
public sealed class DdiCodebookTests
{
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";

    // Children in order; ? at most once, * any number, + at least once, nothing exactly once. “text” has only text.
    private static readonly Dictionary<string, string> Children = new(StringComparer.Ordinal)
    {
        ["codeBook"] = "docDscr* stdyDscr+ fileDscr* dataDscr*",
        ["docDscr"] = "citation?",
        ["stdyDscr"] = "citation+ stdyInfo*",
        ["citation"] = "titlStmt",
        ["titlStmt"] = "titl parTitl* IDNo*",
        ["stdyInfo"] = "sumDscr*",
        ["sumDscr"] = "collDate*",
        ["fileDscr"] = "fileTxt*",
        ["fileTxt"] = "fileName* dimensns? fileType?",
        ["dimensns"] = "caseQnty* varQnty*",
        ["dataDscr"] = "varGrp* var*",
        ["varGrp"] = "labl*",
        ["var"] = "labl* qstn* catgry* varFormat?",
        ["qstn"] = "qstnLit*",
        ["catgry"] = "catValu? labl*",
    };

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["codeBook"] = ["version"],
        ["collDate"] = ["date", "event"],
        ["fileDscr"] = ["ID", "URI"],
        ["fileType"] = ["charset"],
        ["varGrp"] = ["ID", "type", "var"],
        ["var"] = ["ID", "name", "files", "intrvl", "measUnit"],
        ["labl"] = ["level"],
        ["varFormat"] = ["type", "category"],
    };

    private static IEnumerable<string> Samples =>
        Directory.EnumerateFiles(Repository.PathOf("samples"), "round.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Samples))]
    public async Task Write_EverySample_HasTheStructureOfDdi(string name)
    {
        var document = await Write(SampleRound.Read(name));

        foreach (var element in document.Descendants())
        {
            element.Name.Namespace.ShouldBe(Ddi);
            CheckChildren(element);
            var known = Attributes.GetValueOrDefault(element.Name.LocalName, []);
            element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name != XNamespace.Xml + "lang")
                .Select(attribute => attribute.Name.LocalName)
                .ShouldBeSubsetOf(known, element.Name.LocalName);
        }

        var ids = document.Descendants().Attributes("ID").Select(attribute => attribute.Value).ToList();
        ids.ShouldBeUnique();
        document.Descendants().SelectMany(element => element.Attributes("files").Concat(element.Attributes("var")))
            .SelectMany(attribute => attribute.Value.Split(' '))
            .ShouldBeSubsetOf(ids);
    }

    [TestCaseSource(nameof(Samples))]
    public async Task Write_EverySample_DescribesEachColumnOfEachTable(string name)
    {
        var sample = SampleRound.Read(name);
        var tables = await ExportedTables.Write(sample.Round, sample.Responses, "csv");

        var document = await Write(sample);

        var files = document.Descendants(Ddi + "fileDscr").ToDictionary(file => file.Attribute("ID")!.Value);
        document.Descendants(Ddi + "var")
            .Select(variable => $"{files[variable.Attribute("files")!.Value].Attribute("URI")!.Value} {variable.Attribute("name")!.Value}")
            .ShouldBe(
                tables
                    .Where(each => each.Key != "codebook")
                    .SelectMany(table => table.Value[0].Select(column => $"{table.Key}.csv {column}")));
        files
            .Values.Select(file =>
                $"{file.Descendants(Ddi + "caseQnty").Single().Value} {file.Descendants(Ddi + "varQnty").Single().Value}")
            .ShouldBe(tables.Where(each => each.Key != "codebook").Select(table => $"{table.Value.Count - 1} {table.Value[0].Count}"));
    }

    private static void CheckChildren(XElement element)
    {
        var children = element.Elements().Select(child => child.Name.LocalName).ToList();
        if (!Children.TryGetValue(element.Name.LocalName, out var rule))
        {
            children.ShouldBeEmpty(element.Name.LocalName);
            return;
        }

        var at = 0;
        foreach (var part in rule.Split(' '))
        {
            var count = children.Skip(at).TakeWhile(child => child == part.TrimEnd('?', '*', '+')).Count();
            count.ShouldBeInRange(
                part[^1] is '?' or '*' ? 0 : 1,
                part[^1] is '*' or '+' ? int.MaxValue : 1,
                $"{element.Name.LocalName}: {part}");
            at += count;
        }

        at.ShouldBe(children.Count, $"{element.Name.LocalName} has only {rule}, in this order");
    }

    private static async Task<XDocument> Write(SampleRound sample)
    {
        using var files = await AnswerFiles.Read(
            new AnswersExport(sample.Round, sample.Responses.ToAsyncEnumerable()),
            AnswerFiles.Formats[0],
            CancellationToken.None);
        using var file = new MemoryStream();
        await files
            .ToFiles(CancellationToken.None)
            .Single(each => each.Name.EndsWith(".ddi.xml", StringComparison.Ordinal))
            .Write(file);
        file.Position = 0;
        return XDocument.Load(file);
    }
}
