using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Survey.Api.Http;
using Survey.Api.Mailing;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Mailing;

/// <summary>Reports of mail servers in a mailbox of Dovecot, and what becomes of them at the contact.</summary>
public sealed class BounceReaderTests
{
    private const string NoSuchUser = "smtp; 550 5.1.1 <lake@example.org>: no such user";

    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private Dovecot _mailbox = null!;
    private CollectingRound _round = null!;
    private Guid _message;

    [SetUp]
    public async Task Start()
    {
        _mailbox = await Dovecot.Start();
        _round = await CollectingRound.Make();
        await SaveContact(id: null, "lake@example.org");
        (await new InvitationDesk(_round.Store, new MessageWriter(Seal, new Uri("https://survey.example.org/")))
            .Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana)).Value!.Written.ShouldBe(1);
        (await Box.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();
        _message = (await Box.GetAll("minimal")).ShouldHaveSingleItem().Id;
    }

    [TearDown]
    public void Stop()
    {
        _round?.Dispose();
        _mailbox?.Dispose();
    }

    private Outbox Box => new(_round.Store, Seal);

    [TestCase(true, TestName = "Read_FailureWithTheMessage_IsShownAtTheContact")]
    [TestCase(false, TestName = "Read_FailureWithItsHeaders_IsShownAtTheContact")]
    public async Task Read_Failure_IsShownAtTheContact(bool isWhole)
    {
        await Put(DeliveryReport.Make(_message, "failed", NoSuchUser, isWhole));

        (await Read()).ShouldBe(1);
        (await Read()).ShouldBe(0, "it was dealt with");

        var contact = await FindContact();
        contact.Bounce.ShouldBe(
            "It could not be delivered (2024-03-02). The mail server replied: 550 5.1.1 <lake@example.org>: no such user");
        (await Box.GetAll("minimal")).ShouldHaveSingleItem().State.ShouldBe(MessageStates.Bounced);
        (await GetFlags()).ShouldBe(["Seen SurveyHandled"]);

        await SaveContact(contact.Id, "office@lake.example.org");
        (await FindContact()).Bounce.ShouldBeNull("the address was corrected");
    }

    [Test]
    public async Task Read_DelayAndOtherMail_ChangeNothing()
    {
        using var answer = new MimeMessage([new MailboxAddress("", "lake@example.org")], [new MailboxAddress("", "survey@example.org")],
            "Out of office", new TextPart("plain") { Text = "I am back on Monday." });
        answer.InReplyTo = $"{_message:N}@example.org";
        await Put(
            DeliveryReport.Make(_message, "delayed", "smtp; 450 try later"),
            DeliveryReport.Make(Guid.NewGuid(), "failed", NoSuchUser),
            answer);

        (await Read()).ShouldBe(1, "the delay");

        (await FindContact()).Bounce.ShouldBeNull();
        (await Box.GetAll("minimal")).ShouldHaveSingleItem().State.ShouldBe(MessageStates.Sent);
        (await GetFlags()).ShouldBe(["Seen SurveyHandled", "", ""], "mail about other things stays as it is");
    }

    [TestCase("imaps://u:p%40ss@mail.example.org", "mail.example.org 993 u p@ss INBOX True True")]
    [TestCase("imap://u:p@mail.example.org?folder=Returned", "mail.example.org 143 u p Returned False True")]
    [TestCase("imap://u:p@localhost:1143?tls=none", "localhost 1143 u p INBOX False False")]
    [TestCase("pop3://u:p@mail.example.org", null)]
    [TestCase("imap://mail.example.org", null)]
    [TestCase("imap://u:p@mail.example.org?tls=maybe", null)]
    [TestCase("imap://u@mail.example.org?password-file=/none/such", null)]
    public void Read_Setting_GivesItsPartsOrSaysWhatIsWrong(string text, string? expected)
    {
        if (expected is null)
        {
            Should.Throw<InvalidDataException>(() => BounceSettings.Read(text)).Message.ShouldContain("SURVEY_BOUNCES");
            return;
        }

        var settings = BounceSettings.Read(text)!;
        object[] parts =
        [
            settings.Host, settings.Port, settings.User, settings.Password, settings.Folder, settings.IsTlsFirst, settings.IsEncrypted,
        ];
        string.Join(' ', parts).ShouldBe(expected);
    }

    private Task<int> Read() =>
        new BounceReader(new BounceSettings(
            "127.0.0.1", _mailbox.Port, Dovecot.User, Dovecot.Password, "INBOX", IsTlsFirst: false, IsEncrypted: false))
            .Read((message, reason) => Box.NoteReport(message, reason), CancellationToken.None);

    private async Task<Contact> FindContact() =>
        (await new DirectoryDesk(_round.Store).Find("minimal"))!.Contacts.ShouldHaveSingleItem();

    private async Task SaveContact(Guid? id, string email) =>
        (await new DirectoryDesk(_round.Store).SaveContact("minimal", id, "lake", "secretariat", "Amina", email, "en", Dana))
            .Problems.ShouldBeEmpty();

    private async Task Put(params MimeMessage[] mails)
    {
        using var client = await Open();
        foreach (var mail in mails)
        {
            await client.Inbox!.AppendAsync(mail);
            mail.Dispose();
        }
    }

    private async Task<IReadOnlyList<string>> GetFlags()
    {
        using var client = await Open();
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly);
        return
        [
            .. (await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags)).Select(each =>
                $"{((each.Flags ?? MessageFlags.None) & MessageFlags.Seen) switch { MessageFlags.Seen => "Seen ", _ => "" }}"
                + string.Join(' ', each.Keywords)),
        ];
    }

    private async Task<ImapClient> Open()
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", _mailbox.Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(Dovecot.User, Dovecot.Password);
        return client;
    }
}
