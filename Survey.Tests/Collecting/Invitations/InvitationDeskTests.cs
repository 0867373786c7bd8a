using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Collecting.Audit;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Invitations;

public sealed partial class InvitationDeskTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    [Test]
    public async Task FindStatuses_OneAtEachStage_TellsEach()
    {
        using var desk = await Desk.Make();
        await desk.Round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        await desk.Round.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));
        await desk.Round.Save("river", "{}");
        await desk.Links.NoteOpened((await desk.Links.Issue("minimal", ["forest"], ActorRole.Secretariat, Dana)).Value![0].Link);

        (await desk.Invitations.FindStatuses("minimal"))!.ToDictionary(status => status.Organization.Code, status => status.Stage).ShouldBe(
            new Dictionary<string, InvitationStage>
            {
                ["lake"] = InvitationStage.Submitted,
                ["river"] = InvitationStage.Draft,
                ["forest"] = InvitationStage.Opened,
                ["bridge"] = InvitationStage.NotInvited,
                ["coast"] = InvitationStage.NotInvited,
            },
            ignoreOrder: true);
        (await desk.Invitations.FindStatuses("none")).ShouldBeNull();
    }

    [Test]
    public async Task Send_TheSamePressTwice_WritesOnce()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "fr");

        (await desk.Invitations.Send("minimal", MessageKind.Invitation, organizations: null, "press 1", Dana)).Value!.Written.ShouldBe(1);
        (await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press 1", Dana)).Value!.Written.ShouldBe(0);

        var message = (await desk.Outbox.GetAll("minimal")).ShouldHaveSingleItem();
        message.Subject.ShouldContain("invitation à répondre");
        message.Body!.ShouldContain("15 mars 2024");
        (await desk.Links.FindBySecret(Secret().Match(message.Body!).Value))!.Organization.ShouldBe("lake");
    }

    [Test]
    public async Task Send_Reminder_GoesToThoseWhoHaveNotAnswered()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.AddContact("river", "en");
        await desk.Round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        await desk.Round.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));

        await desk.Links.Issue("minimal", ["lake", "river"], ActorRole.Secretariat, Dana);

        var preview = (await desk.Invitations.Preview("minimal", MessageKind.Reminder, organizations: null, Dana)).Value!;
        var sent = (await desk.Invitations.Send("minimal", MessageKind.Reminder, ["lake", "river"], "press", Dana)).Value!;

        preview.Messages.Select(message => message.Contact.Organization).ShouldBe(["river"]);
        preview.Messages[0].Wording.Body.ShouldContain(MessageWriter.LinkToCome);
        sent.Written.ShouldBe(1);
    }

    [Test]
    public async Task Send_Reminder_GoesToNobodyWhoWasNotInvited()
    {
        using var desk = await Desk.Make();
        foreach (var organization in new[] { "lake", "river", "forest", "coast" })
        {
            await desk.AddContact(organization, "en");
        }

        // Invited: lake and bridge; bridge has no contact. River has a draft from paper, forest's link was revoked, and coast's link is its
        // chair's.
        await desk.Links.Issue("minimal", ["lake", "bridge", "forest"], ActorRole.Secretariat, Dana);
        await desk.Links.Revoke("minimal", "forest", role: null, id: null, Dana);
        await desk.Links.Issue("minimal", ["coast"], ActorRole.Chair, Dana);
        await desk.Round.Save("river", "{}", new DeskRequest(Dana, InputChannel.Paper));

        var preview = (await desk.Invitations.Preview("minimal", MessageKind.Reminder, organizations: null, Dana)).Value!;
        var sent = (
            await desk.Invitations.Send("minimal", MessageKind.Reminder, ["lake", "river", "forest", "coast"], "press", Dana)
        ).Value!;

        preview.Messages.Select(message => message.Contact.Organization).ShouldBe(["lake"]);
        preview.NotInvited.ShouldBe(["river", "forest", "coast"], ignoreOrder: true);
        preview.WithoutContact.ShouldBe(["bridge"]);
        sent.Written.ShouldBe(1);
        sent.NotInvited.ShouldBe(["river", "forest", "coast"], ignoreOrder: true);
        (await desk.Invitations.FindStatuses("minimal"))!
            .Where(status => status.CanBeReminded)
            .Select(status => status.Organization.Code)
            .ShouldBe(["lake"]);
        (await desk.Invitations.Preview("minimal", MessageKind.Invitation, ["river"], Dana)).Value!.NotInvited.ShouldBeEmpty(
            "it is what an invitation is for");
    }

    [Test]
    public async Task Submit_WithContacts_WritesReceiptAndAsksTheChair()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.AddContact("lake", "ar", ActorRole.Chair);
        await desk.Round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");

        (
            await new ResponseDesk(desk.Round.Store, desk.MessageWriter).Submit(
                "minimal",
                "lake",
                "Amina",
                CollectingRound.By(ActorRole.Secretariat))
        ).Succeeded.ShouldBeTrue();

        var messages = await desk.Outbox.GetAll("minimal");
        messages.Select(message => message.Kind).ShouldBe(["receipt", "endorsement"], ignoreOrder: true);
        messages.Single(message => message.Kind == "receipt").Body!.ShouldContain("MINIMAL/LAKE/1");
        (
            await desk.Links.FindBySecret(Secret().Match(messages.Single(message => message.Kind == "endorsement").Body!).Value)
        )!.Role.ShouldBe(ActorRole.Chair);
    }

    [TestCase("en")]
    [TestCase("fr")]
    [TestCase("es")]
    [TestCase("ru")]
    [TestCase("ar")]
    public async Task Submit_Receipt_HasTheSealThatThePageShowsAndVerifyTakes(string language)
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", language);
        await desk.Round.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        var responses = new ResponseDesk(desk.Round.Store, desk.MessageWriter);
        await responses.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat));
        await responses.Endorse("minimal", "lake", "Chair", CollectingRound.By(ActorRole.Chair));

        var history = (await new ResponseHistory(desk.Round.Store).Find("minimal", "lake"))!;
        foreach (var (kind, revision) in new[] { ("receipt", history[0]), ("endorsed", history[1]) })
        {
            var seal = (await new AuditDesk(desk.Round.Store).FindSeal("minimal", "lake", revision)).ShouldNotBeNull();
            (await desk.Outbox.GetAll("minimal")).Single(message => message.Kind == kind).Body!.ShouldContain(seal.ToString());
            (await StoreVerifier.Verify(desk.Round.Store, [seal])).Problems.ShouldBeEmpty();
        }
    }

    [Test]
    public async Task SendNext_ServerFailsThenTakesIt_IsTriedLaterAndSentOnceAndForgetsTheLink()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);
        var tried = 0;
        Task<SendResult> Send(OutgoingMessage message) =>
            Task.FromResult(++tried == 1 ? new SendResult(SendOutcome.Postponed, "Try later.") : SendResult.Taken);

        (await desk.Outbox.SendNext(Send)).ShouldBeTrue();
        (await desk.Outbox.SendNext(Send)).ShouldBeFalse("it is not due yet");
        desk.Round.Clock.Now += Outbox.Pauses[0];
        (await desk.Outbox.SendNext(Send)).ShouldBeTrue();
        (await desk.Outbox.SendNext(Send)).ShouldBeFalse("it was sent");

        var message = (await desk.Outbox.GetAll("minimal")).ShouldHaveSingleItem();
        message.State.ShouldBe(MessageStates.Sent);
        message.Body!.ShouldContain(MessageWriter.LinkTakenOut);
        message.Body!.ShouldNotContain("svl_");
    }

    [Test]
    public async Task SendNext_AddressRefused_IsShownAtTheContactAndNotTriedAgain()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);

        await desk.Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.AddressRefused, "550 no such user")));

        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Failed);
        (await desk.Invitations.FindStatuses("minimal"))!
            .Single(status => status.Organization.Code == "lake")
            .Contacts[0]
            .Bounce.ShouldBe("550 no such user");
        (await desk.Outbox.SendAgain("minimal", (await desk.Outbox.GetAll("minimal"))[0].Id, Dana)).ShouldBeTrue();
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Waiting);
    }

    [Test]
    public async Task SendNext_ClockWasAheadWhenItFailed_IsDueAtOnce()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        var today = desk.Round.Clock.Now;
        desk.Round.Clock.Now = today.AddDays(9);
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);
        await desk.Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.Postponed, "Try later.")));

        desk.Round.Clock.Now = today;
        (await desk.Outbox.MarkUncertain()).ShouldBe(0);
        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();

        (await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "another press", Dana)).Value!.Written.ShouldBe(
            1,
            "the message of the other day was not written just now");
    }

    [Test]
    public async Task Link_MadeWhileTheClockWasAhead_OpensAndIsNotedAfterwards()
    {
        using var desk = await Desk.Make();
        var today = desk.Round.Clock.Now;
        desk.Round.Clock.Now = today.AddDays(40);
        var issued = (await desk.Links.Issue("minimal", ["lake"], ActorRole.Secretariat, Dana)).Value![0];

        desk.Round.Clock.Now = today;
        var link = (await desk.Links.FindBySecret(issued.Secret)).ShouldNotBeNull();
        await desk.Links.NoteOpened(link);

        (await desk.Links.FindBySecret(issued.Secret))!.OpenedAt.ShouldBe(today);
        (await desk.Round.Save("lake", "{}")).Succeeded.ShouldBeTrue();
    }

    [Test]
    public async Task SendNext_AlwaysFails_IsGivenUpAfterTheLastPause()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);
        var attempts = 0;

        while ((await desk.Outbox.GetAll("minimal"))[0].State == MessageStates.Waiting)
        {
            await desk.Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.Postponed, "No answer.")));
            attempts++;
            desk.Round.Clock.Now += TimeSpan.FromDays(1);
        }

        attempts.ShouldBe(Outbox.Pauses.Count + 1);
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Failed);
    }

    [Test]
    public async Task MarkUncertain_StoppedWhileSending_IsUncertainAndNotSentByItself()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);
        await Should.ThrowAsync<IOException>(() => desk.Outbox.SendNext(_ => throw new IOException("The service is stopped.")));

        (await desk.Outbox.MarkUncertain()).ShouldBe(1);

        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeFalse();
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Uncertain);
    }

    [Test]
    public async Task MarkUncertain_WrittenWhileNothingWasSent_IsNotSentByItself()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);
        (await desk.Outbox.MarkUncertain()).ShouldBe(0, "it may be on its way");
        desk.Round.Clock.Now += TimeSpan.FromMinutes(11);

        (await desk.Outbox.MarkUncertain()).ShouldBe(1);

        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeFalse();
        (await desk.Outbox.GetAll("minimal"))[0].Failure.ShouldNotBeNull().ShouldContain("copied by hand");
    }

    [Test]
    public async Task MarkUncertain_QueueOfALongTime_GoesOnWhereItWasInterrupted()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.AddContact("coast", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake", "coast"], "press", Dana);
        desk.Round.Clock.Now += TimeSpan.FromMinutes(11);
        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();

        (await desk.Outbox.MarkUncertain()).ShouldBe(0, "a message was sent since, so the other one was waiting for its turn");

        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();
    }

    [Test]
    public async Task SendNext_TakenForDeadMeanwhile_StoresItsResultUnlessSomebodyHasDecided()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);

        await desk.Outbox.SendNext(async _ =>
        {
            (await desk.Outbox.MarkUncertain()).ShouldBe(1);
            return new SendResult(SendOutcome.Refused, "No.");
        });
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Failed, "nobody has decided yet");

        (await desk.Outbox.SendAgain("minimal", (await desk.Outbox.GetAll("minimal"))[0].Id, Dana)).ShouldBeTrue();
        await desk.Outbox.SendNext(async sent =>
        {
            (await desk.Outbox.MarkUncertain()).ShouldBe(1);
            (await desk.Outbox.SendAgain("minimal", sent.Id, Dana)).ShouldBeTrue();
            return new SendResult(SendOutcome.Refused, "No.");
        });
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Waiting, "a coordinator has decided to send it again");
    }

    [Test]
    public async Task SendNext_LineBrokeAfterTheMessage_IsUncertainAndNotSentAgainByItself()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);

        await desk.Outbox.SendNext(_ => Task.FromResult(new SendResult(SendOutcome.Uncertain, "The line broke.")));

        desk.Round.Clock.Now += TimeSpan.FromDays(2);
        (await desk.Outbox.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeFalse();
        (await desk.Outbox.GetAll("minimal"))[0].State.ShouldBe(MessageStates.Uncertain);
    }

    [Test]
    public async Task Send_TwoCoordinatorsPressAtOnce_EachContactGetsOne()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");

        (await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "Dana's press", Dana)).Value!.Written.ShouldBe(1);
        (await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "another's press", Dana)).Value!.Written.ShouldBe(0);

        desk.Round.Clock.Now += TimeSpan.FromMinutes(11);
        (await desk.Invitations.Send("minimal", MessageKind.Invitation, ["lake"], "a later press", Dana)).Value!.Written.ShouldBe(1);
    }

    [Test]
    public async Task Send_RoundIsClosed_IsRefused()
    {
        using var desk = await Desk.Make();
        await new RoundDesk(desk.Round.Store).Close("minimal", reason: null, Dana);

        (await desk.Invitations.Send("minimal", MessageKind.Reminder, organizations: null, "press", Dana))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("round-phase-wrong");
    }

    [TestCase("Dear {nmae}, {link}", "Subject")]
    [TestCase("No link", "Subject")]
    [TestCase("{link}", "")]
    [TestCase("{link}", "{link}")]
    [TestCase("{link}", "two\nlines")]
    public async Task SetWording_Invalid_IsRefused(string body, string subject)
    {
        using var desk = await Desk.Make();

        (await desk.Invitations.SetWording("minimal", MessageKind.Invitation, "en", new MessageWording(subject, body), Dana))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe("message-wording-invalid");
    }

    [Test]
    public async Task SetWording_Own_IsUsedUntilTheUsualOneComesBack()
    {
        using var desk = await Desk.Make();
        await desk.AddContact("lake", "en");
        var usual = MessageWording.GetUsual(MessageKind.Invitation, "en");

        (
            await desk.Invitations.SetWording("minimal", MessageKind.Invitation, "en", new MessageWording("Hello {name}", "{link}"), Dana)
        ).Succeeded.ShouldBeTrue();
        (await desk.Invitations.Preview("minimal", MessageKind.Invitation, ["lake"], Dana))
            .Value!.Messages[0]
            .Wording.Subject.ShouldBe("Hello Secretariat of lake");
        await desk.Invitations.SetWording("minimal", MessageKind.Invitation, "en", usual, Dana);

        (await desk.Invitations.GetWording("minimal", MessageKind.Invitation, "en")).ShouldBe(usual);
    }

    [Test]
    public void GetUsual_EveryKindAndLanguage_IsItsOwnAndValid()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var problems = new ProblemLog();
            foreach (var language in MessageWording.Languages)
            {
                MessageWording.GetUsual(kind, language).Verify(kind, Place.OfFile(language), problems);
            }

            problems.Problems.ShouldBeEmpty();
            MessageWording.Languages.Select(language => MessageWording.GetUsual(kind, language)).ShouldBeUnique();
        }
    }

    [TestCase(MessageKind.Invitation, "en", "This is your link:")]
    [TestCase(MessageKind.Invitation, "fr", "Voici votre lien :")]
    [TestCase(MessageKind.Invitation, "es", "Este es su enlace:")]
    [TestCase(MessageKind.Invitation, "ru", "Ваша ссылка:")]
    [TestCase(MessageKind.Invitation, "ar", "هذا هو الرابط الخاص بكم:")]
    [TestCase(MessageKind.Reminder, "en", "We have not yet received the response of {organization} to the questionnaire “{round}”.")]
    [TestCase(
        MessageKind.Reminder,
        "fr",
        "Nous n’avons pas encore reçu la réponse de votre organisation, {organization}, au questionnaire « {round} ».")]
    [TestCase(
        MessageKind.Reminder,
        "es",
        "Todavía no hemos recibido la respuesta de su organización, {organization}, al cuestionario «{round}».")]
    [TestCase(MessageKind.Reminder, "ru", "Мы пока не получили ответ вашей организации ({organization}) на вопросник «{round}».")]
    [TestCase(MessageKind.Reminder, "ar", "لم يصلنا بعد رد منظمتكم ({organization}) على الاستبيان «{round}».")]
    [TestCase(
        MessageKind.Returned,
        "en",
        "Your answers have been kept. Please change them and submit the response again. This is your link:")]
    [TestCase(
        MessageKind.Returned,
        "fr",
        "Vos réponses sont conservées. Merci de les modifier et de soumettre à nouveau la réponse. Voici votre lien :")]
    [TestCase(
        MessageKind.Returned,
        "es",
        "Sus respuestas se conservan. Le rogamos que las modifique y envíe de nuevo la respuesta. Este es su enlace:")]
    [TestCase(MessageKind.Returned, "ru", "Ваши ответы сохранены. Просим изменить их и отправить ответ снова. Ваша ссылка:")]
    [TestCase(MessageKind.Returned, "ar", "إجاباتكم محفوظة. يُرجى تعديلها وتقديم الرد من جديد. هذا هو الرابط الخاص بكم:")]
    public void WithoutDeadline_UsualWording_LosesItsSentenceAlone(MessageKind kind, string language, string line)
    {
        var usual = MessageWording.GetUsual(kind, language);

        var without = usual.WithoutDeadline(usual);

        without.Subject.ShouldBe(usual.Subject);
        without
            .Body.Split('\n')
            .ShouldBe(usual.Body.Split('\n').Select(each => each.Contains("{deadline}", StringComparison.Ordinal) ? line : each));
    }

    [Test]
    public void WithoutDeadline_EveryKindAndLanguage_NamesNone()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            foreach (var usual in MessageWording.Languages.Select(language => MessageWording.GetUsual(kind, language)))
            {
                var without = usual.WithoutDeadline(usual);

                without.Body.ShouldNotContain("{deadline}");
                (without == usual).ShouldBe(
                    kind is not (MessageKind.Invitation or MessageKind.Reminder or MessageKind.Returned or MessageKind.Personal),
                    $"{kind}: {without.Body}");
            }
        }
    }

    [TestCase("Dear {name},\n\nplease answer by {deadline}.\n\n{link}", "Dear {name},\n\n{link}")]
    [TestCase("Hello {name}!\nWould you answer\nby {deadline}? This is where:\n{link}", "Hello {name}!\nThis is where:\n{link}")]
    [TestCase("Hello {name}! Answer question no. 5 at 3 p.m. on {deadline}… Thank you! {link}", "Hello {name}! Thank you! {link}")]
    [TestCase("هل يمكنكم الإجابة؟ يُرجى ذلك قبل {deadline}. {link}", "هل يمكنكم الإجابة؟ {link}")]
    [TestCase("Deadline: {deadline}\nLink: {link}", "Link: {link}")]
    [TestCase("Merci de répondre (« au plus tard le {deadline} »). Voici : {link}", "Voici : {link}")]
    public void WithoutDeadline_OwnWording_LosesItsSentence(string body, string expected) =>
        new MessageWording("{round}", body).WithoutDeadline(MessageWording.GetUsual(MessageKind.Invitation, "en")).Body.ShouldBe(expected);

    [Test]
    public void WithoutDeadline_NothingOrNoLinkLeft_GivesWayToTheUsualOne()
    {
        var usual = MessageWording.GetUsual(MessageKind.Invitation, "en");

        new MessageWording("By {deadline}", "Please answer by {deadline}: {link}")
            .WithoutDeadline(usual)
            .ShouldBe(usual.WithoutDeadline(usual));
    }

    [Test]
    public async Task Preview_RoundWithoutDeadline_SaysNothingOfOne(
        [Values("en", "fr", "es", "ru", "ar")] string language,
        [Values(MessageKind.Invitation, MessageKind.Reminder)] MessageKind kind)
    {
        using var desk = await Desk.Make();
        (await new RoundDesk(desk.Round.Store).ChangeDates("minimal", new RoundDates(null, null, null), Dana)).Succeeded.ShouldBeTrue();
        await desk.AddContact("lake", language);
        await desk.Links.Issue("minimal", ["lake"], ActorRole.Secretariat, Dana);
        var usual = MessageWording.GetUsual(kind, language);

        var body = (await desk.Invitations.Preview("minimal", kind, ["lake"], Dana)).Value!.Messages.ShouldHaveSingleItem().Wording.Body;

        body.Count(character => character == '—').ShouldBe(usual.Body.Count(character => character == '—'), body);
        body.Length.ShouldBeLessThan(
            usual
                .Fill(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["deadline"] = "",
                        ["link"] = MessageWriter.LinkToCome,
                        ["name"] = "Secretariat of lake",
                        ["organization"] = new string('o', 100),
                        ["round"] = new string('r', 100),
                    }
                )
                .Body.Length);
        body.ShouldNotContain("{");
    }

    [GeneratedRegex("svl_[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    /// <summary>A round that is collecting, with a mailroom whose encryption flips bits.</summary>
    private sealed class Desk : IDisposable
    {
        private Desk(CollectingRound round)
        {
            Round = round;
            MessageWriter = new MessageWriter(Seal, new Uri("https://consult.example.org/"));
            Invitations = new InvitationDesk(Round.Store, MessageWriter);
            Outbox = new Outbox(Round.Store, Seal);
            Links = new LinkDesk(Round.Store);
        }

        public CollectingRound Round { get; }

        public MessageWriter MessageWriter { get; }

        public InvitationDesk Invitations { get; }

        public Outbox Outbox { get; }

        public LinkDesk Links { get; }

        private static MessageSeal Seal { get; } =
            new(
                text => [.. Encoding.UTF8.GetBytes(text).Select(each => (byte)~each)],
                bytes =>
                    bytes.Length == 0
                        ? throw new CryptographicException("Nothing there.")
                        : Encoding.UTF8.GetString([.. bytes.Select(each => (byte)~each)]));

        public static async Task<Desk> Make() => new(await CollectingRound.Make());

        public async Task AddContact(string organization, string language, ActorRole role = ActorRole.Secretariat)
        {
            await using var session = await Round.Store.BeginWriteAsync();
            await session.Contacts.Save(new ContactRow
            {
                Id = session.NewId(),
                Round = "minimal",
                Organization = organization,
                Role = role.ToCode(),
                Name = $"Secretariat of {organization}",
                Email = $"{role.ToCode()}@{organization}.example.org",
                Language = language,
            });
            await session.Commit();
        }

        public void Dispose() => Round.Dispose();
    }
}
