using System.Text;
using Survey.Collecting.Accounts;
using Survey.Collecting.Audit;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Audit;

/// <summary>Every act that the audit trail knows, and the entry that it leaves.</summary>
public sealed class AuditTrailTests
{
    private const string Complete = """{"has_recommendations": "no", "recommendations_status": "none"}""";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly RoundDates Spring = new(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 15), new DateOnly(2024, 4, 30));

    /// <summary>The entry as “role name: action round subject”, what must be there before the act, and the act.</summary>
    private static readonly (string Entry, Action<Trail> Before, Action<Trail> Act)[] Acts =
    [
        ("operator Otto: account-added - jane", _ => { }, trail => trail.AddAccount("jane")),
        ("operator Otto: account-disabled - jane", trail => trail.AddAccount("jane"), trail => Done(trail.Accounts.Disable("jane", Trail.Otto))),
        ("operator Otto: account-reset - jane", trail => trail.AddAccount("jane"), trail => Done(trail.Accounts.Reset("jane", "another correct horse", Trail.Otto))),
        ("coordinator jane: password-changed - jane", trail => trail.AddAccount("jane"), trail => Done(trail.Accounts.ChangePassword(trail.Jane, TestAccounts.Password, "another correct horse", "127.0.0.1"))),
        ("coordinator jane: sessions-ended - jane", trail => trail.AddAccount("jane"), trail => trail.Accounts.SignOutEverywhere(trail.Jane)),
        ("coordinator jane: token-made - jane", trail => trail.AddAccount("jane"), trail => Done(trail.Accounts.CreateToken(trail.Jane, "reports", TokenScopes.Read, 30))),
        ("coordinator jane: token-revoked - jane", trail => trail.AddToken(), trail => trail.Accounts.RevokeToken(trail.Jane, trail.Accounts.GetTokens(trail.Jane)[0].Id).ShouldBeTrue()),

        ("coordinator Dana: round-created second -", _ => { }, trail => Done(trail.Rounds.Copy("minimal", "second", title: null, Spring, Dana))),
        ("coordinator Dana: round-created third -", _ => { }, trail => Done(trail.Rounds.Create(Trail.Documents("third"), Dana))),
        ("coordinator Dana: round-changed minimal -", _ => { }, trail => Done(trail.Rounds.ChangeDates("minimal", Spring, Dana))),
        ("coordinator Dana: round-published second -", trail => trail.Rounds.Copy("minimal", "second", title: null, Spring, Dana), trail => Done(trail.Rounds.Publish("second", Dana))),
        ("coordinator Dana: round-closed minimal -", _ => { }, trail => Done(trail.Rounds.Close("minimal", "All have answered.", Dana))),
        ("coordinator Dana: round-reopened minimal -", trail => trail.Rounds.Close("minimal", reason: null, Dana), trail => Done(trail.Rounds.Reopen("minimal", deadline: null, closes: null, "One more.", Dana))),
        ("coordinator Dana: deadline-moved minimal -", _ => { }, trail => Done(trail.Rounds.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana))),

        ("coordinator Dana: organization-added minimal -", _ => { }, trail => Done(trail.Directories.SaveOrganization("minimal", trail.Lake with { Code = "sea" }, isNew: true, Dana))),
        ("coordinator Dana: organization-changed minimal -", _ => { }, trail => Done(trail.Directories.SaveOrganization("minimal", trail.Lake with { Name = LocalizedText.Plain("Great Lake") }, isNew: false, Dana))),
        ("coordinator Dana: organization-removed minimal -", _ => { }, trail => Done(trail.Directories.RemoveOrganization("minimal", "lake", Dana))),
        ("coordinator Dana: types-and-regions-changed minimal -", _ => { }, trail => Done(trail.Directories.SaveTypesAndRegions("minimal", trail.Directory.Types, [.. trail.Directory.Regions, new Region(0, "east", LocalizedText.Plain("East"))], Dana))),
        ("coordinator Dana: directory-imported minimal -", _ => { }, trail => Done(trail.Directories.Import("minimal", DirectoryFile.Read("code,name\nlake,Great Lake\n"u8.ToArray(), "organizations.csv", new ProblemLog())!, removes: false, Dana))),
        ("coordinator Dana: contact-added minimal -", _ => { }, trail => trail.AddContact()),
        ("coordinator Dana: contact-changed minimal -", trail => trail.AddContact(), trail => Done(trail.Directories.SaveContact("minimal", trail.Contact.Id, "lake", "secretariat", "Boris", "boris@example.org", "fr", Dana))),
        ("coordinator Dana: contact-removed minimal -", trail => trail.AddContact(), trail => Done(trail.Directories.RemoveContact("minimal", trail.Contact.Id, Dana))),

        ("coordinator Dana: link-issued minimal lake", _ => { }, trail => trail.IssueLink()),
        ("secretariat lake: link-opened minimal lake", _ => { }, trail => trail.Links.Open(trail.IssueLink()).ShouldNotBeNull()),
        ("coordinator Dana: link-revoked minimal lake", trail => trail.IssueLink(), trail => trail.Links.Revoke("minimal", "lake", role: null, id: null, Dana).ShouldBe(1)),

        ("coordinator Dana: invitations-sent minimal -", trail => trail.AddContact(), trail => trail.Send(MessageKind.Invitation)),
        ("coordinator Dana: reminders-sent minimal -", trail => trail.Invite(), trail => trail.Send(MessageKind.Reminder)),
        ("coordinator Dana: wording-changed minimal invitation", _ => { }, trail => Done(trail.Invitations.SetWording("minimal", MessageKind.Invitation, "en", MessageWording.GetUsual(MessageKind.Invitation, "en") with { Subject = "Please answer" }, Dana))),
        ("operator outbox: message-failed minimal lake", trail => trail.Invite(), trail => trail.FailToSend()),
        ("coordinator Dana: message-sent-again minimal lake", trail => trail.InviteInVain(), trail => trail.Outbox.SendAgain("minimal", trail.Outbox.GetAll("minimal")[0].Id, Dana).ShouldBeTrue()),

        ("secretariat Amina: draft-begun minimal lake", _ => { }, trail => trail.Save()),
        ("secretariat Amina: draft-discarded minimal lake", trail => trail.Save(), trail => Done(trail.Responses.Discard("minimal", "lake", Trail.Amina))),
        ("secretariat Amina: response-submitted minimal lake", trail => trail.Save(), trail => trail.Submit()),
        ("chair Chen: response-endorsed minimal lake", trail => trail.SaveAndSubmit(), trail => Done(trail.Responses.Endorse("minimal", "lake", "Chen", Trail.Chen))),
        ("chair Chen: response-returned minimal lake", trail => trail.SaveAndSubmit(), trail => Done(trail.Responses.Return("minimal", "lake", Trail.Chen with { Reason = "Name the elements." }))),
        ("secretariat Amina: response-withdrawn minimal lake", trail => trail.SaveAndSubmit(), trail => Done(trail.Responses.Withdraw("minimal", "lake", Trail.Amina))),
    ];

    private static IEnumerable<TestCaseData> Cases => Acts.Select(each => new TestCaseData(each.Entry, each.Before, each.Act).SetArgDisplayNames(each.Entry));

    [TestCaseSource(nameof(Cases))]
    public void Act_Done_LeavesItsEntryLast(string entry, Delegate before, Delegate act)
    {
        using var trail = new Trail();
        ((Action<Trail>)before)(trail);
        var last = trail.Entries.Count;

        ((Action<Trail>)act)(trail);

        var added = trail.Entries.Skip(last).ToList();
        added.ShouldNotBeEmpty();
        ToText(added[^1]).ShouldBe(entry);
        StoreVerifier.Verify(trail.Round.Store).Problems.ShouldBeEmpty();
    }

    private static string ToText(AuditEntry entry) =>
        $"{entry.Role.ToCode()} {entry.Name}: {entry.Action} {entry.Round ?? "-"} {entry.Subject ?? "-"}";

    private static void Done<T>(Outcome<T> outcome)
        where T : class => outcome.Problems.ShouldBeEmpty();

    /// <summary>A round that collects, with all that can be done to it.</summary>
    private sealed class Trail : IDisposable
    {
        private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

        public static Actor Otto { get; } = new(ActorRole.Operator, "Otto");

        public static DeskRequest Amina { get; } = CollectingRound.By(ActorRole.Secretariat);

        public static DeskRequest Chen { get; } = CollectingRound.By(ActorRole.Chair, "Chen");

        public CollectingRound Round { get; } = new();

        public IReadOnlyList<AuditEntry> Entries => [.. new AuditDesk(Round.Store).ReadAll(round: null)];

        public AccountDesk Accounts => new(Round.Store, Round.Clock);

        public RoundDesk Rounds => new(Round.Store);

        public DirectoryDesk Directories => new(Round.Store);

        public LinkDesk Links => new(Round.Store);

        public InvitationDesk Invitations => new(Round.Store, new Mailroom(Seal, new Uri("https://consult.example.org/")));

        public Outbox Outbox => new(Round.Store, Seal);

        public ResponseDesk Responses => Round.Desk;

        public Account Jane => Accounts.Find("jane").ShouldNotBeNull();

        public OrganizationDirectory Directory => Directories.Find("minimal")!.Directory;

        public Organization Lake => Directory.FindOrganization("lake").ShouldNotBeNull();

        public Contact Contact => Directories.Find("minimal")!.Contacts.ShouldHaveSingleItem();

        public static IReadOnlyList<byte[]?> Documents(string code) =>
        [
            .. RoundDefinition.FileNames.Take(3).Select(name => File.ReadAllBytes(Repository.PathOf("samples", "minimal", name))),
            Encoding.UTF8.GetBytes($$"""{"code": "{{code}}", "questionnaire": "minimal", "framework": "minimal"}"""),
        ];

        public void AddAccount(string name) => Done(Accounts.Add(name, ActorRole.Coordinator, TestAccounts.Password, Otto));

        public void AddToken()
        {
            AddAccount("jane");
            Done(Accounts.CreateToken(Jane, "reports", TokenScopes.Read, 30));
        }

        public void AddContact() => Done(Directories.SaveContact("minimal", id: null, "lake", "secretariat", "Amina", "amina@example.org", "en", Dana));

        public string IssueLink() => Links.Issue("minimal", ["lake"], ActorRole.Secretariat, Dana).Value.ShouldNotBeNull()[0].Secret;

        public void Send(MessageKind kind) => Invitations.Send("minimal", kind, ["lake"], $"press for {kind}", Dana).Value.ShouldNotBeNull().Written.ShouldBe(1);

        public void Invite()
        {
            AddContact();
            Send(MessageKind.Invitation);
        }

        public void FailToSend() => Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.AddressRefused, "550 no such user"))).GetAwaiter().GetResult().ShouldBeTrue();

        public void InviteInVain()
        {
            Invite();
            FailToSend();
        }

        public void Save() => Done(Round.Save("lake", Complete, Amina));

        public void Submit() => Done(Responses.Submit("minimal", "lake", "Amina", Amina));

        public void SaveAndSubmit()
        {
            Save();
            Submit();
        }

        public void Dispose() => Round.Dispose();
    }
}
