using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

/// <summary>What the pages of invitations and reminders show and offer.</summary>
public sealed partial class InvitationPagesTests
{
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
        await ServiceUnderTest.Send(
            client,
            "/rounds/minimal/directory/lake",
            "/rounds/minimal/directory/lake/contacts",
            ("role", "secretariat"),
            ("person", "Amina"),
            ("email", "amina@lake.example.org"),
            ("language", "fr"));
        (string, string)[] press = [("kind", "invitation"), ("press", "one"), ("organization", "lake")];

        (await ServiceUnderTest.Send(client, "/rounds/minimal/invitations", "/rounds/minimal/invitations/send", press))
            .Headers.Location!.ToString()
            .ShouldEndWith("done=invited");
        (await ServiceUnderTest.Send(client, "/rounds/minimal/invitations", "/rounds/minimal/invitations/send", press))
            .Headers.Location!.ToString()
            .ShouldEndWith("done=none-written");
    }

    private static Task<string> Read(HttpClient client, string path) => PageSource.Read(client, path);

    [GeneratedRegex("type=\"checkbox\" name=\"organization\" value=\"[^\"]+\" checked", RegexOptions.None, 1000)]
    private static partial Regex Ticked();
}
