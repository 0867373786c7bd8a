using System.Text.Json;
using Survey.Collecting.Loading;
using Survey.Core.Problems;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Loading;

/// <summary>A questionnaire that has been answered is frozen; a round may move to a compatible newer version.</summary>
public sealed class QuestionnaireVersionTests
{
    private const string Questionnaire = "questionnaire.json";
    private const string NewVersion = "\"version\": \"2\"";

    private TemporaryFolder _folder = null!;
    private TemporaryFolder _elsewhere = null!;
    private SqliteStore _store = null!;

    [SetUp]
    public void LoadMinimal()
    {
        _folder = TemporaryFolder.CopyOf("minimal");
        _elsewhere = new TemporaryFolder();
        _store = SqliteStore.Open(_elsewhere.PathOf("survey.db"), FixedTime.Instance, create: true);
        Load().ShouldBeEmpty();
    }

    [TearDown]
    public void RemoveFolders()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    [Test]
    public void Load_AnsweredQuestionnaireChangedUnderItsVersion_IsRefused()
    {
        _folder.Replace(Questionnaire, "Their status", "The status");

        Load().ShouldBe(["questionnaire-frozen questionnaire.json: version"]);
    }

    [Test]
    public void Load_UnansweredQuestionnaireChanged_IsTaken()
    {
        using var other = TemporaryFolder.CopyOf("minimal");
        Directory.Delete(other.PathOf("responses"), recursive: true);
        other.Replace("round.json", "\"minimal\"", "\"other\"");
        RoundLoader.Load(other.Path, _store).Succeeded.ShouldBeTrue();
        other.Replace(Questionnaire, "Their status", "The status");

        RoundLoader.Load(other.Path, _store).Value!.RoundRevision.ShouldBe(2);
    }

    [TestCase("\"type\": \"text\"", "\"type\": \"integer\"", "recommendations/text")]
    [TestCase("{ \"code\": \"provisional\", \"label\": \"Provisional\" },", "", "status: provisional")]
    [TestCase("{ \"type\": \"select-one\", \"code\": \"recommendations_status\", \"label\": \"Their status\", \"required\": true, \"choices\": \"status\" },", "", "recommendations_status")]
    public void Load_NewVersionWithoutPlaceForAnswers_IsRefused(string old, string replacement, string place)
    {
        _folder.Replace(Questionnaire, "\"version\": \"1\"", NewVersion);
        _folder.Replace(Questionnaire, old, replacement);

        Load().ShouldContain($"questionnaire-incompatible questionnaire.json: {place}");
    }

    [Test]
    public void Load_CompatibleNewVersion_SubmittedResponsesKeepTheirs()
    {
        AddRequiredQuestion();

        Load().ShouldBeEmpty("the four submitted responses were given before there was a “contact”");
        _folder.Write("responses/coast.json", """{"organization": "coast", "state": "submitted", "answers": {"contact": "x", "has_recommendations": "no", "recommendations_status": "none"}}""");
        Load().ShouldBeEmpty();

        using var json = JsonDocument.Parse(SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", _store.Path).Output);
        var versions = json.RootElement.GetProperty("overall").GetProperty("questionnaireVersions");
        versions.GetProperty("1").GetInt32().ShouldBe(4);
        versions.GetProperty("2").GetInt32().ShouldBe(1);
        StoreVerifier.Verify(_store).Succeeded.ShouldBeTrue();
    }

    [Test]
    public void Load_ChangedResponseAfterTheMove_AnswersTheNewVersion()
    {
        AddRequiredQuestion();
        Load().ShouldBeEmpty();
        _folder.Replace("responses/lake.json", "[\"a\"]", "[\"b\"]");

        Load().ShouldBe(["answer-missing responses/lake.json: answers.contact"]);
    }

    [Test]
    public void Load_OneVersion_IsNotSpokenOfInJson()
    {
        using var json = JsonDocument.Parse(SurveyCommand.Run("overview", "minimal", "--format", "json", "--store", _store.Path).Output);

        json.RootElement.GetProperty("overall").TryGetProperty("questionnaireVersions", out _).ShouldBeFalse();
    }

    private void AddRequiredQuestion()
    {
        _folder.Replace(Questionnaire, "\"version\": \"1\"", NewVersion);
        _folder.Replace(Questionnaire, "\"items\": [", "\"items\": [ { \"type\": \"text\", \"code\": \"contact\", \"label\": \"Contact\", \"required\": true },");
    }

    private List<string> Load() =>
        [.. RoundLoader.Load(_folder.Path, _store).Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => $"{problem.Code} {problem.Place}")];
}
