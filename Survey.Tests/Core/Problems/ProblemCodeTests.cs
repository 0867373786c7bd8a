using Survey.Collecting.Loading;
using Survey.Core.Problems;
using Survey.Files.Folders;
using Survey.Storage.Sqlite;
using Survey.Tests.Core.Questionnaires.XlsForms;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Files.XlsForms;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Problems;

/// <summary>
/// Reaches every code of the catalogue. The codes that a round's folder can cause are reached by the minimal sample with one fault. Other
/// tests reach the rest, which are listed here. Longer than 400 lines, because it is one table.
/// </summary>
public sealed class ProblemCodeTests
{
    private const string Framework = "framework.json";
    private const string OrganizationsFile = "directory.json";
    private const string Questionnaire = "questionnaire.json";
    private const string RoundFile = "round.json";
    private const string Lake = "responses/lake.json";
    private const string Goals = """{"code": "sdg", "elements": [{"code": "1", "title": "No poverty"}]}""";

    private static readonly BadFolder[] BadFolders =
    [
        new("file-missing", "framework.json", folder => folder.Delete(Framework)),
        new("file-not-utf8", "responses/lake.json", folder => File.WriteAllBytes(folder.PathOf(Lake), [0x7B, 0x22, 0xE9, 0x22, 0x7D])),
        new("file-too-large", "responses/lake.json", folder => MakeLarge(folder.PathOf(Lake))),
        new("file-not-used", "response.json", folder => folder.Write("response.json", "{}")),
        new("files-exclusive", "responses.ndjson", folder => folder.Write("responses.ndjson", "")),
        new("json-malformed", "round.json: line 9, column 1", folder => folder.Replace(RoundFile, "\"2024-03-31\"", "\"2024-03-31\",")),
        new("json-wrong-type", "framework.json: themes", folder => folder.Write(Framework, """{"code": "minimal", "themes": 3}""")),
        new("json-unknown-member", "round.json: deadlin", folder => folder.Replace(RoundFile, "\"deadline\"", "\"deadlin\"")),
        new("json-missing-member", "directory.json: organizations #1", folder =>
            folder.Replace(OrganizationsFile, "\"code\": \"lake\", ", "")),
        new("json-duplicate-member", "round.json: code", folder =>
            folder.Replace(RoundFile, "\"code\"", "\"code\": \"minimal\", \"code\"")),
        new("text-invalid", "responses/lake.json: submittedBy", folder => folder.Replace(Lake, "Secretariat", "\\ud800Secretariat")),
        new("number-out-of-range", "round.json: recurrence.threshold", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"recurrence\": {\"threshold\": 50}, \"opens\"")),
        new("number-invalid", "responses/lake.json: answers.recommendations #1.link", folder => MakeTyped(folder, "decimal", "\"twelve\"")),
        new("unit-unknown", "questionnaire.json: items #3.items #2.unit", folder => folder.Replace(
            Questionnaire,
            "{ \"type\": \"coded\"",
            "{\"type\": \"integer\", \"code\": \"n\", \"label\": \"N\", \"unit\": \"Euro\"}, { \"type\": \"coded\"")),
        new("number-ambiguous", "responses/lake.json: answers.recommendations #1.link", folder =>
            MakeTyped(folder, "decimal", "\"1,500\"")),
        new("date-ambiguous", "responses/lake.json: answers.recommendations #1.link", folder =>
            MakeTyped(folder, "date", "\"05/06/2017\"")),
        new("date-invalid", "responses/lake.json: submittedOn", folder => folder.Replace(Lake, "2024-03-11", "2024-02-30")),
        new("language-invalid", "responses/lake.json: language", folder => folder.Replace(Lake, "\"en\"", "\"english\"")),
        new("code-invalid", "directory.json: regions #1.code", folder => folder.Replace(OrganizationsFile, "\"north\"", "\"the north\"")),
        new("code-duplicate", "framework.json: themes #1.elements #2.code", folder =>
            folder.Replace(Framework, "\"code\": \"b\"", "\"code\": \"a\"")),
        new("choice-codes-alike", "questionnaire.json: choices.yes-no #2.code", folder =>
            folder.Replace(Questionnaire, "\"code\": \"no\"", "\"code\": \"YES\"")),
        new("code-repeated", "responses/lake.json: answers.recommendations #1.elements.elements #2", folder =>
            folder.Replace(Lake, "[\"a\"]", "[\"a\", \"a\"]")),
        new("region-unknown", "directory.json: organizations #1.regions #1", folder =>
            folder.Replace(OrganizationsFile, "[\"north\"]", "[\"nord\"]")),
        new("channel-unknown", "responses/lake.json: respondent.channel", folder => MakeOpen(folder, "\"channel\": \"radio\"")),
        new("notice-hash-invalid", "responses/lake.json: respondent.agreed.notice", folder =>
            MakeOpen(folder, "\"agreed\": {\"on\": \"2024-03-02\", \"notice\": \"first\"}")),
        new("subregion-unknown", "directory.json: organizations #1.subregions #1", folder =>
            folder.Replace(OrganizationsFile, "[\"north\"]", "[\"north\"], \"subregions\": [\"coast\"]")),
        new("group-unknown", "directory.json: types #1.group", folder =>
            folder.Replace(OrganizationsFile, "{ \"code\": \"forum\"", "{ \"group\": \"iscm\", \"code\": \"forum\"")),
        new("type-unknown", "directory.json: organizations #1.type", folder =>
            folder.Replace(OrganizationsFile, "\"type\": \"forum\"", "\"type\": \"process\"")),
        new("organization-unknown", "responses/lake.json: organization", folder => folder.Replace(Lake, "\"lake\"", "\"laek\"")),
        new("theme-unknown", "responses/lake.json: answers.recommendations #1.elements.themes #1", folder =>
            folder.Replace(Lake, "\"themes\": []", "\"themes\": [\"7\"]")),
        new("element-unknown", "responses/lake.json: answers.recommendations #1.elements.elements #1", folder =>
            folder.Replace(Lake, "[\"a\"]", "[\"zz\"]")),
        new("choice-unknown", "responses/lake.json: answers.has_recommendations", folder => folder.Replace(Lake, "\"yes\"", "\"perhaps\"")),
        new("organization-dates-order", "directory.json: organizations #1", folder =>
            folder.Replace(
                OrganizationsFile,
                "\"code\": \"lake\",",
                "\"code\": \"lake\", \"activeFrom\": \"2017-01-01\", \"activeTo\": \"2016-12-31\",")),
        new("framework-form", "framework.json", folder =>
            folder.Replace(Framework, "\"themes\"", "\"elements\": [{\"code\": \"x\", \"title\": \"X\"}], \"themes\"")),
        new("framework-size", "framework.json", folder => folder.Write(Framework, """{"code": "minimal", "elements": []}""")),
        new("framework-unknown", "questionnaire.json: recommendations.elements.framework", folder =>
            folder.Replace(Questionnaire, "\"coded\",", "\"coded\", \"framework\": \"sdg\",")),
        new("framework-not-used", "frameworks/sdg.json", folder => folder.Write("frameworks/sdg.json", Goals)),
        new("label-missing", "questionnaire.json: items #2", folder => folder.Replace(Questionnaire, "\"label\": \"Their status\", ", "")),
        new("question-type-unknown", "questionnaire.json: items #1.type", folder => folder.Replace(Questionnaire, "select-one", "select")),
        new("choice-list-unknown", "questionnaire.json: items #1.choices", folder =>
            folder.Replace(Questionnaire, "\"choices\": \"yes-no\"", "\"choices\": \"yesno\"")),
        new("expression-malformed", "questionnaire.json: items #3.relevant", folder =>
            folder.Replace(Questionnaire, "} = 'yes'", "} == 'yes'")),
        new("expression-unknown-reference", "questionnaire.json: recommendations.relevant", folder =>
            folder.Replace(Questionnaire, "${has_recommendations}", "${has_recomendations}")),
        new("expression-into-repeat", "questionnaire.json: recommendations_status.relevant", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"relevant\": \"${text} = 'x'\"")),
        new("expression-cycle", "questionnaire.json: has_recommendations", MakeCycle),
        new("expression-not-repeated", "questionnaire.json: recommendations_status.relevant", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"relevant\": \"sum(${has_recommendations}) > 1\"")),
        new("expression-ambiguous", "questionnaire.json: recommendations_status.relevant", MakeAmbiguous),
        new("expression-literal", "questionnaire.json: recommendations_status.constraint", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"constraint\": \"regex(., '[a-z')\"")),
        new("expression-column-unknown", "questionnaire.json: recommendations_status.choiceFilter", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"choiceFilter\": \"kind = 'x'\"")),
        new("expression-once", "questionnaire.json: recommendations_status.relevant", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"relevant\": \"once(today()) > 1\"")),
        new("expression-failed", "responses/lake.json: answers.recommendations_status", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"constraint\": \"date(.) < today()\"")),
        new("round-wrong-framework", "round.json: framework", folder =>
            folder.Replace(RoundFile, "\"framework\": \"minimal\"", "\"framework\": \"other\"")),
        new("round-wrong-questionnaire", "round.json: questionnaire", folder =>
            folder.Replace(RoundFile, "\"questionnaire\": \"minimal\"", "\"questionnaire\": \"other\"")),
        new("round-dates-order", "round.json", folder => folder.Replace(RoundFile, "2024-03-15", "2024-02-15")),
        new("round-setting-unknown", "round.json: recurrence.denominator", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"recurrence\": {\"denominator\": \"everybody\"}, \"opens\"")),
        new("round-analysis-unknown", "round.json: analysis.repeat", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"analysis\": {\"repeat\": \"recomendations\"}, \"opens\"")),
        new("round-analysis-none", "round.json", MakeWithoutStatus),
        new("round-consent-unknown", "round.json: analysis.consent", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"analysis\": {\"consent\": \"has_recommendations\"}, \"opens\"")),
        new("round-open-denominator", "round.json: recurrence.denominator", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"access\": \"open\", \"recurrence\": {\"denominator\": \"invited\"}, \"opens\"")),
        new("round-open-ignored", "round.json: open", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"open\": {\"purpose\": \"To know.\"}, \"opens\"")),
        new("round-fact-unusable", "round.json: open.facts #1", folder =>
            MakeOpen(folder, "\"regions\": []", "{\"facts\": [\"recommendations\"]}")),
        new("round-origin-invalid", "round.json: open.embedIn #1", folder =>
            MakeOpen(folder, "\"regions\": []", "{\"embedIn\": [\"www.example.org\"]}")),
        new("round-setting-unknown", "round.json: open.perPerson", folder =>
            MakeOpen(folder, "\"regions\": []", "{\"perPerson\": \"mail\"}")),
        new("code-similar", "round.json: open.channels #2.code", folder =>
            MakeOpen(folder, "\"regions\": []", "{\"channels\": [{\"code\": \"site\"}, {\"code\": \"Site\"}]}")),
        new("round-time-invalid", "round.json: open.closesAt", folder =>
            MakeOpen(folder, "\"regions\": []", "{\"closesAt\": \"6 pm\"}")),
        new("round-organizations-ignored", "round.json: organizations", MakeOpenWithOrganizations),
        new("round-invites-nobody", "round.json", folder => folder.Write(OrganizationsFile, """{"regions": [], "types": []}""")),
        new("responses-not-checked", "responses", folder => folder.Write(Framework, "[")),
        new("response-not-invited", "responses/lake.json: organization", folder =>
            folder.Replace(RoundFile, "\"opens\"", "\"organizations\": [\"river\", \"forest\", \"bridge\"], \"opens\"")),
        new("response-twice", "responses/lake.json", folder => folder.Write("responses/another.json", folder.Read(Lake))),
        new("response-respondent", "responses/lake.json: respondent", folder =>
            folder.Replace(Lake, "\"state\"", "\"respondent\": {}, \"state\"")),
        new("response-state-unknown", "responses/lake.json: state", folder => folder.Replace(Lake, "\"submitted\"", "\"done\"")),
        new("response-outside-dates", "responses/lake.json: submittedOn", folder => folder.Replace(Lake, "2024-03-11", "2024-04-01")),
        new("answer-unknown-question", "responses/lake.json: answers.has_recomendations", folder =>
            folder.Replace(Lake, "\"has_recommendations\"", "\"has_recomendations\"")),
        new("answer-missing", "responses/lake.json: answers.recommendations #1.text", folder =>
            folder.Replace(Lake, "\"Agree on a scheme for seasonal work.\"", "\"  \"")),
        new("answer-not-relevant", "responses/lake.json: answers.recommendations", folder => folder.Replace(Lake, "\"yes\"", "\"no\"")),
        new("answer-calculated", "responses/lake.json: answers.sum", MakeCalculated),
        new("answer-not-offered", "responses/lake.json: answers.recommendations_status", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"choiceFilter\": \"name != 'final'\"")),
        new("answer-read-only", "responses/lake.json: answers.recommendations_status", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"readOnly\": true")),
        new("answer-constraint", "responses/lake.json: answers.recommendations_status", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"constraint\": \". != 'final'\"")),
        new("answer-doubtful", "responses/lake.json: answers.recommendations_status", folder =>
            folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"warning\": \". = 'final'\"")),
        new("answer-too-long", "responses/lake.json: answers.recommendations #1.text", folder =>
            folder.Replace(Lake, "Agree", new string('x', 20_001))),
        new("rows-too-few", "responses/lake.json: answers.recommendations", folder =>
            folder.Replace(Questionnaire, "\"minimum\": 1", "\"minimum\": 3")),
        new("rows-not-as-counted", "responses/lake.json: answers.recommendations", folder =>
            folder.Replace(Questionnaire, "\"minimum\": 1", "\"minimum\": 1, \"count\": \"3\"")),
        new("rows-too-many", "responses/lake.json: answers.recommendations", MakeManyRows),
        new("url-invalid", "responses/lake.json: answers.recommendations #1.link", folder =>
            MakeTyped(folder, "url", "\"javascript:alert(1)\"")),
        new("email-invalid", "responses/lake.json: answers.recommendations #1.link", folder =>
            MakeTyped(folder, "email", "\"secretariat at example.org\"")),
        new("email-not-ascii", "responses/lake.json: answers.recommendations #1.link", folder =>
            MakeTyped(folder, "email", "\"josé@example.org\"")),
    ];

    /// <summary>
    /// Codes that a round's folder cannot cause; reached in StoreVerifierTests, QuestionnaireVersionTests, CrosswalkTests,
    /// ReportContentTests, AnnexesTests and AnswerWorkbookReaderTests.
    /// </summary>
    private static readonly string[] CodesReachedElsewhere =
    [
        "store-document-damaged",
        "store-row-changed",
        "store-unusable",
        "store-incomplete",
        "store-derivation-differs",
        "questionnaire-frozen",
        "questionnaire-incompatible",
        "crosswalk-wrong-framework",
        "analysis-text-too-long",
        "sentence-unknown",
        "annex-unknown",
        .. CollectingCodes,
        .. AccessCodes,
        .. ServiceCodes,
        .. AnswerWorkbookReaderTests.Codes,
    ];

    /// <summary>
    /// Codes of use cases while a round collects responses; reached in ResponseDeskTests, RoundDeskTests and
    /// InvitationDeskTests.
    /// </summary>
    private static IEnumerable<string> CollectingCodes =>
    [
        "day-outside-round",
        "publication-unknown",
        "publication-taken",
        "round-unknown",
        "round-taken",
        "round-code-too-long",
        "round-title-invalid",
        "round-not-collecting",
        "round-not-open",
        "round-asks-for-email",
        "round-without-types",
        "privacy-not-agreed",
        "round-phase-wrong",
        "deadline-not-later",
        "response-none",
        "response-stale",
        "transition-not-allowed",
        "reason-missing",
        "reason-too-long",
        "name-missing",
        "answer-unreadable",
        "message-wording-invalid",
        "plan-impossible",
        "entry-stale",
        "request-key-reused",
        .. DirectoryCodes,
        .. RoundWorkbookCodes,
        .. TranslationCodes,
    ];

    /// <summary>
    /// Codes of changes to a directory, reached in DirectoryImportTests and DirectoryDeskTests; and of editing a questionnaire, reached in
    /// EditingDeskTests and EditingStepsTests.
    /// </summary>
    private static IEnumerable<string> DirectoryCodes =>
    [
        "organization-in-use",
        "organization-stale",
        "editing-stale",
        "editing-impossible",
        "table-unreadable",
        "table-column-unknown",
        "table-column-twice",
        "code-of-date",
        "table-lines-differ",
        "directory-text-too-long",
        "contact-role-unknown",
        "language-unknown",
        "contact-twice",
        "contact-unknown",
    ];

    /// <summary>Codes of files of translations; reached in TranslationFilesTests and TranslationDeskTests.</summary>
    private static IEnumerable<string> TranslationCodes =>
    [
        "translation-file-unreadable", "translation-file-other", "translation-key-unknown", "translation-source-changed",
        "translation-changed-meanwhile", "translation-placeholder", "translation-too-long", "translation-state-unknown",
    ];

    /// <summary>Codes of the workbook of a round; reached in RoundWorkbookDeskTests.</summary>
    private static IEnumerable<string> RoundWorkbookCodes =>
        ["table-code-date", "round-workbook-sheet-missing", "round-workbook-row-unknown", "round-workbook-stale"];

    /// <summary>Codes of accounts, passwords and tokens; reached in AccountDeskTests.</summary>
    private static IEnumerable<string> AccessCodes =>
    [
        "account-name-invalid",
        "account-name-taken",
        "account-unknown",
        "password-too-short",
        "password-too-long",
        "password-common",
        "password-wrong",
        "password-paused",
        "token-name-missing",
        "token-scope-unknown",
        "token-expiry-invalid",
    ];

    /// <summary>Codes of printing; reached in PdfPrinterTests.</summary>
    private static IEnumerable<string> PrintingCodes => ["pdf-not-made"];

    /// <summary>Codes of HTTP requests; reached in FailuresTests and the tests of the API.</summary>
    private static IEnumerable<string> ServiceCodes =>
    [
        "precondition-missing",
        "round-stale",
        "format-unknown",
        "alignment-unknown",
        "footnote-target",
        "merge-cycle",
        "analysis-entry-unknown",
        "category-in-use",
        "practice-row-missing",
        "practice-row-changed",
        "chart-unknown",
        "request-malformed",
        "request-too-large",
        "request-too-many",
        "access-missing",
        "access-denied",
        "address-unknown",
        "method-unknown",
        "form-outdated",
        "service-failed",
        "service-busy",
    ];

    /// <summary>
    /// Codes of forms; reached in XlsFormReaderTests with the forms of Forms.md, in FormFileTests with damaged files, and in
    /// XlsFormWriterTests by writing.
    /// </summary>
    private static IEnumerable<string> CodesOfForms =>
        FormCase.All.SelectMany(form => form.Expected)
            .Select(expected => expected.Split(':')[0])
            .Where(code => code.StartsWith("xlsform-", StringComparison.Ordinal))
            .Concat(FormFileTests.Codes)
            .Concat(XlsFormWriterTests.Codes)
            .Concat(LeaveOutTests.Codes)
            .Distinct(StringComparer.Ordinal);

    [TestCaseSource(nameof(BadFolders))]
    public async Task Load_OneThingWrong_IsReportedAtItsPlaceAndNothingIsStored(BadFolder bad)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        using var elsewhere = new TemporaryFolder();
        bad.Spoil(folder);
        var store = SqliteStore.Open(elsewhere.PathOf("survey.db"), TimeProvider.System, create: true);

        var outcome = await RoundLoader.Load(folder.Path, store, TestActors.Operator);

        var kind = ProblemCatalogue.All.Single(each => each.Code == bad.Code);
        outcome.Problems.ShouldContain(problem => problem.Code == bad.Code && problem.Place.ToString() == bad.Place, Told(outcome));
        outcome.Succeeded.ShouldBe(outcome.Problems.All(problem => problem.Severity == Severity.Warning));
        if (kind.Severity == Severity.Error)
        {
            await using var reader = await store.BeginReadAsync();
            (await reader.Rounds.GetCodes()).ShouldBeEmpty();
        }
    }

    [Test]
    public void All_EveryCode_IsReachedByATest() =>
        ProblemCatalogue
            .All.Select(kind => kind.Code)
            .ShouldBe(
                BadFolders.Select(bad => bad.Code)
                    .Distinct(StringComparer.Ordinal)
                    .Concat(CodesReachedElsewhere)
                    .Concat(CodesOfForms)
                    .Concat(PrintingCodes),
                ignoreOrder: true);

    [TestCase("elements")]
    [TestCase("themes")]
    public void Load_FrameworkOf513Elements_IsReportedAndNotThrown(string form)
    {
        var elements = string.Join(',', Enumerable.Range(0, 513).Select(number => $$"""{"code": "e{{number}}", "title": "E"}"""));
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Write(Framework, form == "elements"
            ? $$"""{"code": "minimal", "elements": [{{elements}}]}"""
            : $$"""{"code": "minimal", "themes": [{"code": "1", "title": "T", "elements": [{{elements}}]}]}""");

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldContain(problem => problem.Code == "framework-size");
    }

    [TestCase(RoundFile, "\"opens\"", "\"title\": \"\\ud800x\", \"opens\"")]
    [TestCase(RoundFile, "\"opens\"", "\"\\ud800\": 1, \"opens\"")]
    [TestCase(Questionnaire, "\"Their status\"", "\"Their status\", \"default\": \"\\ud800\"")]
    [TestCase(Framework, "\"Labour mobility\"", "\"\\udc00\"")]
    public void Load_HalfACharacterInADefinition_IsReportedAndNotThrown(string file, string old, string replacement)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Replace(file, old, replacement);

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition().Definition.ShouldBeNull();

        problems.Problems.ShouldContain(problem => problem.Code == "text-invalid" || problem.Code == "json-duplicate-member");
    }

    [TestCase("0.4999999999999999999999999999999999")]
    [TestCase("1e400")]
    public void Load_NumberThatCannotBeKeptExactly_IsOutOfRange(string threshold)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Replace(RoundFile, "\"opens\"", $"\"recurrence\": {{\"threshold\": {threshold}}}, \"opens\"");

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe("number-out-of-range");
    }

    [Test]
    public void Add_MoreWarningsThanAreKept_DoNotHideAnError()
    {
        var problems = new ProblemLog();
        for (var i = 0; i < ProblemLog.Kept + 5; i++)
        {
            problems.Add(ProblemCatalogue.CodeRepeated, Place.OfFile("responses.ndjson"), ("found", "a"));
        }

        problems.Add(ProblemCatalogue.ElementUnknown, Place.OfFile("responses.ndjson"), ("found", "z"), ("known", "a"));

        var outcome = problems.ToOutcome("value");
        outcome.Problems[^1].Code.ShouldBe("element-unknown");
        outcome.Errors.ShouldBe(1);
        outcome.ProblemsNotKept.ShouldBe(5);
    }

    [TestCase("", "The file is empty")]
    [TestCase("{\"code\": \"minimal\"", "ends too early")]
    [TestCase("{\"code\": \"minimal\",}", "Remove the comma")]
    [TestCase("{“code”: \"minimal\"}", "straight quotes")]
    public void Load_MalformedJson_SaysWhatToDo(string json, string advice)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Write(RoundFile, json);

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldHaveSingleItem().InEnglish().ShouldContain(advice);
    }

    [Test]
    public void Load_StatusCodesRenamed_WarnsThatNobodyCanRecommend()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Replace(Questionnaire, "\"code\": \"final\"", "\"code\": \"done\"");
        folder.Replace(Questionnaire, "\"code\": \"provisional\"", "\"code\": \"soon\"");

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe("round-analysis-none");
    }

    [TestCase(1, "responses.ndjson: line 1.column 2")]
    [TestCase(3, "responses.ndjson: line 3.column 2")]
    public void Load_MalformedLine_IsReportedByLineAndColumn(int line, string place)
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        Directory.Delete(folder.PathOf("responses"), recursive: true);
        folder.Write("responses.ndjson", new string('\n', line - 1) + "{]");

        var problems = new ProblemLog();
        var source = new RoundFolder(folder.Path, problems);
        source.ReadAll(source.ReadDefinition().Round).ShouldBeEmpty();

        problems.Problems.ShouldHaveSingleItem().Place.ToString().ShouldBe(place);
    }

    [Test]
    public void Load_MistypedFolderOfResponses_IsNoticed()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        Directory.Move(folder.PathOf("responses"), folder.PathOf("response"));

        var problems = new ProblemLog();
        new RoundFolder(folder.Path, problems).ReadDefinition();

        problems.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("response: warning file-not-used");
    }

    [Test]
    public void Load_ManyThingsWrong_TellsAllOfThem()
    {
        using var folder = TemporaryFolder.CopyOf("minimal");
        folder.Replace(Framework, "\"code\": \"b\"", "\"code\": \"a\"");
        folder.Replace(RoundFile, "2024-03-15", "2024-02-30");
        folder.Replace(Lake, "\"yes\"", "\"perhaps\"");
        folder.Replace("responses/river.json", "\"river\"", "\"laek\"");
        folder.Write("responses/forest.json", "{");

        var problems = new ProblemLog();
        var source = new RoundFolder(folder.Path, problems);
        source.ReadAll(source.ReadDefinition().Round).Count.ShouldBe(2);

        problems.Problems.Select(problem => problem.Code).ShouldBe(
            ["code-duplicate", "date-invalid", "json-malformed", "choice-unknown", "organization-unknown"],
            ignoreOrder: true);
    }

    private static string Told<T>(Outcome<T> outcome)
        where T : class =>
        string.Join('\n', outcome.Problems);

    private static void MakeLarge(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(RoundFolder.LargestDocument + 1L);
    }

    private static void MakeCycle(TemporaryFolder folder)
    {
        folder.Replace(
            Questionnaire,
            "\"Are there recommendations to share?\"",
            "\"?\", \"relevant\": \"${recommendations_status} = 'final'\"");
        folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"relevant\": \"${has_recommendations} = 'yes'\"");
    }

    private static void MakeAmbiguous(TemporaryFolder folder)
    {
        var repeat =
            """{ "type": "repeat", "code": "CODE", "label": "R", "items": [ { "type": "integer", "code": "cost", "label": "Cost" } ] },""";
        folder.Replace(
            Questionnaire,
            "\"items\": [\n    {",
            $"\"items\": [\n    {repeat.Replace("CODE", "one")} {repeat.Replace("CODE", "two")} {{");
        folder.Replace(Questionnaire, "\"Their status\"", "\"Their status\", \"relevant\": \"sum(${cost}) = 0\"");
    }

    private static void MakeWithoutStatus(TemporaryFolder folder)
    {
        folder.Replace(Questionnaire, "recommendations_status", "their_status");
        foreach (var name in new[] { "lake", "river", "forest", "bridge" })
        {
            folder.Replace($"responses/{name}.json", "recommendations_status", "their_status");
        }
    }

    private static void MakeOpen(TemporaryFolder folder, string member, string open = "{}")
    {
        folder.Replace(RoundFile, "\"opens\"", $"\"access\": \"open\", \"open\": {open}, \"opens\"");
        Directory.Delete(folder.PathOf("responses"), recursive: true);
        folder.Write(Lake, $$$"""{"respondent": {"id": "1", "type": "forum", {{{member}}}}, "state": "draft", "answers": {}}""");
    }

    private static void MakeOpenWithOrganizations(TemporaryFolder folder)
    {
        folder.Replace(RoundFile, "\"opens\"", "\"access\": \"open\", \"organizations\": [\"lake\"], \"opens\"");
        Directory.Delete(folder.PathOf("responses"), recursive: true);
    }

    private static void MakeCalculated(TemporaryFolder folder)
    {
        folder.Replace(
            Questionnaire,
            "\"items\": [",
            "\"items\": [ { \"type\": \"calculated\", \"code\": \"sum\", \"calculation\": \"1\" },");
        folder.Replace(Lake, "\"answers\": {", "\"answers\": { \"sum\": \"1\",");
    }

    private static void MakeManyRows(TemporaryFolder folder)
    {
        var row = """{"text": "x", "elements": {"elements": ["a"]}}""";
        var rows = string.Join(',', Enumerable.Repeat(row, 100_001));
        folder.Write(Lake, $$$"""{"organization": "lake", "state": "draft", "answers": {"recommendations": [{{{rows}}}]}}""");
    }

    private static void MakeTyped(TemporaryFolder folder, string type, string answer)
    {
        folder.Replace(
            Questionnaire,
            "{ \"type\": \"coded\"",
            $"{{ \"type\": \"{type}\", \"code\": \"link\", \"label\": \"Link\" }}, {{ \"type\": \"coded\"");
        folder.Replace(Lake, "\"text\"", $"\"link\": {answer}, \"text\"");
    }

    /// <summary>A change to the minimal sample that causes one problem.</summary>
    public sealed record BadFolder(string Code, string Place, Action<TemporaryFolder> Spoil)
    {
        public override string ToString() => Code;
    }
}
