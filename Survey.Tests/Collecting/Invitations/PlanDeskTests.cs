using System.Text;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Invitations;

/// <summary>A round from 1 to 31 March with the deadline of 15 March, seen from 2 March on; lake and river are invited.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class PlanDeskTests(StoreEngine engine)
{
    private const string Complete = """{"has_recommendations": "no", "recommendations_status": "none"}""";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task SendDue_Reminder_IsSentOnceAlsoAfterARestart()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);

        office.At(3, 8, 8, 59);
        (await office.SendDue()).ShouldBe(0);
        office.At(3, 8, 9, 1);
        (await office.SendDue()).ShouldBe(2);
        (await office.SendDue()).ShouldBe(0, "a new sender, as after a restart");

        var message = (await office.Outbox.GetAll("minimal"))[0];
        message.Kind.ShouldBe("reminder");
        message.Body!.ShouldContain("Dana", customMessage: "the coordinator who planned it signs");
        (await office.GetOccasions()).ShouldBe(["reminder 2024-03-15 Sent 2"]);
        (await StoreVerifier.Verify(office.Round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task SendDue_OneHasAnswered_RemindsTheOther()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        await office.Answer("lake");

        office.At(3, 8, 10, 0);
        (await office.SendDue()).ShouldBe(1);

        (await office.Outbox.GetAll("minimal")).Single(message => message.Kind == "reminder").Organization.ShouldBe("river");
    }

    [Test]
    public async Task SendDue_OneHasALaterDeadline_CountsFromIt()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        (await office.Rounds.Extend("minimal", new DateOnly(2024, 3, 20), ["river"], closes: null, Dana)).Problems.ShouldBeEmpty();

        office.At(3, 8, 10, 0);
        (await office.SendDue()).ShouldBe(1, "lake");
        office.At(3, 13, 10, 0);
        (await office.SendDue()).ShouldBe(1, "river");

        (await office.GetOccasions()).ShouldBe(["reminder 2024-03-15 Sent 1", "reminder 2024-03-20 Sent 1"]);
    }

    [Test]
    public async Task SendDue_DeadlineWasMoved_CountsFromTheNewOne()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        var dates = new RoundDates(new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 25), new DateOnly(2024, 3, 31));
        (await office.Rounds.ChangeDates("minimal", dates, Dana)).Problems.ShouldBeEmpty();

        office.At(3, 8, 10, 0);
        (await office.SendDue()).ShouldBe(0);
        office.At(3, 18, 10, 0);
        (await office.SendDue()).ShouldBe(2);
    }

    [TestCase(10, 8, false, "reminder 2024-03-15 Sent 2", TestName = "SendDue_TwoDaysLate_Sends")]
    [TestCase(10, 10, false, "reminder 2024-03-15 Skipped 0 late", TestName = "SendDue_MoreThanTwoDaysLate_Skips")]
    [TestCase(8, 10, true, "reminder 2024-03-15 Skipped 0 closed", TestName = "SendDue_RoundClosedMeanwhile_Skips")]
    public async Task SendDue_NotInTime_SendsOrSkips(int day, int hour, bool isClosed, string expected)
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        if (isClosed)
        {
            (await office.Rounds.Close("minimal", reason: null, Dana)).Problems.ShouldBeEmpty();
        }

        office.At(3, day, hour, 0);
        await office.SendDue();

        (await office.GetOccasions()).ShouldBe([expected]);
    }

    [Test]
    public async Task SendDue_DeadlinePassed_Skips()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 0);

        office.At(3, 16, 1, 0);
        (await office.SendDue()).ShouldBe(0);

        (await office.GetOccasions()).ShouldBe(["reminder 2024-03-15 Skipped 0 deadline-passed"]);
    }

    [Test]
    public async Task SetStopped_WhileDue_IsNotSentLaterEither()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        var plan = (await office.Desk.Find("minimal"))!.Messages[0];
        await office.Desk.SetStopped("minimal", plan.Id, plan.Version, isStopped: true, Dana);

        office.At(3, 8, 10, 0);
        (await office.SendDue()).ShouldBe(0);
        (await office.GetOccasions()).ShouldBe(["reminder 2024-03-15 Stopped 2"]);
        (await office.Desk.SetStopped("minimal", plan.Id, plan.Version, isStopped: false, Dana))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("plan-impossible", "it was seen before it was stopped");
        await office.Desk.SetStopped("minimal", plan.Id, plan.Version + 1, isStopped: false, Dana);
        (await office.SendDue()).ShouldBe(0);

        (await office.GetOccasions()).ShouldBe(["reminder 2024-03-15 Missed 2"]);
    }

    [Test]
    public async Task SendDue_AfterTheRound_ThanksAndTellsOfTheClosingOnce()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Thanks, 1);
        await office.Plan(MessageKind.Closing, 1);
        await office.Answer("lake");

        office.At(3, 31, 23, 0);
        (await office.SendDue()).ShouldBe(0);
        office.At(4, 1, 9, 30);
        (await office.SendDue()).ShouldBe(2);
        (await office.Rounds.Reopen("minimal", deadline: null, new DateOnly(2024, 4, 5), "One more.", Dana)).Problems.ShouldBeEmpty();
        office.At(4, 6, 9, 30);
        (await office.SendDue()).ShouldBe(0, "everybody has got it");

        (await office.Outbox.GetAll("minimal"))
            .Where(message => message.Kind is "thanks" or "closing")
            .Select(message => $"{message.Kind} {message.Organization}")
            .ShouldBe(["thanks lake", "closing river"], ignoreOrder: true);
    }

    [Test]
    public async Task SendDue_InvitationOfAnUnpublishedRound_WaitsForIt()
    {
        using var office = await Office.Make(engine);
        await new NewRoundDesk(office.Round.Store).Copy(
            "minimal", "second", title: null, new RoundDates(new DateOnly(2024, 3, 5), Deadline: null, Closes: null), Dana);
        (await office.Desk.Add("second", MessageKind.Invitation, [new(new DateOnly(2024, 3, 5), Days: null, new TimeOnly(9, 0))], Dana))
            .Problems.ShouldBeEmpty();

        office.At(3, 5, 10, 0);
        (await office.SendDue()).ShouldBe(0);
        (await office.GetOccasions("second")).ShouldBe(["invitation 2024-03-05 Waiting 2"]);
        (await office.Rounds.Publish("second", Dana)).Problems.ShouldBeEmpty();
        (await office.SendDue()).ShouldBe(2);
    }

    [Test]
    public async Task SendNow_BeforeItsTime_IsNotSentAgain()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);
        var plan = (await office.Desk.Find("minimal"))!.Messages[0];
        var deadline = new DateOnly(2024, 3, 15);

        (await office.Desk.SendNow("minimal", plan.Id, plan.Version, deadline, Dana)).Problems.ShouldBeEmpty();
        (await office.Desk.SendNow("minimal", plan.Id, plan.Version, deadline, Dana)).Problems.ShouldHaveSingleItem().Code
            .ShouldBe("plan-impossible");
        office.At(3, 8, 10, 0);
        (await office.SendDue()).ShouldBe(0);

        // Moved to another day, it is sent again: somebody wants it on that day.
        (await office.Desk.Reschedule("minimal", plan.Id, plan.Version, new(Day: null, 3, new TimeOnly(9, 0)), Dana))
            .Problems.ShouldBeEmpty();
        office.At(3, 12, 10, 0);
        (await office.SendDue()).ShouldBe(2);
    }

    [Test]
    public async Task Add_PastOrTwice_IsRefused()
    {
        using var office = await Office.Make(engine);
        await office.Plan(MessageKind.Reminder, 7);

        (await office.Desk.Add("minimal", MessageKind.Reminder, [Timing(14), Timing(7), Timing(1)], Dana))
            .Problems.Select(problem => problem.Code).ShouldBe(["plan-impossible", "plan-impossible"]);
        (await office.Desk.Find("minimal"))!.Messages.Count.ShouldBe(1);
    }

    private static PlanTiming Timing(int days) => new(Day: null, days, new TimeOnly(9, 0));

    private sealed class Office : IDisposable
    {
        private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

        private readonly MessageWriter _mailroom = new(Seal, new Uri("https://consult.example.org/"));

        private Office(CollectingRound round) => Round = round;

        public CollectingRound Round { get; }

        public PlanDesk Desk => new(Round.Store, _mailroom);

        public RoundDesk Rounds => new(Round.Store);

        public Outbox Outbox => new(Round.Store, Seal);

        public static async Task<Office> Make(StoreEngine engine)
        {
            var office = new Office(await CollectingRound.Make(engine: engine));
            var directories = new DirectoryDesk(office.Round.Store);
            foreach (var code in new[] { "lake", "river" })
            {
                (await directories.SaveContact("minimal", id: null, code, "secretariat", code, $"{code}@example.org", "en", Dana))
                    .Problems.ShouldBeEmpty();
            }

            await new LinkDesk(office.Round.Store).Issue("minimal", ["lake", "river"], ActorRole.Secretariat, Dana);
            return office;
        }

        public void At(int month, int day, int hour, int minute) =>
            Round.Clock.Now = new DateTimeOffset(2024, month, day, hour, minute, 0, TimeSpan.Zero);

        public async Task Plan(MessageKind kind, int days) =>
            (await Desk.Add("minimal", kind, [Timing(days)], Dana)).Problems.ShouldBeEmpty();

        public Task<int> SendDue() => new PlanSender(Round.Store, _mailroom).SendDue();

        public async Task Answer(string organization)
        {
            await Round.Save(organization, Complete);
            (await Round.Desk.Submit("minimal", organization, "Amina", CollectingRound.By(ActorRole.Secretariat))).Problems.ShouldBeEmpty();
        }

        public async Task<IReadOnlyList<string>> GetOccasions(string round = "minimal") =>
        [
            .. (await Desk.Find(round))!.Occasions.Select(each =>
                $"{each.Kind.ToCode()} {each.Day:yyyy-MM-dd} {each.State} {each.Messages} {each.Skipped}".TrimEnd()),
        ];

        public void Dispose() => Round.Dispose();
    }
}
