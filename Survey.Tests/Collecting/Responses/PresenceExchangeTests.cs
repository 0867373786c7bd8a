using Survey.Collecting.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Responses;

/// <summary>Who has a response open, on two nodes of one database.</summary>
public sealed class PresenceExchangeTests
{
    [Test]
    public async Task Send_VisitsOfOneNode_AreKnownToTheOther()
    {
        using var place = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var end = new CancellationTokenSource();
        var (one, two) = (new Presence(FixedTime.Instance), new Presence(FixedTime.Instance));
        var sender = new PresenceExchange(place.Open(), one);
        var receiving = new PresenceExchange(place.Open(), two).Run(end.Token);
        while (place.Read<long>("SELECT COUNT(*) FROM pg_stat_activity WHERE query = 'LISTEN survey_presence'") == 0)
        {
            await Task.Delay(10);
        }

        // More than one signal can hold.
        for (var browser = 0; browser < 300; browser++)
        {
            one.See("minimal", "lake", $"browser {browser}", $"Amina {browser}");
        }

        await sender.Send(end.Token);
        while (two.See("minimal", "lake", "another", "Boris").Count < 300)
        {
            await Task.Delay(10);
        }

        two.See("minimal", "lake", "browser 7", "Amina 7").ShouldNotContain("Amina 7", "it is the same browser on another node");
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => receiving);
    }

    [Test]
    public void TakeNews_VisitsSeenAndReceived_AreThoseSeenHere()
    {
        var presence = new Presence(FixedTime.Instance);
        presence.See("minimal", "lake", "one", "Amina");
        presence.See("minimal", "lake", "one", "Amina");
        presence.Receive([new PresentVisit("minimal", "lake", "two", "Boris")]);

        presence.TakeNews().ShouldBe([new PresentVisit("minimal", "lake", "one", "Amina")]);
        presence.TakeNews().ShouldBeEmpty();
        presence.See("minimal", "lake", "one", "Amina").ShouldBe(["Boris"]);
    }
}
