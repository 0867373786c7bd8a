using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Tables;
using Survey.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.RoundWorkbooks;

public sealed class RoundWorkbookDeskTests
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [TestCase("grcp7")]
    [TestCase("practice-template")]
    [TestCase("question-kinds")]
    [TestCase("open-consultation")]
    [TestCase("panama-2023")]
    [TestCase("focus-areas")]
    public async Task Change_WorkbookAsWritten_ChangesNothing(string sample)
    {
        using var round = await CollectingRound.Make(sample);
        var desk = new RoundWorkbookDesk(round.Store);
        var before = (await desk.Find(sample))!;

        var outcome = await desk.Change(sample, ReadForm(Write(before)), removes: true, Dana);

        outcome.Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();
        var after = (await desk.Find(sample))!;
        after.Definition.ShouldBe(before.Definition);
        after.Contacts.ShouldBe(before.Contacts);
    }

    [Test]
    public async Task Change_EditedCells_ChangesOnlyThese()
    {
        using var round = await CollectingRound.Make("open-consultation");
        var desk = new RoundWorkbookDesk(round.Store);
        var before = (await desk.Find("open-consultation"))!;
        var bytes = Edit(Write(before), workbook =>
        {
            Row(workbook, "texts", "title").Cell(2).SetValue("Consultation on pathways");
            Row(workbook, "round", "recurrence.threshold").Cell(2).SetValue("60 %");
            Row(workbook, "texts", "message.personal.subject").Cell(2).SetValue("Your link to {round}");
        });

        var outcome = await desk.Change("open-consultation", ReadForm(bytes), removes: false, Dana);

        outcome.Succeeded.ShouldBeTrue(string.Join('\n', outcome.Problems));
        var after = (await desk.Find("open-consultation"))!;
        after.Definition.ShouldBe(before.Definition with { Round = after.Definition.Round });
        RoundChanges.Describe(before.Definition, after.Definition)!.Split('\n').ShouldBe(
        [
            "title.en: Open consultation on regular pathways → Consultation on pathways",
            "recurrence.threshold: – → 0.6",
        ]);
        after.Wordings.ShouldHaveSingleItem().Subject.ShouldBe("Your link to {round}");
    }

    [TestCase("grcp7", "survey", "label")]
    [TestCase("practice-template", "survey", "label")]
    [TestCase("panama-2023", "survey", "label")]
    [TestCase("grcp7", "elements", "title")]
    [TestCase("grcp7", "organizations", "name")]
    [TestCase("grcp7", "regions", "name")]
    public async Task Change_OneText_KeepsAllElseOfTheDocument(string sample, string sheet, string column)
    {
        using var round = await CollectingRound.Make(sample);
        var desk = new RoundWorkbookDesk(round.Store);
        var before = (await desk.Find(sample))!;
        var old = "";
        var bytes = Edit(Write(before), workbook =>
        {
            var headers = workbook.Worksheet(sheet).Row(1).CellsUsed();
            var header = headers.First(cell => cell.GetString().StartsWith(column, StringComparison.Ordinal));
            var cell = workbook.Worksheet(sheet).Column(header.Address.ColumnNumber).CellsUsed().Skip(1).First();
            old = cell.GetString();
            cell.SetValue("Ἀλλο");
        });

        (await desk.Change(sample, ReadForm(bytes), removes: true, Dana)).Succeeded.ShouldBeTrue();

        var after = (await desk.Find(sample))!;
        Canonical(after).ShouldNotBe(Canonical(before));
        Replace(Canonical(after), "Ἀλλο", old).ShouldBe(Canonical(before));
    }

    [Test]
    public async Task Change_WrongCells_ReportsAllByCellAndChangesNothing()
    {
        using var round = await CollectingRound.Make();
        var desk = new RoundWorkbookDesk(round.Store);
        var before = (await desk.Find("minimal"))!;
        var bytes = Edit(Write(before), workbook =>
        {
            Row(workbook, "round", "deadline").Cell(2).SetValue("soon");
            Row(workbook, "elements", "a").Cell(1).SetValue("9");
            workbook.Worksheet("organizations").Cell("A3").SetValue(new DateTime(2017, 10, 1)).Style.DateFormat.Format = "mmm-yy";
            workbook.Worksheet("regions").Cell("A4").SetValue("n o");
        });
        var form = ReadForm(bytes, out var reading);
        reading.Problems.Select(problem => $"{problem.Code} {problem.Place}").ShouldBe(
            ["table-code-date round.xlsx: organizations row 3, code (A3)"]);
        form.ShouldBeNull();

        bytes = Edit(bytes, workbook => workbook.Worksheet("organizations").Cell("A3").SetValue("river").Style.NumberFormat.Format = "@");
        var outcome = await desk.Change("minimal", ReadForm(bytes), removes: false, Dana);

        outcome.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Code} {problem.Place}").ShouldBe(
            ["theme-unknown round.xlsx: elements row 2, theme (A2)", "code-invalid round.xlsx: regions row 4, code (A4)"]);
        (await desk.Find("minimal"))!.Definition.ShouldBe(before.Definition);

        bytes = Edit(Write(before), workbook => Row(workbook, "round", "opens").Cell(1).SetValue("opening"));
        outcome = await desk.Change("minimal", ReadForm(bytes), removes: false, Dana);
        outcome.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith(
            "round.xlsx: round row 3, code (A3): error round-workbook-row-unknown: “opening” is not known in this sheet.");

        bytes = Edit(Write(before), workbook => Row(workbook, "round", "deadline").Cell(2).SetValue("soon"));
        outcome = await desk.Change("minimal", ReadForm(bytes), removes: false, Dana);
        outcome
            .Problems.Select(problem => $"{problem.Code} {problem.Place}")
            .ShouldContain("date-invalid round.xlsx: round row 4, value (B4)");
    }

    [Test]
    public async Task Change_RoundChangedMeanwhile_IsRefused()
    {
        using var round = await CollectingRound.Make();
        var desk = new RoundWorkbookDesk(round.Store);
        var bytes = Write((await desk.Find("minimal"))!);
        await new RoundDesk(round.Store).ChangeDefinition(
            "minimal",
            definition => RoundDesk.Edit(definition, document => document["title"] = "Meanwhile"),
            Dana);

        var outcome = await desk.Change("minimal", ReadForm(bytes), removes: false, Dana);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("round-workbook-stale");
    }

    [Test]
    public async Task Create_EmptyWorkbookWithExamples_MakesARoundWithContacts()
    {
        using var round = await CollectingRound.Make();
        var desk = new RoundWorkbookDesk(round.Store);

        var outcome = await desk.Create(ReadForm(Write(NewRoundWorkbook.Content)), Dana);

        outcome.Problems.ShouldBeEmpty();
        outcome.Value!.Phase.ShouldBe(RoundPhase.Preparing);
        var made = (await desk.Find("new-round"))!;
        made.Contacts.Count.ShouldBe(NewRoundWorkbook.Content.Contacts.Count);
        made.Round.Frameworks.Main.Elements.Count.ShouldBe(5);
    }

    [Test]
    public void Write_Workbook_IsTakenWhereOnePartOfItIs()
    {
        var (bytes, problems) = (Write(NewRoundWorkbook.Content), new ProblemLog());

        DirectoryFile.Read(bytes, "round.xlsx", problems)!.Name.ShouldBe("organizations");
        FrameworkFile.Read(bytes, "round.xlsx", "usual", "usual", problems)!.Code.ShouldBe("example-framework");
        QuestionnaireFile.Read(bytes, "round.xlsx").Value!.Code.ShouldBe("new-questionnaire");
        problems.Problems.ShouldBeEmpty();
    }

    [Test]
    public void Read_WorkbookOfSomethingElse_SaysWhatIsMissing()
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("Sheet1").Cell("A1").SetValue("code");

        ReadForm(Save(workbook), out var problems).ShouldBeNull();

        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe("round-workbook-sheet-missing");
    }

    /// <summary>The documents as their writers write them, with members in alphabetical order.</summary>
    private static string Canonical(RoundWorkbookContent content)
    {
        string[] documents =
        [
            FrameworkWriter.Write(content.Round.Frameworks.Main),
            DirectoryWriter.Write(content.Round.Directory),
            QuestionnaireWriter.Write(content.Round.Questionnaire),
            content.Definition.Round,
            content.Definition.Further,
        ];
        return string.Join('\n', documents.Select(document => Sort(JsonNode.Parse(document)!)!.ToJsonString(AsWritten)));
    }

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => KeyValuePair.Create(each.Key, Sort(each.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    private static string Replace(string text, string found, string with) =>
        text.Replace($"\"{found}\"", JsonSerializer.Serialize(with, AsWritten), StringComparison.Ordinal);

    private static byte[] Write(RoundWorkbookContent content)
    {
        using var bytes = new MemoryStream();
        RoundWorkbook.Write(bytes, content, "en");
        return bytes.ToArray();
    }

    private static byte[] Edit(byte[] bytes, Action<XLWorkbook> edit)
    {
        using var input = new MemoryStream(bytes);
        using var workbook = new XLWorkbook(input);
        edit(workbook);
        return Save(workbook);
    }

    private static byte[] Save(XLWorkbook workbook)
    {
        using var output = new MemoryStream();
        workbook.SaveAs(output);
        return output.ToArray();
    }

    private static IXLRow Row(XLWorkbook workbook, string sheet, string code) =>
        workbook.Worksheet(sheet).RowsUsed().First(row => row.CellsUsed().Any(cell => cell.GetString() == code));

    private static XlsForm ReadForm(byte[] bytes)
    {
        var form = ReadForm(bytes, out var problems);
        problems.Problems.ShouldBeEmpty();
        return form.ShouldNotBeNull();
    }

    private static XlsForm? ReadForm(byte[] bytes, out ProblemLog problems) =>
        RoundWorkbook.Read(bytes, "round.xlsx", problems = new ProblemLog());
}
