using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Survey.Collecting.Messages;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Mailing;

/// <summary>Of two services on one store, one sends the messages. When it is killed, the other goes on.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
internal sealed partial class SenderHandOverTests(StoreEngine engine)
{
    [Test]
    public async Task Send_SenderIsKilledInTheMiddle_EachMessageGoesOutOnce()
    {
        await using var nodes = await NodesOfDatabase.Start(engine);
        var expected = await nodes.AddContacts(perOrganization: 12);
        using var program = await nodes.CreateProgram();
        (await program.PostAsJsonAsync(nodes.Second.At("/v1/rounds/minimal/invitations"), new { })).EnsureSuccessStatusCode();
        while (nodes.Mail.Taken.Count < 5)
        {
            await Task.Delay(1);
        }

        await nodes.First.Kill();
        var takenBefore = nodes.Mail.Taken.Count;

        var messages = await GetStates(nodes);
        while (messages.Keys.Any(state => state is MessageStates.Waiting or MessageStates.Sending))
        {
            await Task.Delay(100);
            messages = await GetStates(nodes);
        }

        takenBefore.ShouldBeLessThan(expected.Count, "the sender must be killed before it has ended");
        nodes.Second.Log.ShouldNotContain("could not be processed");
        var recipients = nodes.Mail.Taken.Select(mail => Recipient().Match(mail).Value).ToList();
        recipients.ShouldBeUnique();

        // The message that was being sent when the sender was killed may be out or not: a person decides about it.
        var uncertain = messages.GetValueOrDefault(MessageStates.Uncertain, []);
        uncertain.Count.ShouldBeLessThanOrEqualTo(1);
        recipients.Concat(uncertain).Distinct(StringComparer.Ordinal).ShouldBe(expected, ignoreOrder: true);
        messages[MessageStates.Sent].Concat(uncertain).ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>The mail addresses of the messages in each state.</summary>
    private static async Task<Dictionary<string, List<string>>> GetStates(NodesOfDatabase nodes)
    {
        await using var session = await nodes.Store.BeginReadAsync();
        return (await session.Messages.GetAll(NodesOfDatabase.Round)).GroupBy(row => row.State, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.ToAddress).ToList(), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<=^To: .*<)[^>]+(?=>)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Recipient();
}
