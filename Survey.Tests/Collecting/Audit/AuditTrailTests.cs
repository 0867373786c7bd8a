using System.Reflection;
using System.Text;
using Survey.Api.Texts;
using Survey.Collecting.Accounts;
using Survey.Collecting.Analysis;
using Survey.Collecting.Audit;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Loading;
using Survey.Collecting.Messages;
using Survey.Collecting.OpenRounds;
using Survey.Collecting.Publications;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Collecting.RoundWorkbooks;
using Survey.Collecting.Translations;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Translations;
using Survey.Storage;
using Survey.Storage.Accounts;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Audit;

/// <summary>Every action of the audit trail, and the entry that it leaves.</summary>
/// <remarks>Longer than 400 lines, because it is one table.</remarks>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class AuditTrailTests(StoreEngine engine)
{
    private const string Complete = """{"has_recommendations": "no", "recommendations_status": "none"}""";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly RoundDates Spring = new(new DateOnly(2024, 3, 1), new DateOnly(2024, 4, 15), new DateOnly(2024, 4, 30));

    /// <summary>The use case, the entry as “role name: action round subject”, the preparation, and the action.</summary>
    private static readonly (string UseCase, string Entry, Func<Trail, Task> Before, Func<Trail, Task> Act)[] Acts =
    [
        ("AccountDesk.Add", "operator Otto: account-added - jane", _ => Task.CompletedTask, async trail => await trail.AddAccount("jane")),
        (
            "AccountDesk.Disable",
            "operator Otto: account-disabled - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => Done(await trail.Accounts.Disable("jane", Trail.Otto))),
        (
            "AccountDesk.Reset",
            "operator Otto: account-reset - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => Done(await trail.Accounts.Reset("jane", "another correct horse", Trail.Otto))),
        (
            "AccountDesk.ChangePassword",
            "coordinator jane: password-changed - jane",
            async trail => await trail.AddAccount("jane"),
            async trail =>
                Done(
                    await trail.Accounts.ChangePassword(
                        (await trail.GetJane()),
                        TestAccounts.Password,
                        "another correct horse",
                        "127.0.0.1"))),
        (
            "AccountDesk.SignOutEverywhere",
            "coordinator jane: sessions-ended - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => await trail.Accounts.SignOutEverywhere((await trail.GetJane()))),
        (
            "AccountDesk.TrySignIn",
            "coordinator jane: signed-in - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => (await trail.Accounts.TrySignIn("Jane", TestAccounts.Password, "192.0.2.7")).Account.ShouldNotBeNull()),
        (
            "AccountDesk.TrySignIn",
            "operator sign-in: sign-in-failed - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => (await trail.Accounts.TrySignIn("jane", "wrong", "192.0.2.7")).Account.ShouldBeNull()),
        (
            "AccountDesk.TrySignIn",
            "operator sign-in: sign-in-failed - -",
            _ => Task.CompletedTask,
            async trail => (await trail.Accounts.TrySignIn("a password in the wrong field", "", "192.0.2.7")).Account.ShouldBeNull()),
        (
            "AccountDesk.TrySignIn",
            "operator sign-in: sign-in-paused - jane",
            async trail => await trail.FailToSignIn(SignInPause.OfName.Free),
            async trail => await trail.FailToSignIn(1)),
        (
            "AccountDesk.EndSession",
            "coordinator jane: signed-out - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => await trail.Accounts.EndSession("session", Trail.Tomorrow, (await trail.GetJane()).ToActor(), "192.0.2.7")),
        (
            "TokenDesk.Create",
            "coordinator jane: token-made - jane",
            async trail => await trail.AddAccount("jane"),
            async trail => Done(await trail.Tokens.Create((await trail.GetJane()), "reports", TokenScopes.Read, 30))),
        (
            "TokenDesk.Revoke",
            "coordinator jane: token-revoked - jane",
            async trail => await trail.AddToken(),
            async trail =>
                (
                    await trail.Tokens.Revoke(
                        (await trail.GetJane()),
                        (await trail.Tokens.GetAll((await trail.GetJane())))[0].Id)
                ).ShouldBeTrue()),
        (
            "NewRoundDesk.Copy",
            "coordinator Dana: round-created second -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.NewRounds.Copy("minimal", "second", title: null, Spring, Dana))),
        (
            "NewRoundDesk.Create",
            "coordinator Dana: round-created third -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.NewRounds.Create(Trail.Documents("third"), [], Dana))),
        (
            "RoundWorkbookDesk.Create",
            "coordinator Dana: round-created new-round -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.RoundWorkbooks.Create(Trail.ToForm(NewRoundWorkbook.Content), Dana))),
        (
            "RoundWorkbookDesk.Change",
            "coordinator Dana: round-changed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(
                await trail.RoundWorkbooks.Change(
                    "minimal",
                    Trail.ToForm((await trail.RoundWorkbooks.Find("minimal"))!),
                    removes: false,
                    Dana))),
        (
            "TranslationDesk.Take",
            "coordinator Dana: round-changed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.Translations.Take("minimal", Trail.ToFile(isReviewed: true), new ProblemLog(), "fr", Dana))),
        (
            "RoundDesk.ChangeDates",
            "coordinator Dana: round-changed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.Rounds.ChangeDates("minimal", Spring, Dana))),
        (
            "RoundDesk.Publish",
            "coordinator Dana: round-published second -",
            async trail => await trail.NewRounds.Copy("minimal", "second", title: null, Spring, Dana),
            async trail => Done(await trail.Rounds.Publish("second", Dana))),
        (
            "PublicationDesk.Publish",
            "coordinator Dana: report-published minimal final",
            _ => Task.CompletedTask,
            async trail => Done(await new PublicationDesk(trail.Round.Store).Publish("minimal", "final", Dana))),
        (
            "AnalysisDesk.Save",
            "coordinator Dana: analysis-changed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await new AnalysisDesk(trail.Round.Store).Save(
                "minimal",
                "text:-:-:introduction",
                """{"kind": "introduction", "text": {"en": "Four organizations answered."}}""",
                seen: 0,
                Dana))),
        (
            "AnalysisDesk.Save",
            "coordinator Dana: analysis-removed minimal -",
            trail => new AnalysisDesk(trail.Round.Store).Save(
                "minimal",
                "text:-:-:introduction",
                """{"kind": "introduction", "text": {"en": "Four organizations answered."}}""",
                seen: 0,
                Dana),
            async trail => Done(await new AnalysisDesk(trail.Round.Store).Save(
                "minimal", "text:-:-:introduction", document: null, seen: 1, Dana))),
        (
            "AnalysisDesk.Restore",
            "coordinator Dana: analysis-changed minimal -",
            async trail =>
            {
                await trail.SaveIntroduction("Four answered.", seen: 0);
                await trail.SaveIntroduction("Five answered.", seen: 1);
            },
            async trail => Done(await new AnalysisDesk(trail.Round.Store).Restore(
                "minimal",
                "text:-:-:introduction",
                "1",
                seen: 2,
                Dana))),
        (
            "RoundDesk.Close",
            "coordinator Dana: round-closed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.Rounds.Close("minimal", "All have answered.", Dana))),
        (
            "RoundDesk.Reopen",
            "coordinator Dana: round-reopened minimal -",
            async trail => await trail.Rounds.Close("minimal", reason: null, Dana),
            async trail => Done(await trail.Rounds.Reopen("minimal", deadline: null, closes: null, "One more.", Dana))),
        (
            "RoundDesk.Extend",
            "coordinator Dana: deadline-moved minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.Rounds.Extend("minimal", new DateOnly(2024, 3, 20), ["lake"], closes: null, Dana))),
        (
            "DirectoryDesk.SaveOrganization",
            "coordinator Dana: organization-added minimal -",
            _ => Task.CompletedTask,
            async trail =>
                Done(await trail.Directories.SaveOrganization("minimal", (await trail.GetLake()) with { Code = "sea" }, isNew: true, Dana))
        ),
        (
            "DirectoryDesk.SaveOrganization",
            "coordinator Dana: organization-changed minimal -",
            _ => Task.CompletedTask,
            async trail =>
                Done(
                    await trail.Directories.SaveOrganization(
                        "minimal",
                        (await trail.GetLake()) with
                        {
                            Name = LocalizedText.Plain("Great Lake"),
                        },
                        isNew: false,
                        Dana))),
        (
            "DirectoryDesk.RemoveOrganization",
            "coordinator Dana: organization-removed minimal -",
            _ => Task.CompletedTask,
            async trail => Done(await trail.Directories.RemoveOrganization("minimal", "lake", Dana))),
        (
            "DirectoryDesk.SaveTypesAndRegions",
            "coordinator Dana: types-and-regions-changed minimal -",
            _ => Task.CompletedTask,
            async trail =>
                Done(
                    await trail.Directories.SaveTypesAndRegions(
                        "minimal",
                        [],
                        (await trail.GetDirectory()).Types,
                        [.. (await trail.GetDirectory()).Regions, new Region(0, "east", LocalizedText.Plain("East"))],
                        Dana))),
        (
            "DirectoryDesk.Import",
            "coordinator Dana: directory-imported minimal -",
            _ => Task.CompletedTask,
            async trail =>
                Done(
                    await trail.Directories.Import(
                        "minimal",
                        DirectoryFile.Read("code,name\nlake,Great Lake\n"u8.ToArray(), "organizations.csv", new ProblemLog())!,
                        removes: false,
                        Dana))),
        (
            "DirectoryDesk.SaveContact",
            "coordinator Dana: contact-added minimal -",
            _ => Task.CompletedTask,
            async trail => await trail.AddContact()),
        (
            "DirectoryDesk.SaveContact",
            "coordinator Dana: contact-changed minimal -",
            async trail => await trail.AddContact(),
            async trail =>
                Done(
                    await trail.Directories.SaveContact(
                        "minimal",
                        (await trail.GetContact()).Id,
                        "lake",
                        "secretariat",
                        "Boris",
                        "boris@example.org",
                        "fr",
                        Dana))),
        (
            "DirectoryDesk.RemoveContact",
            "coordinator Dana: contact-removed minimal -",
            async trail => await trail.AddContact(),
            async trail => Done(await trail.Directories.RemoveContact("minimal", (await trail.GetContact()).Id, Dana))),
        ("LinkDesk.Issue", "coordinator Dana: link-issued minimal lake", _ => Task.CompletedTask, async trail => await trail.IssueLink()),
        (
            "LinkDesk.NoteOpened",
            "secretariat lake: link-opened minimal lake",
            _ => Task.CompletedTask,
            async trail => await trail.Links.NoteOpened((await trail.Links.FindBySecret(await trail.IssueLink()))!)),
        (
            "LinkDesk.Revoke",
            "coordinator Dana: link-revoked minimal lake",
            async trail => await trail.IssueLink(),
            async trail => (await trail.Links.Revoke("minimal", "lake", role: null, id: null, Dana)).ShouldBe(1)),
        (
            "InvitationDesk.Send",
            "coordinator Dana: invitations-sent minimal -",
            async trail => await trail.AddContact(),
            async trail => await trail.Send(MessageKind.Invitation)),
        (
            "InvitationDesk.Send",
            "coordinator Dana: reminders-sent minimal -",
            async trail => await trail.Invite(),
            async trail => await trail.Send(MessageKind.Reminder)),
        (
            "InvitationDesk.SetWording",
            "coordinator Dana: wording-changed minimal invitation",
            _ => Task.CompletedTask,
            async trail =>
                Done(
                    await trail.Invitations.SetWording(
                        "minimal",
                        MessageKind.Invitation,
                        "en",
                        MessageWording.GetUsual(MessageKind.Invitation, "en") with
                        {
                            Subject = "Please answer",
                        },
                        Dana))),
        (
            "Outbox.SendNext",
            "operator outbox: message-failed minimal lake",
            async trail => await trail.Invite(),
            async trail => await trail.FailToSend()),
        (
            "Outbox.NoteReport",
            "operator outbox: message-bounced minimal lake",
            async trail =>
            {
                await trail.Invite();
                (await trail.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();
            },
            async trail =>
                (await trail.Outbox.NoteReport((await trail.Outbox.GetAll("minimal"))[0].Id, "550 no such user")).ShouldBeTrue()),
        (
            "Outbox.SendAgain",
            "coordinator Dana: message-sent-again minimal lake",
            async trail => await trail.InviteInVain(),
            async trail => (await trail.Outbox.SendAgain("minimal", (await trail.Outbox.GetAll("minimal"))[0].Id, Dana)).ShouldBeTrue()),
        (
            "PlanDesk.Add",
            "coordinator Dana: plan-added minimal reminder",
            _ => Task.CompletedTask,
            async trail => await trail.Plan(MessageKind.Reminder, 7)),
        (
            "PlanDesk.Reschedule",
            "coordinator Dana: plan-changed minimal reminder",
            async trail => await trail.Plan(MessageKind.Reminder, 7),
            async trail => await trail.ChangePlan((desk, plan) =>
                desk.Reschedule("minimal", plan.Id, 1, plan.Timing with { Days = 3 }, Dana))),
        (
            "PlanDesk.SetStopped",
            "coordinator Dana: plan-stopped minimal reminder",
            async trail => await trail.Plan(MessageKind.Reminder, 7),
            async trail => await trail.ChangePlan((desk, plan) => desk.SetStopped("minimal", plan.Id, 1, isStopped: true, Dana))),
        (
            "PlanDesk.SetStopped",
            "coordinator Dana: plan-resumed minimal reminder",
            async trail =>
            {
                await trail.Plan(MessageKind.Reminder, 7);
                await trail.ChangePlan((desk, plan) => desk.SetStopped("minimal", plan.Id, 1, isStopped: true, Dana));
            },
            async trail => await trail.ChangePlan((desk, plan) => desk.SetStopped("minimal", plan.Id, 2, isStopped: false, Dana))),
        (
            "PlanDesk.Remove",
            "coordinator Dana: plan-removed minimal reminder",
            async trail => await trail.Plan(MessageKind.Reminder, 7),
            async trail => await trail.ChangePlan((desk, plan) => desk.Remove("minimal", plan.Id, 1, Dana))),
        (
            "PlanDesk.SendNow",
            "coordinator Dana: reminders-sent minimal -",
            async trail =>
            {
                await trail.Invite();
                await trail.Plan(MessageKind.Reminder, 7);
            },
            async trail =>
                await trail.ChangePlan((desk, plan) => desk.SendNow("minimal", plan.Id, 1, new DateOnly(2024, 3, 15), Dana))),
        (
            "PlanSender.SendDue",
            "operator outbox: plan-skipped minimal reminder",
            async trail => await trail.Plan(MessageKind.Reminder, 7),
            async trail => await trail.SendDue(new DateTimeOffset(2024, 3, 12, 9, 0, 0, TimeSpan.Zero))),
        (
            "PlanSender.SendDue",
            "operator outbox: closings-sent minimal -",
            async trail =>
            {
                await trail.Invite();
                await trail.Plan(MessageKind.Closing, 1);
            },
            async trail => await trail.SendDue(new DateTimeOffset(2024, 4, 1, 10, 0, 0, TimeSpan.Zero))),
        (
            "PlanSender.SendDue",
            "operator outbox: thanks-sent minimal -",
            async trail =>
            {
                await trail.Invite();
                await trail.SaveAndSubmit();
                await trail.Plan(MessageKind.Thanks, 1);
            },
            async trail => await trail.SendDue(new DateTimeOffset(2024, 4, 1, 10, 0, 0, TimeSpan.Zero))),
        (
            "ReminderDesk.SetStopped",
            "secretariat lake: reminders-declined minimal lake",
            async trail =>
            {
                await trail.Invite();
                await trail.Send(MessageKind.Reminder);
            },
            async trail => await trail.StopReminders(isStopped: true)),
        (
            "ReminderDesk.SetStopped",
            "secretariat lake: reminders-allowed minimal lake",
            async trail =>
            {
                await trail.Invite();
                await trail.Send(MessageKind.Reminder);
                await trail.StopReminders(isStopped: true);
            },
            async trail => await trail.StopReminders(isStopped: false)),
        ("ResponseDesk.Save", "secretariat Amina: draft-begun minimal lake", _ => Task.CompletedTask, async trail => await trail.Save()),
        (
            "ResponseDesk.Discard",
            "secretariat Amina: draft-discarded minimal lake",
            async trail => await trail.Save(),
            async trail => Done(await trail.Responses.Discard("minimal", "lake", Trail.Amina))),
        (
            "ResponseDesk.Submit",
            "secretariat Amina: response-submitted minimal lake",
            async trail => await trail.Save(),
            async trail => await trail.Submit()),
        (
            "ResponseDesk.Endorse",
            "chair Chen: response-endorsed minimal lake",
            async trail => await trail.SaveAndSubmit(),
            async trail => Done(await trail.Responses.Endorse("minimal", "lake", "Chen", Trail.Chen))),
        (
            "ResponseDesk.Return",
            "chair Chen: response-returned minimal lake",
            async trail => await trail.SaveAndSubmit(),
            async trail => Done(await trail.Responses.Return("minimal", "lake", Trail.Chen with { Reason = "Name the elements." }))),
        (
            "ResponseDesk.Withdraw",
            "secretariat Amina: response-withdrawn minimal lake",
            async trail => await trail.SaveAndSubmit(),
            async trail => Done(await trail.Responses.Withdraw("minimal", "lake", Trail.Amina))),
        (
            "RoundLoader.Load",
            "operator Otto: round-loaded grcp7 -",
            _ => Task.CompletedTask,
            async trail => Done(await RoundLoader.Load(Repository.Sample("grcp7"), trail.Round.Store, Trail.Otto))),
        (
            "RoundDesk.ChangeDefinition",
            "coordinator Dana: round-changed minimal -",
            _ => Task.CompletedTask,
            async trail =>
                Done(
                    await trail.Rounds.ChangeDefinition(
                        "minimal",
                        definition => RoundDesk.Edit(definition, document => document["title"] = "Another"),
                        Dana))),
    ];

    /// <summary>Use cases that write without an entry of their own, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutEntry = new(StringComparer.Ordinal)
    {
        ["EditingDesk.Change"] = "a step of a draft, which nobody else sees; the draft lists its steps with their authors",
        ["EditingDesk.Discard"] = "the draft of a questionnaire, which changed nothing",
        ["EditingDesk.Undo"] = "a step of a draft",
        ["EditingDesk.Use"] = "changes the definition by RoundDesk, which leaves the entry; EditingDeskTests looks at it",
        ["Outbox.MarkUncertain"] = "the service's own bookkeeping when it starts",
        ["ResponseDesk.SaveRespondent"] = "only in open rounds, where ids are random; OpenDeskTests looks at its entry",
        ["TokenUses.Note"] = "when a token was used last is shown beside it",
        ["TokenUses.Save"] = "when a token was used last is shown beside it",
        ["WorkbookDesk.Collect"] = "saves and submits by ResponseDesk, which leaves the entries",
    };

    private static readonly string[] ReadingPrefixes = ["Get", "Find", "Has", "Read", "Count", "Compare", "Preview"];

    private static IEnumerable<TestCaseData> Cases =>
        Acts.Select(each => new TestCaseData(each.Entry, each.Before, each.Act).SetArgDisplayNames(each.Entry));

    [TestCaseSource(nameof(Cases))]
    public async Task Act_Done_LeavesItsEntryLast(string entry, Delegate before, Delegate act)
    {
        using var trail = await Trail.Make(engine);
        await ((Func<Trail, Task>)before)(trail);
        var last = (await trail.GetEntries()).Count;

        await ((Func<Trail, Task>)act)(trail);

        var added = (await trail.GetEntries()).Skip(last).ToList();
        added.ShouldNotBeEmpty();
        ToText(added[^1]).ShouldBe(entry);
        (await StoreVerifier.Verify(trail.Round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public void EveryUseCase_ThatWrites_IsInTheTable()
    {
        Type[] types =
        [
            // The entries of OpenDesk have random ids; OpenDeskTests looks at them.
            .. typeof(ResponseDesk).Assembly.GetExportedTypes()
                .Where(type => type.Name.EndsWith("Desk", StringComparison.Ordinal) && type != typeof(OpenDesk)),
            typeof(Outbox),
            typeof(PlanSender),
            typeof(TokenUses),
        ];
        var writing = types
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Select(method => $"{type.Name}.{method.Name}"))
            .Where(name => !ReadingPrefixes.Any(prefix => name.Split('.')[1].StartsWith(prefix, StringComparison.Ordinal)))
            .Append("RoundLoader.Load")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        writing.ShouldBe(
            Acts.Select(each => each.UseCase).Concat(WithoutEntry.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Test]
    public void EveryAction_OfTheTrail_HasWordsOnThePage()
    {
        var actions = Acts.Select(each => each.Entry.Split(": ")[1].Split(' ')[0]).Distinct(StringComparer.Ordinal);

        actions.Where(action => !InterfaceTexts.Of("en").All.ContainsKey($"desk.action.{action}")).ShouldBeEmpty();
    }

    private static string ToText(AuditEntry entry) =>
        $"{entry.Role.ToCode()} {entry.Name}: {entry.Action} {entry.Round ?? "-"} {entry.Subject ?? "-"}";

    private static void Done<T>(Outcome<T> outcome)
        where T : class => outcome.Problems.ShouldBeEmpty();

    /// <summary>A round that is collecting, with everything that the use cases need.</summary>
    private sealed class Trail : IDisposable
    {
        private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

        public static DateTimeOffset Tomorrow { get; } = new(2024, 3, 3, 12, 0, 0, TimeSpan.Zero);

        public static Actor Otto { get; } = new(ActorRole.Operator, "Otto");

        public static DeskRequest Amina { get; } = CollectingRound.By(ActorRole.Secretariat);

        public static DeskRequest Chen { get; } = CollectingRound.By(ActorRole.Chair, "Chen");

        private Trail(CollectingRound round) => Round = round;

        public CollectingRound Round { get; }

        public static async Task<Trail> Make(StoreEngine engine) => new(await CollectingRound.Make(engine: engine));

        public async Task<IReadOnlyList<AuditEntry>> GetEntries() => await new AuditDesk(Round.Store).ReadAll(round: null).ToListAsync();

        public AccountDesk Accounts => new(Round.Store);

        public TokenDesk Tokens => new(Round.Store);

        public NewRoundDesk NewRounds => new(Round.Store);

        public RoundDesk Rounds => new(Round.Store);

        public RoundWorkbookDesk RoundWorkbooks => new(Round.Store);

        public TranslationDesk Translations => new(Round.Store);

        /// <summary>A translation of the round's title into French, as a file has it.</summary>
        public static TranslationFile ToFile(bool isReviewed) =>
            new(
                new TranslationHead("minimal", 1, "en", "fr"),
                Place.OfFile("fr.xlf"),
                [new ReadTranslation("round/title", "A minimal round", "Un cycle minimal", isReviewed, Place.OfFile("fr.xlf"))]);

        public static XlsForm ToForm(RoundWorkbookContent content)
        {
            using var bytes = new MemoryStream();
            RoundWorkbook.Write(bytes, content, "en");
            return RoundWorkbook.Read(bytes.ToArray(), "round.xlsx", new ProblemLog())!;
        }

        public DirectoryDesk Directories => new(Round.Store);

        public LinkDesk Links => new(Round.Store);

        public InvitationDesk Invitations => new(Round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")));

        public PlanDesk Plans => new(Round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")));

        public Outbox Outbox => new(Round.Store, Seal);

        public ResponseDesk Responses => Round.Desk;

        public async Task<Account> GetJane() => (await Accounts.Find("jane")).ShouldNotBeNull();

        public async Task<OrganizationDirectory> GetDirectory() => (await Directories.Find("minimal"))!.Directory;

        public async Task<Organization> GetLake() => (await GetDirectory()).FindOrganization("lake").ShouldNotBeNull();

        public async Task<Contact> GetContact() => (await Directories.Find("minimal"))!.Contacts.ShouldHaveSingleItem();

        public static IReadOnlyList<RoundFile> Documents(string code) =>
            SampleRound.ReadFiles("minimal", $$"""{"code": "{{code}}", "questionnaire": "minimal", "framework": "minimal"}""");

        public async Task SaveIntroduction(string text, int seen) =>
            Done(await new AnalysisDesk(Round.Store).Save(
                "minimal",
                "text:-:-:introduction",
                $$$"""{"kind": "introduction", "text": {"en": "{{{text}}}"}}""",
                seen,
                Dana));

        public async Task AddAccount(string name) => Done(await Accounts.Add(name, ActorRole.Coordinator, TestAccounts.Password, Otto));

        public async Task FailToSignIn(int times)
        {
            if (await Accounts.Find("jane") is null)
            {
                await AddAccount("jane");
            }

            for (var attempt = 0; attempt < times; attempt++)
            {
                (await Accounts.TrySignIn("jane", "wrong", "192.0.2.7")).Account.ShouldBeNull();
            }
        }

        public async Task AddToken()
        {
            await AddAccount("jane");
            Done(await Tokens.Create(await GetJane(), "reports", TokenScopes.Read, 30));
        }

        public async Task AddContact() =>
            Done(await Directories.SaveContact("minimal", id: null, "lake", "secretariat", "Amina", "amina@example.org", "en", Dana));

        public async Task<string> IssueLink() =>
            (await Links.Issue("minimal", ["lake"], ActorRole.Secretariat, Dana)).Value.ShouldNotBeNull()[0].Secret;

        public async Task Send(MessageKind kind) =>
            (await Invitations.Send("minimal", kind, ["lake"], $"press for {kind}", Dana)).Value.ShouldNotBeNull().Written.ShouldBe(1);

        public async Task Invite()
        {
            await AddContact();
            await Send(MessageKind.Invitation);
        }

        public async Task Plan(MessageKind kind, int days) =>
            Done(await Plans.Add("minimal", kind, [new PlanTiming(Day: null, days, new TimeOnly(9, 0))], Dana));

        public async Task ChangePlan(Func<PlanDesk, PlannedMessage, Task<Outcome<MessagePlan>>> change) =>
            Done(await change(Plans, (await Plans.Find("minimal"))!.Messages.ShouldHaveSingleItem()));

        public async Task SendDue(DateTimeOffset now)
        {
            Round.Clock.Now = now;
            await new PlanSender(Round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/"))).SendDue();
        }

        public async Task StopReminders(bool isStopped)
        {
            var body = (await Outbox.GetAll("minimal")).First(message => message.Kind == "reminder").Body!;
            var secret = LinkSecret.Clean(body.Split("/no-reminders/")[1]);
            (await new ReminderDesk(Round.Store).SetStopped(secret, isStopped)).ShouldBeTrue();
        }

        public async Task FailToSend() =>
            (await Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.AddressRefused, "550 no such user")))).ShouldBeTrue();

        public async Task InviteInVain()
        {
            await Invite();
            await FailToSend();
        }

        public async Task Save() => Done(await Round.Save("lake", Complete, Amina));

        public async Task Submit() => Done(await Responses.Submit("minimal", "lake", "Amina", Amina));

        public async Task SaveAndSubmit()
        {
            await Save();
            await Submit();
        }

        public void Dispose() => Round.Dispose();
    }
}
