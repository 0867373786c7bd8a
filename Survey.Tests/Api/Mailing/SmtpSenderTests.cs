using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Api.Mailing;
using Survey.Collecting.Messages;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Mailing;

public sealed partial class SmtpSenderTests
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

        (await Sender(server).Send(Message)).Failure.ShouldBeNull();

        var mail = server.Taken.ShouldHaveSingleItem();
        mail.ShouldContain("Message-ID: <01890000000070008000000000000001@example.org>");
        mail.ShouldContain("Content-Language: ru");
        BodyOf(mail).ShouldBe(Message.Body!);
        server.Said.ShouldContain(line => line.StartsWith("RCPT TO:<secretariat@igad.example.org>", StringComparison.Ordinal));
        server.Said.ShouldContain(line => line.StartsWith("MAIL FROM:<survey@example.org>", StringComparison.Ordinal));
    }

    [TestCase("550 no such user", true)]
    [TestCase("452 mailbox full", false)]
    public async Task Send_RecipientRefused_IsFinalOnlyIfTheServerSaysSo(string reply, bool isFinal)
    {
        await using var server = new MailServer { ReplyToRecipient = reply };

        var result = await Sender(server).Send(Message);

        result.Failure.ShouldNotBeNull();
        (result.IsFinal, result.IsUncertain).ShouldBe((isFinal, false));
        server.Taken.ShouldBeEmpty();
    }

    [Test]
    public async Task Send_ServerHangsUpAfterTheMessage_IsUncertainAndNotTriedAgain()
    {
        await using var server = new MailServer { HangsUpAfterData = true };

        (await Sender(server).Send(Message)).ShouldSatisfyAllConditions(
            result => result.Failure.ShouldNotBeNull(),
            result => result.IsUncertain.ShouldBeTrue());
    }

    [Test]
    public async Task Send_NobodyListens_IsTriedAgainLater()
    {
        var server = new MailServer();
        var sender = Sender(server);
        await server.DisposeAsync();

        var result = await sender.Send(Message);
        (result.Failure is null, result.IsFinal, result.IsUncertain).ShouldBe((false, false, false));
    }

    [Test]
    public async Task Send_ServerCannotEncryptAndMust_SaysNothingOfTheMessage()
    {
        await using var server = new MailServer();

        var result = await Sender(server, "").Send(Message);

        result.Failure.ShouldNotBeNull();
        server.Said.ShouldNotContain(line => line.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Test]
    public async Task Send_HostileNameAndAddress_AddsNoHeader()
    {
        await using var server = new MailServer();

        var result = await Sender(server).Send(Message with { ToName = "A\r\nBcc: eve@example.org", Subject = "S" });

        (result.IsFinal || server.Taken.All(mail => !mail.Contains("\nBcc:", StringComparison.OrdinalIgnoreCase))).ShouldBeTrue();
        server.Said.ShouldNotContain(line => line.Contains("eve@", StringComparison.Ordinal));
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
    [TestCase("smtp://mail.example.org?from=a@example.org&tls=perhaps")]
    public void Read_Bad_SaysWhatIsExpected(string text) =>
        Should.Throw<InvalidDataException>(() => SmtpSettings.Read(text)).Message.ShouldContain("smtp://user:password@mail.example.org:587?from=survey@example.org");

    private static SmtpSender Sender(MailServer server, string tls = "&tls=none") =>
        new(SmtpSettings.Read($"smtp://127.0.0.1:{server.Port}?from=survey@example.org{tls}")!);

    private static string BodyOf(string mail)
    {
        var at = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        at = at < 0 ? mail.IndexOf("\n\n", StringComparison.Ordinal) : at;
        var body = mail[at..].Trim();
        return (mail.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body))
            : Encoding.UTF8.GetString([.. Quoted().Replace(body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal), match => ((char)Convert.ToByte(match.Value[1..], 16)).ToString()).Select(each => (byte)each)]))
            .ReplaceLineEndings("\n");
    }

    [GeneratedRegex("=[0-9A-F]{2}", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
