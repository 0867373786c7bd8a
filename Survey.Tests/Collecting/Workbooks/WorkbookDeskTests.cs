using Survey.Collecting.Responses;
using Survey.Collecting.Workbooks;
using Survey.Core.Responses;
using Survey.Files.AnswerWorkbooks;
using Survey.Tests.Files.AnswerWorkbooks;
using Survey.Tests.Support;
using static Survey.Tests.Files.AnswerWorkbooks.AnsweredWorkbook;

namespace Survey.Tests.Collecting.Workbooks;

/// <summary>Export of workbooks from a store, and their import.</summary>
public sealed class WorkbookDeskTests
{
    private static readonly CollectOptions ByCollect = new(new Actor(ActorRole.Operator, "answer workbook")) { TakesDays = true };

    private CollectingRound _round = null!;
    private WorkbookDesk _desk = null!;

    [SetUp]
    public async Task MakeRound()
    {
        _round = await CollectingRound.Make("grcp7");
        _desk = new WorkbookDesk(_round.Store);
    }

    [TearDown]
    public void RemoveRound() => _round.Dispose();

    [Test]
    public async Task Collect_FinalWorkbook_SubmitsWhatStandsInIt()
    {
        var result = await Collect(Fill(await Form("arcp")).Submit("Amina"));

        result.Workbooks.ShouldHaveSingleItem().State.ShouldBe(CollectedState.Submitted, Told(result));
        var revision = (await _round.Desk.Find("grcp7", "arcp"))!.Latest.ShouldNotBeNull();
        (revision.Way, revision.By, revision.Response.SubmittedBy, revision.Response.State).ShouldBe(
            (InputChannel.Workbook, "Amina", "Amina", ResponseState.Submitted));
        revision.Response.Answers.GetRows("recommendations").Count.ShouldBe(1);
        revision.Response.Answers.Find("has_practices")!.ToText().ShouldBe("no");
    }

    [Test]
    public async Task Collect_UnfinishedWorkbook_IsADraftThatTheNextFormGoesOnFrom()
    {
        (await Collect((await Form("arcp")).Change(book => AnswerOf(book, "mechanism").Value = "ARCP")))
            .Workbooks[0]
            .State.ShouldBe(CollectedState.Draft);

        var next = await Form("arcp");

        next.Change(book => AnswerOf(book, "mechanism").GetString().ShouldBe("ARCP"));
        (await Collect(Fill(next).Submit())).Workbooks[0].State.ShouldBe(CollectedState.Submitted);
    }

    [Test]
    public async Task Collect_WhatIsStoredAlready_ChangesNothing()
    {
        var workbook = Fill(await Form("arcp")).Submit();
        (await Collect(workbook)).IsStored.ShouldBeTrue();
        var tag = (await _round.Desk.Find("grcp7", "arcp"))!.ETag;

        (await Collect(workbook)).Workbooks[0].State.ShouldBe(CollectedState.Unchanged);
        (await Collect(await Form("arcp"))).Workbooks[0].State.ShouldBe(CollectedState.Unchanged);
        (await Collect(await Form("gfmd"))).Workbooks[0].State.ShouldBe(CollectedState.Unchanged);

        (await _round.Desk.Find("grcp7", "arcp"))!.ETag.ShouldBe(tag);
        (await _round.Desk.Find("grcp7", "gfmd"))!.State.ShouldBeNull();
    }

    [Test]
    public async Task Collect_WrittenBeforeSomebodyElseSaved_IsRefusedAndSaysWhoSavedLast()
    {
        var workbook = Fill(await Form("arcp"));
        (await _round.Save("arcp", """{"mechanism": "ARCP, on the page"}""")).Succeeded.ShouldBeTrue();

        var result = await Collect(workbook);

        result.IsStored.ShouldBeFalse();
        var problem = result.Workbooks[0].Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Place.ToString()).ShouldBe(("response-stale", "answer.xlsx"));
        problem
            .InEnglish()
            .ShouldStartWith("The response was changed after this workbook was created (last saved by Amina, 2 June 2017, 12:00 UTC).");
        (await _round.Desk.Find("grcp7", "arcp"))!.Content.Answers.Find("mechanism")!.ToText().ShouldBe("ARCP, on the page");
    }

    [Test]
    public async Task Collect_CorrectedAfterItWasKeptAsADraft_IsTakenSinceItOnlyAdds()
    {
        var workbook = Fill(await Form("arcp")).Submit().Change(book =>
        {
            AnswerOf(book, "has_practices").Value = "perhaps";
            AnswerOf(book, "recommendations", 1, "link").Value = "on our site";
        });
        (await Collect([workbook], ByCollect with { AsDraft = true })).Workbooks[0].State.ShouldBe(CollectedState.Draft);

        var corrected = workbook.Change(book =>
        {
            AnswerOf(book, "has_practices").Value = "No";
            AnswerOf(book, "recommendations", 1, "link").Value = "https://arcp.example.org/";
            AnswerOf(book, "recommendations", 2, "text").Value = "And one more.";
            AnswerOf(book, "recommendations", 2, "elements").Value = "c";
        });

        var result = await Collect(corrected);
        result.Workbooks[0].State.ShouldBe(CollectedState.Submitted, Told(result));
        (await _round.Desk.Find("grcp7", "arcp"))!.Latest!.Response.Answers.GetRows("recommendations").Count.ShouldBe(2);
    }

    [TestCase("Amina", "Amina", true)]
    [TestCase("Amina", "Omar", false)]
    public async Task Collect_OwnWorkbookCorrectedAndSentAgain_ReplacesWhatItSaidBefore(string first, string second, bool isTaken)
    {
        var workbook = Fill(await Form("arcp"));
        (await Send(first, "on our site")).IsStored.ShouldBeTrue();

        var result = await Send(second, "on a page of ours");

        result.IsStored.ShouldBe(isTaken, Told(result));
        (await _round.Save("arcp", """{"mechanism": "ARCP, on the page"}""")).Succeeded.ShouldBeTrue();
        (await Send(first, "elsewhere")).IsStored.ShouldBeFalse("somebody changed the draft on the page");

        Task<CollectResult> Send(string name, string link) => Collect(
            [workbook.Change(book => AnswerOf(book, "recommendations", 1, "link").Value = link)],
            ByCollect with
            {
                AsDraft = true,
                By = new Actor(ActorRole.Secretariat, name),
            });
    }

    [TestCase("on a page of ours")]
    [TestCase("")]
    public async Task Collect_SecondCopyLacksOrChangesWhatWasTyped_IsRefused(string link)
    {
        var workbook = Fill(await Form("arcp"));
        (
            await Collect(
                [workbook.Change(book => AnswerOf(book, "recommendations", 1, "link").Value = "on our site")],
                ByCollect with
                {
                    AsDraft = true,
                }
            )
        ).IsStored.ShouldBeTrue();

        var result = await Collect(
            [workbook.Change(book => AnswerOf(book, "recommendations", 1, "link").Value = link)],
            ByCollect with
            {
                AsDraft = true,
            }
        );

        result.Workbooks[0].Problems.ShouldContain(problem => problem.Code == "response-stale", Told(result));
    }

    [Test]
    public async Task Collect_ToReplace_TakesTheWorkbookAllTheSame()
    {
        var workbook = Fill(await Form("arcp"));
        await _round.Save("arcp", """{"mechanism": "ARCP, on the page"}""");

        (await Collect([workbook], ByCollect with { Replace = true })).Workbooks[0].State.ShouldBe(CollectedState.Draft);

        (await _round.Desk.Find("grcp7", "arcp"))!.Content.Answers.Find("mechanism")!.ToText().ShouldBe("Arab process");
    }

    [Test]
    public async Task Collect_OneOfSeveralHasAProblem_NothingOfAnyIsStored()
    {
        var bad = (await Form("gfmd")).Change(book => AnswerOf(book, "has_practices").Value = "perhaps");

        var result = await Collect(Fill(await Form("arcp")).Submit(), bad);

        result.IsStored.ShouldBeFalse();
        result.Workbooks.Select(each => each.State).ShouldBe([CollectedState.Submitted, CollectedState.Refused]);
        (await _round.Desk.Find("grcp7", "arcp"))!.State.ShouldBeNull();
        (await _round.Desk.Find("grcp7", "gfmd"))!.State.ShouldBeNull();
    }

    [Test]
    public async Task Collect_AsDraft_KeepsWhatWasTypedAndGivesItBack()
    {
        var bad = Fill(await Form("arcp")).Submit().Change(book =>
        {
            AnswerOf(book, "has_practices").Value = "perhaps";
            AnswerOf(book, "recommendations", 1, "link").Value = "on our site";
        });

        var result = await Collect([bad], ByCollect with { AsDraft = true });

        (result.IsStored, result.Workbooks[0].State, result.Workbooks[0].Errors).ShouldBe((true, CollectedState.Draft, 2), Told(result));
        var draft = (await _round.Desk.Find("grcp7", "arcp"))!.Draft.ShouldNotBeNull().Content;
        draft.AsTyped.ShouldBe(
            new Dictionary<string, string> { ["has_practices"] = "perhaps", ["recommendations #1.link"] = "on our site" },
            ignoreOrder: true);
        draft.Answers.GetRows("recommendations").ShouldHaveSingleItem().Find("link").ShouldBeNull();
        (await Form("arcp")).Change(book =>
        {
            AnswerOf(book, "has_practices").GetString().ShouldBe("perhaps");
            AnswerOf(book, "recommendations", 1, "link").GetString().ShouldBe("on our site");
        });
        (await Collect([await Form("arcp")], ByCollect with { AsDraft = true })).Workbooks[0].State.ShouldBe(CollectedState.Unchanged);
    }

    [Test]
    public async Task Collect_TwoOfOneOrganization_IsAProblem()
    {
        var result = await Collect(await Form("arcp"), await Form("arcp", "fr"));

        result.IsStored.ShouldBeFalse();
        result.Workbooks[1].Problems.ShouldHaveSingleItem().Code.ShouldBe("response-twice");
    }

    [Test]
    public async Task Collect_ForOneOrganization_RefusesThatOfAnother()
    {
        // Marked as final, and empty: the answers of arcp that it lacks must not be revealed to gfmd.
        (await _round.Save("arcp", """{"has_recommendations": "yes", "recommendations": [{"text": "Secret"}]}""")).Succeeded.ShouldBeTrue();

        var result = await Collect([(await Form("arcp")).Submit()], ByCollect with { Organization = "gfmd" });

        result.Workbooks[0].Problems.ShouldHaveSingleItem().Code.ShouldBe("response-not-invited");
        (await _round.Desk.Find("grcp7", "arcp"))!.Latest.ShouldBeNull();
    }

    [Test]
    public async Task Collect_AfterTheRoundClosed_IsAProblemOfTheFile()
    {
        var workbook = Fill(await Form("arcp"));
        _round.Clock.Now = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var problem = (await Collect(workbook)).Workbooks[0].Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Place.ToString()).ShouldBe(("round-not-collecting", "answer.xlsx"));
    }

    [TestCase(true, "2017-06-19")]
    [TestCase(false, "2017-07-01")]
    public async Task Collect_DayOfTheWorkbook_CountsWhereItIsTrusted(bool takesDays, string expected)
    {
        _round.Clock.Now = new DateTimeOffset(2017, 7, 1, 12, 0, 0, TimeSpan.Zero);

        (await Collect([Fill(await Form("arcp")).Submit()], ByCollect with { TakesDays = takesDays })).IsStored.ShouldBeTrue();

        (await _round.Desk.Find("grcp7", "arcp"))!
            .Latest!.Response.SubmittedOn!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(expected);
    }

    [Test]
    public async Task Find_SubmittedResponse_IsACopyWithItsNameAndDay()
    {
        await Collect(Fill(await Form("arcp")).Submit("Amina"));

        var content = (await _desk.Find("grcp7", "arcp", "es")).ShouldNotBeNull();

        (content.SubmittedBy, content.SubmittedOn, content.FileName).ShouldBe(("Amina", new DateOnly(2017, 6, 2), "grcp7-arcp-es.xlsx"));
        (await _desk.Find("grcp7", "nobody")).ShouldBeNull();
    }

    [Test]
    public async Task EveryWayIn_SameAnswers_SameDocument()
    {
        var answers = SampleRound.Read("grcp7").Responses.Single(response => response.Respondent.Id == "arcp").Answers;
        var result = await Collect(
            [new AnsweredWorkbook(_round.Round, answers, "en", "arcp").Submit("Amina")],
            ByCollect with
            {
                Replace = true,
                TakesDays = false,
            }
        );
        result.IsStored.ShouldBeTrue(Told(result));
        var request = new DeskRequest(new Actor(ActorRole.Secretariat, "Amina"), InputChannel.Page);
        (await _round.Desk.Save("grcp7", "gfmd", _ => new DraftContent(answers, "en"), request)).Succeeded.ShouldBeTrue();
        (await _round.Desk.Submit("grcp7", "gfmd", "Amina", request)).Succeeded.ShouldBeTrue();

        var byWorkbook = ResponseWriter.Write((await _round.Desk.Find("grcp7", "arcp"))!.Latest!.Response);

        byWorkbook.ShouldBe(
            ResponseWriter
                .Write((await _round.Desk.Find("grcp7", "gfmd"))!.Latest!.Response)
                .Replace("\"gfmd\"", "\"arcp\"", StringComparison.Ordinal));
    }

    private static AnsweredWorkbook Fill(AnsweredWorkbook workbook) => workbook.Change(book =>
    {
        AnswerOf(book, "mechanism").Value = "Arab process";
        AnswerOf(book, "has_recommendations").Value = "Yes";
        AnswerOf(book, "recommendations_status").Value = "final";
        AnswerOf(book, "recommendations", 1, "text").Value = "=Do what was agreed";
        AnswerOf(book, "recommendations", 1, "text").DataType = ClosedXML.Excel.XLDataType.Text;
        AnswerOf(book, "recommendations", 1, "elements").Value = "a; Theme 2";
        AnswerOf(book, "has_practices").Value = "No";
        AnswerOf(book, "has_principles").Value = "no";
    });

    private static string Told(CollectResult result) => string.Join('\n', result.Workbooks.SelectMany(each => each.Problems));

    private async Task<CollectResult> Collect(params AnsweredWorkbook[] workbooks) => await Collect(workbooks, ByCollect);

    private async Task<CollectResult> Collect(AnsweredWorkbook[] workbooks, CollectOptions options) =>
        await _desk.Collect("grcp7", [.. workbooks.Select(workbook => new WorkbookUpload(FileName, workbook.Bytes))], options);

    private async Task<AnsweredWorkbook> Form(string organization, string language = "en")
    {
        using var stream = new MemoryStream();
        AnswerWorkbook.Write(stream, (await _desk.Find("grcp7", organization, language))!);
        return new AnsweredWorkbook(_round.Round) { Bytes = stream.ToArray() };
    }
}
