using System.Net;
using System.Text.RegularExpressions;
using Survey.Api.Rounds;
using Survey.Api.Texts;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Coordinating;

/// <summary>What coordinators' and analysts' pages say and offer.</summary>
public sealed partial class DeskWordsTests
{
    private static readonly string[] Languages = [.. InterfaceTexts.Languages.Select(language => language.Tag)];

    [Test]
    public async Task Reminders_NobodyInvited_AreOfferedToNobodyAndSayWhy()
    {
        using var service = await CollectingService.Make();
        await service.Service.IssueLink(ActorRole.Secretariat, "minimal", "bridge");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var standing = await Read(client, "/rounds/minimal");
        var reminders = await Read(client, "/rounds/minimal/invitations?kind=reminder");

        standing.ShouldNotContain("kind=reminder");
        standing.ShouldContain("4 organizations have not answered and have no working link.");
        standing.ShouldContain("1 invited organization has not answered and has no contact.");
        reminders.ShouldNotContain("name=\"organization\"");
        reminders.ShouldContain(InterfaceTexts.Of("en")["desk.reminder.nobody-left"]);
        reminders.ShouldNotContain(InterfaceTexts.Of("en")["desk.reminder.nobody"]);
    }

    [TestCase("", 4)]
    [TestCase("?choose=none", 0)]
    [TestCase("?choose=all", 5)]
    [TestCase("?choose=usual", 4)]
    public async Task Invitations_AllOrNone_AreTickedWithoutScript(string query, int expected)
    {
        using var service = await CollectingService.Make();
        await service.Service.IssueLink(ActorRole.Secretariat, "minimal", "bridge");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await Read(client, $"/rounds/minimal/invitations{query}");

        Ticked().Count(html).ShouldBe(expected);
        html.ShouldContain("href=\"/rounds/minimal/invitations?kind=invitation&choose=none#organizations\"");
    }

    [Test]
    public async Task Send_TheSamePressAgain_SaysThatNothingNewWasWritten()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        await ServiceUnderTest.Send(client, "/rounds/minimal/directory/lake", "/rounds/minimal/directory/lake/contacts", ("role", "secretariat"), ("person", "Amina"), ("email", "amina@lake.example.org"), ("language", "fr"));
        (string, string)[] press = [("kind", "invitation"), ("press", "one"), ("organization", "lake")];

        (await ServiceUnderTest.Send(client, "/rounds/minimal/invitations", "/rounds/minimal/invitations/send", press)).Headers.Location!.ToString().ShouldEndWith("done=invited");
        (await ServiceUnderTest.Send(client, "/rounds/minimal/invitations", "/rounds/minimal/invitations/send", press)).Headers.Location!.ToString().ShouldEndWith("done=none-written");
    }

    [Test]
    public async Task Close_WithDraftsAndCorrections_NamesWhoWouldNotCount()
    {
        using var service = await CollectingService.Make();
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";
        await service.Collecting.Save("lake", None);
        (await service.Collecting.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        (await service.Collecting.Save("lake", """{"has_recommendations": "yes"}""")).Succeeded.ShouldBeTrue();
        await service.Collecting.Save("river", "{}");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await Read(client, "/rounds/minimal/close");

        var texts = InterfaceTexts.Of("en");
        Banner().Matches(html).Select(match => (match.Value.Contains("Lake", StringComparison.Ordinal), match.Value.Contains("River", StringComparison.Ordinal))).ShouldBe([(false, true), (true, false)]);
        html.ShouldContain(texts.Count("desk.close.drafts", 1));
        html.ShouldContain(texts.Count("desk.close.corrections", 1));
        html.ShouldContain(texts.Count("desk.close.waiting", 3));
        html.ShouldContain("(optional)");
        (await ServiceUnderTest.Send(client, "/rounds/minimal/close", "/rounds/minimal/close", ("reason", ""))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(new Uri("/rounds/minimal/close", UriKind.Relative))).Headers.Location!.ToString().ShouldBe("/rounds/minimal/settings", "it is closed");
    }

    [Test]
    public async Task Close_WithEveryStage_AddsUp()
    {
        using var service = await CollectingService.Make();
        const string None = """{"has_recommendations": "no", "recommendations_status": "none"}""";
        foreach (var organization in new[] { "lake", "river", "coast" })
        {
            await service.Collecting.Save(organization, None);
            (await service.Collecting.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        }

        (await service.Collecting.Desk.Withdraw("minimal", "lake", CollectingRound.By(ActorRole.Secretariat))).Succeeded.ShouldBeTrue();
        (await service.Collecting.Desk.Return("minimal", "river", CollectingRound.By(ActorRole.Coordinator) with { Reason = "Two rows are empty." })).Succeeded.ShouldBeTrue();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);

        var html = await Read(client, "/rounds/minimal/close");

        var texts = InterfaceTexts.Of("en");
        html.ShouldContain(texts.Fill("desk.of", ("part", 1), ("whole", 5)));
        html.ShouldContain(texts.Count("desk.close.withdrawn", 1));
        html.ShouldContain(texts.Count("desk.close.returned", 1));
        html.ShouldContain(texts.Count("desk.close.waiting", 2));
        Banner().Count(html).ShouldBe(2);
    }

    [Test]
    public async Task Standing_OrganizationInTwoRegions_SaysWhyTheRegionsAddUpToMore()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await Read(client, "/rounds/minimal")).ShouldContain("1 organization belongs to more than one region and counts in each");
    }

    [TestCase("en")]
    [TestCase("fr")]
    [TestCase("es")]
    [TestCase("ru")]
    public async Task States_WhereACellBeginsWithThem_HaveACapital(string language)
    {
        using var service = await CollectingService.Make();
        await service.Collecting.Save("river", "{}");
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (var path in new[] { "/rounds", "/rounds/minimal", "/rounds/minimal/settings", "/rounds/minimal/responses/river", "/rounds/minimal/audit" })
        {
            var words = Cell().Matches(await Read(client, path)).Select(match => match.Groups["first"].Value).ToList();
            words.ShouldNotBeEmpty(path);
            words.Where(word => char.IsLower(word[0])).ShouldBeEmpty($"{path} {language}");
        }
    }

    [Test]
    public void Rule_EachOne_IsSaidInEachLanguageInWordsOfItsOwn([ValueSource(nameof(Languages))] string language)
    {
        var framework = SampleRound.Read("grcp7").Round.Framework;
        var texts = InterfaceTexts.Of(language);
        var said = new List<string>();
        foreach (var code in RecurrenceRule.DenominatorCodes)
        {
            foreach (var threshold in new[] { 0m, 0.5m, 0.333m })
            {
                foreach (var minimum in new[] { 1, 2, 5 })
                {
                    said.Add(RuleTexts.Say(texts, new RecurrenceRule(threshold, RecurrenceRule.FindDenominator(code)!.Value, minimum), framework));
                }
            }
        }

        said.ShouldBeUnique();
        said.Where(each => each.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty();
        RuleTexts.Say(texts, new RecurrenceRule(0.333m, Denominator.Responded, 1), framework).ShouldContain(language is "en" or "ar" ? "33.3" : "33,3");
    }

    [Test]
    public async Task Account_OfAnAnalyst_OffersNoTokenToChange()
    {
        using var service = new ServiceUnderTest();

        (await Read(await service.SignIn(ActorRole.Analyst), "/account")).ShouldNotContain("value=\"write\"");
        (await Read(await service.SignIn(ActorRole.Coordinator), "/account")).ShouldContain("value=\"write\"");
    }

    [Test]
    public async Task Languages_OfAPageThatShowsAPart_LeadToThatPart()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Analyst);

        (await Read(client, "/rounds/minimal/overview?region=south&done=saved&lang=fr")).ShouldContain("href=\"/rounds/minimal/overview?region=south&lang=es\"");
    }

    private static Task<string> Read(HttpClient client, string path) => PageSource.Read(client, path);

    [GeneratedRegex("type=\"checkbox\" name=\"organization\" value=\"[^\"]+\" checked", RegexOptions.None, 1000)]
    private static partial Regex Ticked();

    [GeneratedRegex("<div class=\"banner\">.*?</div>", RegexOptions.Singleline, 1000)]
    private static partial Regex Banner();

    /// <summary>The first word of a cell, a tag or a fact.</summary>
    [GeneratedRegex(@"(?:<td>|<dd>|class=""tag[^""]*"">)(?:\s|<span class=""(?:key|tag)[^>]*>(?:</span>)?|<a [^>]*>)*(?<first>\p{L}+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cell();
}
