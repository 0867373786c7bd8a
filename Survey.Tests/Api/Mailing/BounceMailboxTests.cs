using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Survey.Api.Http;
using Survey.Api.Mailing;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Responses;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Mailing;

/// <summary>The running service with a mailbox behind TLS, whose certificate it trusts or not.</summary>
public sealed class BounceMailboxTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "Dana");

    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    [Test]
    public async Task Serve_MailboxBehindTls_ShowsAReturnedMessageAtTheContact()
    {
        var (certificate, withKey) = MakeCertificate();
        using var mailbox = await Dovecot.Start(withKey);
        using var round = await CollectingRound.Make();
        using var folder = new TemporaryFolder();
        folder.Write("ca.pem", certificate);
        await using var mail = new MailServer();
        await Put(mailbox, await SendInvitation(round));

        await using var service = await ServiceNode.Start(
            folder.Path,
            round.StorePath,
            port: 0,
            ("SURVEY_ADDRESS", "https://survey.example.org"),
            ("SURVEY_SMTP", $"smtp://127.0.0.1:{mail.Port}?from=survey@example.org&tls=none"),
            ("SURVEY_BOUNCES", $"imaps://{Dovecot.User}:{Dovecot.Password}@localhost:{mailbox.Port}"),
            ("SSL_CERT_FILE", folder.PathOf("ca.pem")));

        Contact contact;
        var waited = 0;
        while ((contact = await FindContact(round)).Bounce is null)
        {
            (++waited).ShouldBeLessThan(300, service.Log);
            await Task.Delay(100);
        }

        MessageFailures.Find(contact.Bounce)!.Value.Values.ShouldContain(("reply", "550 5.1.1 no such user"));
    }

    [Test]
    public async Task Read_CertificateIsNotTrusted_SendsNoPassword()
    {
        using var mailbox = await Dovecot.Start(MakeCertificate().WithKey);

        await Should.ThrowAsync<SslHandshakeException>(() =>
            new BounceReader(BounceSettings.Read($"imaps://{Dovecot.User}:{Dovecot.Password}@localhost:{mailbox.Port}")!)
                .Read((_, _) => Task.FromResult(true), CancellationToken.None));
    }

    private static async Task<Guid> SendInvitation(CollectingRound round)
    {
        (await new DirectoryDesk(round.Store)
            .SaveContact("minimal", null, "lake", "secretariat", "Amina", "lake@example.org", "en", Dana)).Problems.ShouldBeEmpty();
        (await new InvitationDesk(round.Store, new MessageWriter(Seal, new Uri("https://survey.example.org/")))
            .Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana)).Value!.Written.ShouldBe(1);
        var box = new Outbox(round.Store, Seal);
        (await box.SendNext(_ => Task.FromResult(SendResult.Taken))).ShouldBeTrue();
        return (await box.GetAll("minimal")).ShouldHaveSingleItem().Id;
    }

    private static async Task<Contact> FindContact(CollectingRound round) =>
        (await new DirectoryDesk(round.Store).Find("minimal"))!.Contacts.ShouldHaveSingleItem();

    private static async Task Put(Dovecot mailbox, Guid message)
    {
        using var client = new ImapClient();
        client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        await client.ConnectAsync("127.0.0.1", mailbox.Port, SecureSocketOptions.SslOnConnect);
        await client.AuthenticateAsync(Dovecot.User, Dovecot.Password);
        using var report = DeliveryReport.Make(message, "failed", "smtp; 550 5.1.1 no such user");
        await client.Inbox!.AppendAsync(report);
    }

    private static (string Certificate, string WithKey) MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var text = certificate.ExportCertificatePem();
        return (text, $"{text}\n{key.ExportPkcs8PrivateKeyPem()}");
    }
}
