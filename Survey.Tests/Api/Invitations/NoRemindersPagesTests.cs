using System.Net;
using System.Text.RegularExpressions;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Invitations;

/// <summary>A contact who wants no more reminders, from the link in one to the pages of the coordinator.</summary>
public sealed partial class NoRemindersPagesTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private CollectingService _collecting = null!;
    private HttpClient _anybody = null!;
    private HttpClient _jane = null!;
    private string _page = "";

    [SetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make();
        _anybody = _collecting.Service.CreateClient();
        _jane = await _collecting.Service.SignIn(ActorRole.Coordinator);
        await AddContact("amina@example.org");
        await _collecting.Service.Get<LinkDesk>().Issue("minimal", ["lake"], ActorRole.Secretariat, Dana);
        (await Remind("first")).ShouldBe(1);
        _page = Page().Match((await _collecting.Service.Get<Outbox>().GetAll("minimal"))[0].Body!).Value;
    }

    [TearDown]
    public void Stop()
    {
        _anybody.Dispose();
        _jane.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task Get_ByAFilterThatLooksAtLinks_ChangesNothing()
    {
        (await PageSource.Read(_anybody, _page)).ShouldContain("Do you want no more of them?");

        _collecting.Collecting.Clock.Now += TimeSpan.FromHours(1);
        (await Remind("second")).ShouldBe(1);
    }

    [Test]
    public async Task Post_OfAMailProgram_StopsRemindersAndCanBeUndone()
    {
        (await Post(("List-Unsubscribe", "One-Click"))).ShouldContain("your address gets no more reminders");

        _collecting.Collecting.Clock.Now += TimeSpan.FromHours(1);
        (await Remind("second")).ShouldBe(0);
        (await PageSource.Read(_jane, "/rounds/minimal/invitations?kind=reminder")).ShouldContain("Want no reminders");
        (await PageSource.Read(_jane, "/rounds/minimal/directory/lake")).ShouldContain("wants no reminders");
        (await _collecting.Service.Get<Outbox>().GetAll("minimal"))[0].Failure.ShouldBe(
            "The contact has asked for no more reminders of this round.", "the first one still waits, and is not sent");

        (await Post(("do", "allow"))).ShouldContain("Do you want no more of them?");
        (await Remind("third")).ShouldBe(1);
    }

    [Test]
    public async Task Post_ContactEnteredAgain_IsStillNotReminded()
    {
        await Post(("do", "stop"));
        var directory = _collecting.Service.Get<DirectoryDesk>();
        await directory.RemoveContact("minimal", (await directory.Find("minimal"))!.Contacts.ShouldHaveSingleItem().Id, Dana);
        await AddContact("Amina@example.org");

        _collecting.Collecting.Clock.Now += TimeSpan.FromHours(1);
        (await Remind("second")).ShouldBe(0);
    }

    [Test]
    public async Task Get_UnknownLink_SaysSo() =>
        (await _anybody.GetAsync(new Uri("/no-reminders/svn_none", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [TestCase("en", "You no longer wish to be reminded")]
    [TestCase("ar", "إن كنتم لا ترغبون")]
    public async Task Texts_OfReminders_AreShownInEachLanguage(string language, string expected)
    {
        var html = await PageSource.Read(_jane, "/rounds/minimal/messages/texts?kind=reminder&organization=lake");

        html.ShouldContain(expected);
        html.ShouldContain($"lang=\"{language}\"");
        html.ShouldContain("Lake Forum");
    }

    private async Task<string> Post(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _anybody.PostAsync(new Uri(_page, UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await PageSource.Read(answer);
    }

    private async Task<int> Remind(string press) =>
        (await _collecting.Service.Get<InvitationDesk>().Send("minimal", MessageKind.Reminder, ["lake"], press, Dana)).Value!.Written;

    private async Task AddContact(string email) =>
        (await _collecting.Service.Get<DirectoryDesk>().SaveContact(
            "minimal", id: null, "lake", "secretariat", "Amina", email, "en", Dana)).Problems.ShouldBeEmpty();

    [GeneratedRegex("/no-reminders/svn_[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Page();
}
