using System.Net;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Responses;

/// <summary>A response that is saved and submitted in one request.</summary>
public sealed class SubmitWithAnswersTests : SecretariatProgram
{
    private const string Submit = "/v1/rounds/minimal/responses/lake/submit";
    private const string Key = "Idempotency-Key: 5a1c6a3e-once";

    private static readonly string Complete =
        $$"""{"submittedBy": "Amina Diallo", "language": "en", "answers": {{OpenRoundFiles.Answers}}}""";

    [Test]
    public async Task Submit_NothingYet_SavesAndSubmits()
    {
        var answer = await Secretariat.Send("POST", Submit, Complete);

        var view = await answer.Read();
        view.Text("state").ShouldBe("submitted");
        view.Text("eTag").ShouldBe("\"1.0\"");
        (await VerifiedStore.Count(Collecting.Service.Store)).Responses.ShouldBe(1);
    }

    [Test]
    public async Task Submit_AfterADraft_ReplacesItIfItWasSeen()
    {
        await Collecting.Collecting.Save("lake", """{"has_recommendations": "no"}""");

        (await Secretariat.Send("POST", Submit, Complete)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Secretariat.Send("POST", Submit, Complete, "If-Match: \"0.0\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var answer = await Secretariat.Send("POST", Submit, Complete, "If-Match: \"0.1\"");

        (await answer.Read()).Text("state").ShouldBe("submitted");
        var dossier = (await Collecting.Collecting.Desk.Find("minimal", "lake"))!;
        dossier.Draft.ShouldBeNull();
        dossier.Content.Answers.GetRows("recommendations").Count.ShouldBe(1);
    }

    [Test]
    public async Task Submit_SameKeyAgain_StoresNothingAndGetsTheSame()
    {
        var first = await (await Secretariat.Send("POST", Submit, Complete, Key)).Read();

        var again = await (await Secretariat.Send("POST", Submit, Complete, Key)).Read();

        again.Text("eTag").ShouldBe(first.Text("eTag"));
        (await VerifiedStore.Count(Collecting.Service.Store)).Revisions.ShouldBe(1);
    }

    [Test]
    public async Task Submit_SameKeyWithOtherAnswers_IsRefused()
    {
        await Secretariat.Send("POST", Submit, Complete, Key);

        var other = await Secretariat.Send("POST", Submit, Complete.Replace("Agree", "Do not agree", StringComparison.Ordinal), Key);

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.Content.ReadAsStringAsync()).ShouldContain("request-key-reused");
        (await VerifiedStore.Count(Collecting.Service.Store)).Revisions.ShouldBe(1);
    }

    [Test]
    public async Task Submit_IncompleteAnswers_SaysAllProblemsAndStoresNothing()
    {
        var answer = await Secretariat.Send(
            "POST",
            Submit,
            """{"submittedBy": "", "answers": {"has_recommendations": "yes"}}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Collecting.Collecting.Desk.Find("minimal", "lake"))!.State.ShouldBeNull();
    }

    [Test]
    public async Task Submit_ChangedWhileItWasChecked_IsRefused()
    {
        var saving = Enumerable.Range(0, 8).Select(number => Secretariat.Send(
            "POST",
            Submit,
            Complete.Replace("Agree", $"Agree {number}", StringComparison.Ordinal)));

        var answers = await Task.WhenAll(saving);

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.PreconditionRequired).ShouldBe(7);
        (await VerifiedStore.Count(Collecting.Service.Store)).Revisions.ShouldBe(1);
    }
}
