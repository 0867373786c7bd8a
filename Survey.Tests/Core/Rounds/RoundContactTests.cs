using System.Text;
using System.Text.Json.Nodes;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Rounds;

public sealed class RoundContactTests
{
    private static readonly Actor Dana = new(ActorRole.Coordinator, "dana");
    private static readonly MessageSeal Seal = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    [TestCase("""{"name": "GRCP secretariat", "email": "grcp@example.org"}""", "GRCP secretariat", "grcp@example.org")]
    [TestCase("""{"name": " GRCP\u200b secretariat\n", "email": "\u200eo’neil@example.org"}""", "GRCP secretariat", "o'neil@example.org")]
    public void Read_Good_IsTheContact(string json, string name, string email) => Read(json).ShouldBe((new RoundContact(name, email), ""));

    [Test]
    public void Read_Null_IsNone() => Read("null").ShouldBe((null, ""));

    [TestCase("""{"name": "", "email": ""}""", "name-missing test.json: contact.name|email-invalid test.json: contact.email")]
    [TestCase(
        """{"name": "n\u0007ul", "email": "é@example.org"}""",
        "name-missing test.json: contact.name|email-not-ascii test.json: contact.email")]
    [TestCase(
        """{"e-mail": "grcp@example.org"}""",
        "json-missing-member test.json: contact|json-missing-member test.json: contact|json-unknown-member test.json: contact.e-mail")]
    [TestCase("\"grcp@example.org\"", "json-wrong-type test.json: contact")]
    public void Read_Bad_TellsAll(string json, string problems) => Read(json).ShouldBe((null, problems));

    [Test]
    public async Task Send_RoundWithContact_IsSignedByItAndRepliesGoToIt()
    {
        using var round = await CollectingRound.Make();
        await new DirectoryDesk(round.Store).SaveContact(
            "minimal",
            id: null,
            "lake",
            "secretariat",
            "Amina",
            "amina@example.org",
            "en",
            Dana);
        var contact = new JsonObject { ["name"] = "GRCP secretariat", ["email"] = "grcp@example.org" };
        (await new RoundDesk(round.Store)
            .ChangeDefinition("minimal", definition => RoundDesk.Edit(definition, document => document["contact"] = contact), Dana))
            .Succeeded.ShouldBeTrue();
        var outbox = new Outbox(round.Store, Seal);

        await new InvitationDesk(round.Store, new MessageWriter(Seal, new Uri("https://consult.example.org/")))
            .Send("minimal", MessageKind.Invitation, ["lake"], "press", Dana);

        OutgoingMessage? sent = null;
        await outbox.SendNext(message =>
        {
            sent = message;
            return Task.FromResult(SendResult.Taken);
        });
        sent!.Sender.ShouldBe(new RoundContact("GRCP secretariat", "grcp@example.org"));
        sent.Body!.ShouldEndWith("Thank you,\nGRCP secretariat");
    }

    private static (RoundContact? Contact, string Problems) Read(string contact)
    {
        var (minimal, _) = SampleRound.Read("minimal");
        var (round, problems) = RoundParsing.ReadJson(
            $$"""{"code": "minimal", "questionnaire": "minimal", "framework": "minimal", "contact": {{contact}}}""",
            value => RoundReader.Read(value, minimal.Frameworks, minimal.Directory, minimal.Questionnaire));
        return (round!.Contact, string.Join('|', problems.Select(problem => $"{problem.Code} {problem.Place}")));
    }
}
