using System.Globalization;
using System.Text;
using MimeKit;
using Survey.Api.Http;
using Survey.Api.Mailing;
using Survey.Collecting.Messages;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Mailing;

public sealed class SmtpSenderTests
{
    private static readonly OutgoingMessage Message = new(
        Guid.Parse("01890000-0000-7000-8000-000000000001", CultureInfo.InvariantCulture),
        "grcp7",
        "igad-rcp",
        "invitation",
        "Секретариат",
        "secretariat@igad.example.org",
        "ru",
        "GRCP 7: приглашение ответить",
        "Здравствуйте!\n\nhttps://survey.example.org/link/svl_abc\n.\nlast line",
        MessageStates.Sending,
        Attempts: 1,
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch,
        SentAt: null,
        Failure: null);

    [Test]
    public async Task Send_ServerTakesIt_ItArrivesWordForWord()
    {
        await using var server = new MailServer();

        (await Send(server, Message)).ShouldBe(SendResult.Taken);

        var mail = Parse(server.Taken.ShouldHaveSingleItem());
        mail.MessageId.ShouldBe("01890000000070008000000000000001@example.org");
        mail.Body!.Headers[HeaderId.ContentLanguage].ShouldBe("ru");
        mail.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        mail.Subject.ShouldBe(Message.Subject);
        mail.From.ToString().ShouldBe("survey@example.org");
        MailboxesOf(mail.To).ShouldBe([("Секретариат", "secretariat@igad.example.org")]);
        mail.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(Message.Body);
        server.Said.ShouldContain(line => line.StartsWith("RCPT TO:<secretariat@igad.example.org>", StringComparison.Ordinal));
        server.Said.ShouldContain(line => line.StartsWith("MAIL FROM:<survey@example.org>", StringComparison.Ordinal));
    }

    [Test]
    public async Task Send_Reminder_OffersOneClickToStop()
    {
        await using var server = new MailServer();

        await Send(server, Message with { Kind = "reminder", StopAddress = new Uri("https://survey.example.org/no-reminders/svn_abc") });

        var headers = Parse(server.Taken.ShouldHaveSingleItem()).Headers;
        headers[HeaderId.ListUnsubscribe].ShouldBe("<https://survey.example.org/no-reminders/svn_abc>");
        headers[HeaderId.ListUnsubscribePost].ShouldBe("List-Unsubscribe=One-Click");
    }

    [Test]
    public async Task Send_SeveralMessages_GoOverOneConnection()
    {
        await using var server = new MailServer();
        using var sender = Sender(server);

        await sender.Send(Message);
        await sender.Send(Message);
        await sender.Disconnect();

        server.Taken.Count.ShouldBe(2);
        server.Connections.ShouldBe(1);
        server.Said.Last().ShouldBe("QUIT");
    }

    [Test]
    public async Task Send_ServerClosesAfterOneMessage_TheNextGoesOverANewConnection()
    {
        await using var server = new MailServer { MaxMessages = 1 };
        using var sender = Sender(server);

        (await sender.Send(Message)).ShouldBe(SendResult.Taken);
        (await sender.Send(Message)).ShouldBe(SendResult.Taken);

        server.Taken.Count.ShouldBe(2);
        server.Connections.ShouldBe(2);
    }

    [TestCase("CONNECT", "554 no service", SendOutcome.Postponed)]
    [TestCase("CONNECT", "421 busy", SendOutcome.Postponed)]
    [TestCase("MAIL", "550 sender not allowed", SendOutcome.Refused)]
    [TestCase("MAIL", "451 try later", SendOutcome.Postponed)]
    [TestCase("MAIL", "530 sign in first", SendOutcome.Postponed)]
    [TestCase("RCPT", "550 no such user", SendOutcome.AddressRefused)]
    [TestCase("RCPT", "452 mailbox full", SendOutcome.Postponed)]
    [TestCase("RCPT", "421 closing", SendOutcome.Postponed)]
    [TestCase("DATA", "554 no valid recipients", SendOutcome.Refused)]
    [TestCase("DATA", "452 disk full", SendOutcome.Postponed)]
    [TestCase(MailServer.EndOfData, "552 too large", SendOutcome.Refused)]
    [TestCase(MailServer.EndOfData, "554 looks like spam", SendOutcome.Refused)]
    [TestCase(MailServer.EndOfData, "451 try later", SendOutcome.Postponed)]
    public async Task Send_ServerReplies_5xxIsFinalAnd4xxIsNot(string verb, string reply, SendOutcome outcome)
    {
        await using var server = new MailServer { Replies = { [verb] = reply } };

        var result = await Send(server, Message);

        result.Outcome.ShouldBe(outcome, result.Failure);
        result.Failure!.ShouldContain(reply.StartsWith("530", StringComparison.Ordinal) ? "user name" : reply);
        server.Taken.ShouldBeEmpty();
    }

    [TestCase("CONNECT", SendOutcome.Postponed)]
    [TestCase("EHLO", SendOutcome.Postponed)]
    [TestCase("MAIL", SendOutcome.Postponed)]
    [TestCase("RCPT", SendOutcome.Postponed)]
    [TestCase("DATA", SendOutcome.Postponed)]
    [TestCase("data", SendOutcome.Postponed)]
    [TestCase(MailServer.EndOfData, SendOutcome.Uncertain)]
    public async Task Send_ConnectionIsCut_IsUncertainOnlyAfterTheWholeMessage(string verb, SendOutcome outcome)
    {
        await using var server = new MailServer { CutsAt = verb };

        // Larger than what fits into the buffers of two sockets.
        var large = Message with { Body = string.Concat(Enumerable.Repeat("Answer by 26 June.\n", 1_000_000)) };
        var result = await Send(server, verb == "data" ? large : Message);

        result.Outcome.ShouldBe(outcome, result.Failure);
        result.Failure!.ShouldContain("The connection to the mail server broke");
    }

    [Test]
    public async Task Send_NobodyListens_IsTriedAgainLater()
    {
        var server = new MailServer();
        var port = server.Port;
        using var sender = Sender(server);
        await server.DisposeAsync();

        var result = await sender.Send(Message);

        result.Outcome.ShouldBe(SendOutcome.Postponed);
        result.Failure.ShouldBe($"The mail server at 127.0.0.1, port {port}, cannot be reached.");
    }

    [TestCase(false, "does not offer encryption")]
    [TestCase(true, "certificate is not valid")]
    public async Task Send_NoSecureConnection_SaysNothingOfTheMessage(bool offersTls, string failure)
    {
        await using var server = new MailServer { OffersTls = offersTls };

        var result = await Send(server, Message, "");

        result.Outcome.ShouldBe(SendOutcome.Postponed);
        result.Failure!.ShouldContain(failure);
        server.Said.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
        server.Said.ShouldNotContain(line => line.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [TestCase("secret", SendOutcome.Taken, null)]
    [TestCase("wrong", SendOutcome.Postponed, "refused the user name or the password")]
    [TestCase(null, SendOutcome.Postponed, "does not accept a user name and password")]
    public async Task Send_WithPassword_SignsIn(string? expected, SendOutcome outcome, string? failure)
    {
        var credentials = expected is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0user\0{expected}"));
        await using var server = new MailServer { Credentials = credentials };

        var result = await Send(server, Message, "&tls=none", "user:secret@");

        result.Outcome.ShouldBe(outcome, result.Failure);
        (result.Failure ?? "").ShouldContain(failure ?? "");
    }

    [Test]
    public async Task Send_HostileNameAndSubject_ArriveAsNameAndSubject()
    {
        await using var server = new MailServer();

        var hostile = Message with { ToName = "A\r\nBcc: eve@example.org", Subject = "S\nX-Evil: 1\u0000" };
        (await Send(server, hostile)).ShouldBe(SendResult.Taken);

        var raw = server.Taken.ShouldHaveSingleItem();
        raw.ShouldNotContain('\0');
        var mail = Parse(raw);
        MailboxesOf(mail.To).ShouldBe([("A  Bcc: eve@example.org", "secretariat@igad.example.org")]);
        mail.Subject.ShouldBe("S X-Evil: 1");
        mail.Headers.Select(header => header.Field).ShouldNotContain(field => field == "Bcc" || field == "X-Evil");
        server.Said.ShouldNotContain(line => line.Contains("eve@", StringComparison.Ordinal));
    }

    [TestCase("josé@example.org")]
    [TestCase("a@example.org, eve@example.org")]
    [TestCase("a@example.org>\r\nRCPT TO:<eve@example.org")]
    public async Task Send_AddressThatCannotBeWrittenTo_IsFinalAndNothingIsSaid(string address)
    {
        await using var server = new MailServer();

        (await Send(server, Message with { ToAddress = address })).Outcome.ShouldBe(SendOutcome.AddressRefused);

        server.Connections.ShouldBe(0);
    }

    [Test]
    public async Task Send_DomainInOtherLetters_GoesToItsAsciiForm()
    {
        await using var server = new MailServer();

        (await Send(server, Message with { ToAddress = "z@exämple.org" })).ShouldBe(SendResult.Taken);

        server.Said.ShouldContain(line => line.StartsWith("RCPT TO:<z@xn--exmple-cua.org>", StringComparison.Ordinal));
        server.Taken.ShouldHaveSingleItem().ShouldContain("<z@xn--exmple-cua.org>");
    }

    [Test]
    public async Task Send_SettingHasNameAndReplyTo_TheMessageHasBoth()
    {
        await using var server = new MailServer();
        using var sender = new SmtpSender(SmtpSettings.Read(
            $"smtp://127.0.0.1:{server.Port}?from=Секретариат%20<survey@example.org>"
            + "&reply-to=Dana%20%3Cdana%40example.org%3E&tls=none")!);

        await sender.Send(Message);

        var mail = Parse(server.Taken.ShouldHaveSingleItem());
        MailboxesOf(mail.From).ShouldBe([("Секретариат", "survey@example.org")]);
        MailboxesOf(mail.ReplyTo).ShouldBe([("Dana", "dana@example.org")]);
    }

    [Test]
    public async Task Send_RoundHasContact_IsFromItsNameAndRepliesGoToIt()
    {
        await using var server = new MailServer();

        var message = Message with { Sender = new RoundContact("GRCP secretariat", "grcp@example.org") };
        await Send(server, message, "&tls=none&reply-to=others@example.org");

        var mail = Parse(server.Taken.ShouldHaveSingleItem());
        MailboxesOf(mail.From).ShouldBe([("GRCP secretariat", "survey@example.org")]);
        MailboxesOf(mail.ReplyTo).ShouldBe([("GRCP secretariat", "grcp@example.org")]);
        server.Said.ShouldContain(line => line.StartsWith("MAIL FROM:<survey@example.org>", StringComparison.Ordinal));
    }

    [TestCase("smtp://mail.example.org?from=a@example.org", "mail.example.org", 587, null)]
    [TestCase("smtp://u%40x:p%3Aw@mail.example.org:25?from=a@example.org&tls=none", "mail.example.org", 25, "u@x")]
    public void Read_Good_IsRead(string text, string host, int port, string? user)
    {
        var settings = SmtpSettings.Read(text)!;

        (settings.Host, settings.Port, settings.User).ShouldBe((host, port, user));
        settings.IsEncrypted.ShouldBe(!text.Contains("tls=none", StringComparison.Ordinal));
    }

    [TestCase("mail.example.org")]
    [TestCase("smtps://mail.example.org?from=a@example.org")]
    [TestCase("smtp://mail.example.org")]
    [TestCase("smtp://mail.example.org?from=nobody")]
    [TestCase("smtp://mail.example.org?from=josé@example.org")]
    [TestCase("smtp://mail.example.org?from=a@example.org&reply-to=nobody")]
    [TestCase("smtp://mail.example.org?from=a@example.org&tls=perhaps")]
    public void Read_Bad_SaysWhatIsExpected(string text) =>
        Should.Throw<InvalidDataException>(() => SmtpSettings.Read(text)).Message
            .ShouldContain("smtp://user:password@mail.example.org:587?from=survey@example.org");

    private static async Task<SendResult> Send(MailServer server, OutgoingMessage message, string tls = "&tls=none", string user = "")
    {
        using var sender = Sender(server, tls, user);
        return await sender.Send(message);
    }

    private static SmtpSender Sender(MailServer server, string tls = "&tls=none", string user = "") =>
        new(SmtpSettings.Read($"smtp://{user}127.0.0.1:{server.Port}?from=survey@example.org{tls}")!);

    private static IEnumerable<(string? Name, string Address)> MailboxesOf(InternetAddressList addresses) =>
        addresses.Mailboxes.Select(mailbox => (mailbox.Name, mailbox.Address));

    private static MimeMessage Parse(string mail)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        return MimeMessage.Load(stream);
    }
}
