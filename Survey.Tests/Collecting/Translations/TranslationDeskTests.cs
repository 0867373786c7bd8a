using System.Text;
using ClosedXML.Excel;
using Survey.Collecting.Audit;
using Survey.Collecting.Rounds;
using Survey.Collecting.Translations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Responses;
using Survey.Core.Translations;
using Survey.Files.Reports;
using Survey.Files.Translations;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Translations;

public sealed class TranslationDeskTests
{
    private const string Key = "element/gcm-modalities-2017/i/title";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [TestCase("grcp7")]
    [TestCase("practice-template")]
    [TestCase("open-consultation")]
    [TestCase("panama-2023")]
    [TestCase("focus-areas")]
    public async Task Take_FilesAsWritten_ChangesNothing(string sample)
    {
        using var round = await CollectingRound.Make(sample);
        var desk = new TranslationDesk(round.Store);
        var translations = (await desk.Find(sample))!;
        foreach (var to in (string[])["fr", "ar"])
        {
            var set = translations.ToSet("en", to);
            set.All.Count.ShouldBeGreaterThan(20);
            foreach (var format in TranslationFiles.Formats)
            {
                var file = Read(Write(format, set));

                file.Head.ShouldBe(set.Head);
                file.Entries.Select(entry => (entry.Source, entry.Target)).ShouldBe(
                    set.All.Select(each => ((string?)each.Source.Trim(), each.Target.Trim())));
                var outcome = await desk.Take(sample, file, new ProblemLog(), to, Dana);
                outcome.Problems.ShouldBeEmpty();
                (outcome.Value!.Changed, outcome.Value.Reviewed, outcome.Value.Standing.Revision).ShouldBe((0, 0, 1));
            }
        }
    }

    [Test]
    public async Task Take_EditedTexts_ChangesOnlyThese()
    {
        using var round = await CollectingRound.Make("grcp7");
        var desk = new TranslationDesk(round.Store);
        var before = (await new RoundDesk(round.Store).FindDefinition("grcp7"))!.Value.Definition;
        var bytes = Edit(Write(FileFormat.Workbook, (await desk.Find("grcp7"))!.ToSet("en", "ar")), sheet =>
        {
            Target(sheet, Key).SetValue("حماية حقوق الإنسان");
            Target(sheet, "organization/rcm/name").SetValue("المؤتمر الإقليمي للهجرة");
        });

        var taken = (await desk.Take("grcp7", Read(bytes), new ProblemLog(), "ar", Dana)).Value.ShouldNotBeNull();

        taken.Changed.ShouldBe(2);
        var after = (await new RoundDesk(round.Store).FindDefinition("grcp7"))!.Value.Definition;
        after.ShouldBe(before with { Framework = after.Framework, Directory = after.Directory });
        var texts = RoundTexts.Of(after);
        texts.Find(Key)!.In("ar").ShouldBe("حماية حقوق الإنسان");
        texts.Find("organization/rcm/name")!.In("ar").ShouldBe("المؤتمر الإقليمي للهجرة");
        texts.All.Where(text => text.In("ar") != RoundTexts.Of(before).Find(text.Key)!.In("ar")).Select(text => text.Key)
            .ShouldBe([Key, "organization/rcm/name"]);
        texts.All.Select(text => (text.Key, text.In("en"), text.In("fr"))).ShouldBe(
            RoundTexts.Of(before).All.Select(text => (text.Key, text.In("en"), text.In("fr"))));
    }

    [Test]
    public async Task Take_RoundWithAnswers_MakesAComparableVersion()
    {
        using var round = await CollectingRound.Make();
        (await round.Save("lake", """{"has_recommendations": "no"}""")).Succeeded.ShouldBeTrue();
        var desk = new TranslationDesk(round.Store);
        var set = (await desk.Find("minimal"))!.ToSet("en", "es");
        var xliff = Encoding.UTF8.GetString(Write(FileFormat.Xliff, set));
        var source = set.All.First(each => each.Text.Owner == "item").Source;
        var end = $"{source}</source>";
        xliff = xliff.Insert(xliff.IndexOf(end, StringComparison.Ordinal) + end.Length, "<target>Uno &amp; dos</target>");

        var outcome = await desk.Take("minimal", Read(Encoding.UTF8.GetBytes(xliff)), new ProblemLog(), "es", Dana);

        outcome.Problems.ShouldBeEmpty();
        var questionnaire = outcome.Value!.Standing.Round.Questionnaire;
        questionnaire.Version.ShouldNotBe(round.Round.Questionnaire.Version);
        QuestionnaireComparison.Of(round.Round.Questionnaire, questionnaire).Changes
            .ShouldAllBe(change => change.Comparability == Comparability.Same);
    }

    [Test]
    public async Task Find_OriginalChanged_IsToCheckUntilSomebodySaysItIsRight()
    {
        using var round = await CollectingRound.Make("grcp7");
        var desk = new TranslationDesk(round.Store);
        await ChangeTexts(round, "grcp7", "en", (Key, "Protecting everybody’s human rights"));

        var set = (await desk.Find("grcp7"))!.ToSet("en", "fr");

        set.All.Where(each => each.State == TranslationState.ToCheck).ShouldHaveSingleItem().Text.Key.ShouldBe(Key);
        (await desk.Find("grcp7"))!.Count("en").Single(count => count.Language == "fr").ToCheck.ShouldBe(1);

        // XLIFF has the state, and another program sets it to final.
        var xliff = Encoding.UTF8.GetString(Write(FileFormat.Xliff, set));
        const string ToCheck = "state=\"initial\" subState=\"survey:to-check\"";
        xliff.ShouldContain(ToCheck);
        var file = Read(Encoding.UTF8.GetBytes(xliff.Replace(ToCheck, "state=\"final\"", StringComparison.Ordinal)));
        var taken = (await desk.Take("grcp7", file, new ProblemLog(), language: null, Dana)).Value.ShouldNotBeNull();

        (taken.Changed, taken.Reviewed, taken.Standing.Revision).ShouldBe((0, 1, 2));
        StateOf(await desk.Find("grcp7")).ShouldBe(TranslationState.Reviewed);
        var entry = (await new AuditDesk(round.Store).GetLatest("grcp7", before: null, 1)).Entries[0];
        (entry.Action, entry.Details).ShouldBe((TranslationDesk.ReviewedAction, $"en → fr: {Key}"));

        // It holds only for this original; a new translation needs no word of anybody.
        await ChangeTexts(round, "grcp7", "en", (Key, "Human rights for all"));
        StateOf(await desk.Find("grcp7")).ShouldBe(TranslationState.ToCheck);
        await ChangeTexts(round, "grcp7", "fr", (Key, "Les droits humains pour tous"));
        StateOf(await desk.Find("grcp7")).ShouldBe(TranslationState.Translated);
    }

    [Test]
    public async Task Take_WrongTexts_ReportsAllAtOnceAndChangesNothing()
    {
        using var round = await CollectingRound.Make();
        var desk = new TranslationDesk(round.Store);
        await ChangeTexts(round, "minimal", "en", ("round/title", "The ${answer} of ${answer}, ${other}"));
        var bytes = Write(FileFormat.Workbook, (await desk.Find("minimal"))!.ToSet("en", "ru"));
        var keys = (await desk.Find("minimal"))!.Texts.All.Where(text => text.In("en").Length > 0).Select(text => text.Key).ToList();
        var (changed, both) = (keys.Find(key => key.StartsWith("element/", StringComparison.Ordinal))!, keys[^1]);
        await ChangeTexts(round, "minimal", "en", (changed, "Another original"));
        await ChangeTexts(round, "minimal", "ru", (both, "Имя"));
        bytes = Edit(bytes, sheet =>
        {
            Target(sheet, "round/title").SetValue("Раунд ${answer} ${third}");
            Target(sheet, changed).SetValue("Перевод");
            Target(sheet, both).SetValue("Другое имя");
            var region = Target(sheet, keys.Find(key => key.StartsWith("region/", StringComparison.Ordinal))!);
            region.SetValue(new string('я', 301)).CellRight().SetValue("done");
            var edited = Target(sheet, keys.Find(key => key.StartsWith("type/", StringComparison.Ordinal))!);
            edited.SetValue("Тип").CellLeft().SetValue("Edited original");
            var unknown = Target(sheet, keys.Find(key => key.StartsWith("item/", StringComparison.Ordinal))!);
            unknown.SetValue("Вопрос").WorksheetRow().Cell(1).SetValue("item/none/label");
        });

        var problems = new ProblemLog();
        var file = TranslationFiles.Read(bytes, "minimal.xlsx", problems)!;
        var outcome = await desk.Take("minimal", file, problems, language: null, Dana);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Problems.Select(problem => problem.Variant.Key).ShouldBe(
        [
            "translation-state-unknown", "translation-placeholder", "translation-placeholder/added", "translation-key-unknown",
            "translation-source-changed", "translation-too-long", "translation-source-changed/edited",
            "translation-changed-meanwhile",
        ],
        ignoreOrder: true);
        outcome.Problems[1].ToString().ShouldBe(
            "minimal.xlsx: translations row 2, target (ru) (D2): error translation-placeholder: The translation lacks ${other}, "
            + "which stands for an answer. Write it as in the original.");
        (await new RoundDesk(round.Store).Find("minimal"))!.Revision.ShouldBe(4);
    }

    private static TranslationState StateOf(RoundTranslations? translations) =>
        translations!.Get("en", "fr").Single(each => each.Text.Key == Key).State;

    private static async Task ChangeTexts(CollectingRound round, string code, string language, params (string Key, string Text)[] texts) =>
        (await new RoundDesk(round.Store).ChangeDefinition(
            code,
            definition => RoundTexts.Change(definition, language, texts.ToDictionary(each => each.Key, each => each.Text)),
            Dana)).Problems.Where(problem => problem.Severity == Severity.Error).ShouldBeEmpty();

    private static byte[] Write(FileFormat format, TranslationSet set)
    {
        using var bytes = new MemoryStream();
        TranslationFiles.Write(format, bytes, set, "en");
        return bytes.ToArray();
    }

    private static TranslationFile Read(byte[] bytes)
    {
        var problems = new ProblemLog();
        var file = TranslationFiles.Read(bytes, "file", problems);
        problems.Problems.ShouldBeEmpty();
        return file.ShouldNotBeNull();
    }

    private static byte[] Edit(byte[] bytes, Action<IXLWorksheet> edit)
    {
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        edit(workbook.Worksheet("translations"));
        using var output = new MemoryStream();
        workbook.SaveAs(output);
        return output.ToArray();
    }

    private static IXLCell Target(IXLWorksheet sheet, string key) =>
        sheet.Column(1).CellsUsed().First(cell => cell.GetString() == key).WorksheetRow().Cell(4);
}
