using Survey.Collecting.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Responses;

public sealed class PresenceTests
{
    private readonly SetTime _clock = new(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public void See_TwoOnOneResponse_EachSeesTheOtherForTwoMinutes()
    {
        var presence = new Presence(_clock);
        presence.See("minimal", "lake", "one", "Amina").ShouldBeEmpty();

        presence.See("minimal", "lake", "two", "Boris").ShouldBe(["Amina"]);
        presence.See("minimal", "lake", "one", "Amina").ShouldBe(["Boris"]);
        presence.See("minimal", "river", "three", "Chen").ShouldBeEmpty("that is another response");

        _clock.Now += TimeSpan.FromMinutes(2);
        presence.See("minimal", "lake", "one", "Amina").ShouldBe(["Boris"]);
        _clock.Now += TimeSpan.FromSeconds(1);
        presence.See("minimal", "lake", "one", "Amina").ShouldBeEmpty();
    }

    [Test]
    public void See_ClockWasAhead_ForgetsThoseSeenThen()
    {
        var presence = new Presence(_clock);
        var today = _clock.Now;
        _clock.Now = today.AddDays(40);
        presence.See("minimal", "lake", "one", "Amina");

        _clock.Now = today;
        presence.See("minimal", "lake", "two", "Boris").ShouldBeEmpty();
        presence.See("minimal", "lake", "one", "Amina").ShouldBe(["Boris"]);
    }

    [Test]
    public void See_SameNameInTwoWindows_IsShownOnce()
    {
        var presence = new Presence(_clock);
        presence.See("minimal", "lake", "one", "Amina");
        presence.See("minimal", "lake", "two", "Amina");

        presence.See("minimal", "lake", "three", "Boris").ShouldBe(["Amina"]);
    }

    [Test]
    public void See_MoreThanAreKept_AreNotShownUntilOthersAreForgotten()
    {
        var presence = new Presence(_clock);
        for (var visit = 0; visit < Presence.MaxVisits; visit++)
        {
            presence.See("minimal", $"organization-{visit}", "one", "Amina");
        }

        presence.See("minimal", "lake", "one", "Boris");
        presence.See("minimal", "lake", "two", "Chen").ShouldBeEmpty();

        _clock.Now += TimeSpan.FromMinutes(3);
        presence.See("minimal", "lake", "one", "Boris");
        presence.See("minimal", "lake", "two", "Chen").ShouldBe(["Boris"]);
    }
}
