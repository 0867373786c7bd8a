using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Responses.Merging;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;
using static Survey.Tests.Support.CollectingRound;

namespace Survey.Tests.Collecting.Responses;

/// <summary>What a draft keeps besides its answers: the ids of rows, and the last saves of open pages.</summary>
public sealed class DraftRowIdsTests
{
    private const string TwoRows =
        """
        {"has_recommendations": "yes", "recommendations_status": "final", "recommendations": [
          {"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}},
          {"text": "Lower the cost of remittances.", "elements": {"themes": [], "elements": ["a"]}}]}
        """;

    private CollectingRound _round = null!;

    [SetUp]
    public async Task Make() => _round = await CollectingRound.Make();

    [TearDown]
    public void Remove() => _round.Dispose();

    [Test]
    public async Task Save_AnswersWithoutIds_RowsThatWereThereKeepTheirs()
    {
        (await Save(TwoRows)).Content.GetRowIds("recommendations").ShouldBe(["1", "2"]);

        var ids = (
            await Save(
                """
                {"has_recommendations": "yes",
                 "recommendations": [{"text": "Protect migrants in crises."}, {"text": "Lower the cost of remittances."}]}
                """
            )
        ).Content.GetRowIds("recommendations");

        ids[0].ShouldStartWith("r");
        ids[1].ShouldBe("2");
    }

    [Test]
    public async Task Save_OnlyTheIdsChange_IsANewVersion()
    {
        await Save(TwoRows);

        var saved = await _round.Desk.Save("minimal", "lake", _ => WithIds("rone00000", "2"), By(ActorRole.Secretariat));

        saved.Value!.ETag.ShouldBe("\"0.2\"");
        saved.Value.Content.GetRowIds("recommendations").ShouldBe(["rone00000", "2"]);
    }

    [Test]
    public async Task Submit_RowsWithIds_AreKnownToOpenPagesAndNotInTheRevision()
    {
        await _round.Desk.Save("minimal", "lake", _ => WithIds("rone00000", "rtwo00000"), By(ActorRole.Secretariat));

        (await _round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();

        var dossier = (await _round.Desk.Find("minimal", "lake"))!;
        dossier.Draft.ShouldBeNull();
        dossier.Content.GetRowIds("recommendations").ShouldBe(["rone00000", "rtwo00000"]);
        ResponseWriter.Write(dossier.Latest!.Response).ShouldNotContain("rone00000");
        var without = await CollectingRound.Make();
        (await without.Save("lake", TwoRows)).Succeeded.ShouldBeTrue();
        (await without.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Value!.Latest!.Hash.ShouldBe(
            dossier.Latest.Hash);
        without.Dispose();
    }

    [Test]
    public async Task Discard_RowsOfTheRevision_KeepTheIdsOfTheDraft()
    {
        await Save(TwoRows);
        await _round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat));
        await _round.Desk.Save(
            "minimal",
            "lake",
            _ =>
                WithIds("rnewnewne", "1", "2") with
                {
                    Answers = Rows("Something new.", "Agree on a scheme.", "Lower the cost of remittances."),
                },
            By(ActorRole.Secretariat));

        var discarded = await _round.Desk.Discard("minimal", "lake", By(ActorRole.Secretariat));

        discarded.Value!.Content.GetRowIds("recommendations").ShouldBe(["1", "2"]);
    }

    [Test]
    public async Task Save_PageSaveThatIsNotLater_ChangesNothingEvenAfterARestart()
    {
        (await SavePage("p.2", "final")).Content.Answers.Find("recommendations_status")!.ToText().ShouldBe("final");

        var restarted = new ResponseDesk(SqliteStore.Open(_round.StorePath, _round.Clock, create: false));
        var isAsked = false;
        foreach (var save in new[] { "p.2", "p.1" })
        {
            var late = await restarted.Save("minimal", "lake", _ => { isAsked = true; return Status("provisional"); }, Page(save));
            late.Value!.Content.Answers.Find("recommendations_status")!.ToText().ShouldBe("final");
        }

        isAsked.ShouldBeFalse();
        (await SavePage("p.3", "none")).PageSaves.ToString().ShouldBe("p.3");
    }

    [Test]
    public async Task Save_PageSave_IsKnownAfterASubmissionAndIfNothingChanged()
    {
        await SavePage("p.2", "final");
        (await SavePage("q.1", "final")).ETag.ShouldBe("\"0.1\"", "Nothing has changed.");
        await Save(TwoRows);
        (await _round.Desk.Submit("minimal", "lake", "Amina", By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();

        var dossier = (await _round.Desk.Find("minimal", "lake"))!;

        dossier.PageSaves.ToString().ShouldBe("p.2 q.1");
        dossier.PageSaves.FindBase(new PageSave("p", 3)).ShouldBe("base of p");
    }

    [Test]
    public async Task Save_PageSaveThatConflicts_IsNotKnown()
    {
        await Save(TwoRows);

        var refused = await _round.Desk.Save("minimal", "lake", _ => null, Page("p.1"));

        refused.Value!.PageSaves.Last.ShouldBeEmpty();
    }

    private async Task<ResponseDossier> Save(string json) => (await _round.Save("lake", json)).Value.ShouldNotBeNull();

    private async Task<ResponseDossier> SavePage(string save, string status) =>
        (await _round.Desk.Save("minimal", "lake", _ => Status(status), Page(save))).Value.ShouldNotBeNull();

    private static DeskRequest Page(string save) =>
        By(ActorRole.Secretariat) with { PageSave = (PageSave.Find(save)!, $"base of {save.Split('.')[0]}") };

    private DraftContent Status(string code) => new(_round.Answers($$"""{"recommendations_status": "{{code}}"}"""), "en");

    private static AnswerSet Rows(params string[] texts) =>
        new([new("recommendations", new RowsAnswer([.. texts.Select(text => new AnswerSet([new("text", new TextAnswer(text))]))]))]);

    private DraftContent WithIds(params string[] ids) => new(_round.Answers(TwoRows), "en")
    {
        RowIds = new Dictionary<string, IReadOnlyList<string>> { ["recommendations"] = ids },
    };
}
