using System.Text.Json;
using Survey.Collecting.Loading;
using Survey.Core.Problems;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

/// <summary>A questionnaire with answers never changes; a round may move to a compatible newer version.</summary>
public sealed class QuestionnaireVersionTests
{
    private const string Questionnaire = "questionnaire.json";
    private const string NewVersion = "\"version\": \"2\"";

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _elsewhere = null!;
    private Store _store = null!;

    [SetUp]
    public async Task LoadMinimal()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _elsewhere = new TemporaryFolder();
        _store = SqliteStore.Open(_elsewhere.PathOf("survey.db"), FixedTime.Instance, create: true);
        (await Load()).ShouldBeEmpty();
    }

    [TearDown]
    public void RemoveFolders()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Test]
    public async Task Load_AnsweredQuestionnaireChangedUnderItsVersion_IsRefused()
    {
        _folder.Replace(Questionnaire, "Their status", "The status");

        (await Load()).ShouldBe(["questionnaire-frozen questionnaire.json: version"]);
    }

    [Test]
    public async Task Load_AnsweredQuestionWithAnotherFramework_IsRefused()
    {
        _folder.Write(TwoFrameworks.File, TwoFrameworks.Goals);
        _folder.Replace(Questionnaire, "\"coded\",", "\"coded\", \"framework\": \"sdg\",");
        _folder.Replace("responses/forest.json", "\"b\"", "\"a\"");
        _folder.Replace("responses/bridge.json", "\"themes\": [\"1\"], \"elements\": []", "\"elements\": [\"1\"]");

        (await Load()).ShouldBe([
            "questionnaire-frozen questionnaire.json: version",
            "questionnaire-incompatible questionnaire.json: recommendations/elements",
        ]);
    }

    [Test]
    public async Task Load_QuestionThatNamesTheQuestionnairesOwnFramework_IsTheSameVersion()
    {
        _folder.Replace(Questionnaire, "\"coded\",", "\"coded\", \"framework\": \"minimal\",");

        (await Load()).ShouldBeEmpty();
    }

    [Test]
    public async Task Load_UnansweredQuestionnaireChanged_IsTaken()
    {
        using var other = TemporaryFolder.CopyOf("minimal");
        Directory.Delete(other.PathOf("responses"), recursive: true);
        other.Replace("round.json", "\"minimal\"", "\"other\"");
        (await RoundLoader.Load(other.Path, _store, TestActors.Operator)).Succeeded.ShouldBeTrue();
        other.Replace(Questionnaire, "Their status", "The status");

        (await RoundLoader.Load(other.Path, _store, TestActors.Operator)).Value!.RoundRevision.ShouldBe(2);
    }

    [TestCase("\"type\": \"text\"", "\"type\": \"integer\"", "recommendations/text")]
    [TestCase("{ \"code\": \"provisional\", \"label\": \"Provisional\" },", "", "status: provisional")]
    [TestCase(
        "{ \"type\": \"select-one\", \"code\": \"recommendations_status\", \"label\": \"Their status\", "
            + "\"required\": true, \"choices\": \"status\" },",
        "",
        "recommendations_status")]
    public async Task Load_NewVersionWithoutPlaceForAnswers_IsRefused(string old, string replacement, string place)
    {
        _folder.Replace(Questionnaire, "\"version\": \"1\"", NewVersion);
        _folder.Replace(Questionnaire, old, replacement);

        (await Load()).ShouldContain($"questionnaire-incompatible questionnaire.json: {place}");
    }

    [Test]
    public async Task Load_CompatibleNewVersion_SubmittedResponsesKeepTheirs()
    {
        AddRequiredQuestion();

        (await Load()).ShouldBeEmpty("the four submitted responses were given before there was a “contact”");
        _folder.Write(
            "responses/coast.json",
            """
            {"organization": "coast", "state": "submitted",
             "answers": {"contact": "x", "has_recommendations": "no", "recommendations_status": "none"}}
            """
        );
        (await Load()).ShouldBeEmpty();

        using var json = JsonDocument.Parse(
            (await SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", _store.Name)).Output);
        var versions = json.RootElement.GetProperty("overall").GetProperty("questionnaireVersions");
        versions.GetProperty("1").GetInt32().ShouldBe(4);
        versions.GetProperty("2").GetInt32().ShouldBe(1);
        (await StoreVerifier.Verify(_store)).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task Load_ChangedResponseAfterTheMove_AnswersTheNewVersion()
    {
        AddRequiredQuestion();
        (await Load()).ShouldBeEmpty();
        _folder.Replace("responses/lake.json", "[\"a\"]", "[\"b\"]");

        (await Load()).ShouldBe(["answer-missing responses/lake.json: answers.contact"]);
    }

    [Test]
    public async Task Load_OneVersion_IsNotSpokenOfInJson()
    {
        using var json = JsonDocument.Parse(
            (await SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", _store.Name)).Output);

        json.RootElement.GetProperty("overall").TryGetProperty("questionnaireVersions", out _).ShouldBeFalse();
    }

    private void AddRequiredQuestion()
    {
        _folder.Replace(Questionnaire, "\"version\": \"1\"", NewVersion);
        _folder.Replace(
            Questionnaire,
            "\"items\": [",
            "\"items\": [ { \"type\": \"text\", \"code\": \"contact\", \"label\": \"Contact\", \"required\": true },");
    }

    private async Task<List<string>> Load() =>
        [
            .. (await RoundLoader.Load(_folder.Path, _store, TestActors.Operator))
                .Problems.Where(problem => problem.Severity == Severity.Error)
                .Select(problem => $"{problem.Code} {problem.Place}"),
        ];
}
