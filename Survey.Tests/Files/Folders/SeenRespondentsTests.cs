using Survey.Files.Folders;

namespace Survey.Tests.Files.Folders;

public sealed class SeenRespondentsTests
{
    [Test]
    public void FindOrAdd_SameIdOrAnotherSpelling_GivesTheEarlierNumber()
    {
        var seen = new SeenRespondents();

        seen.FindOrAdd("ab-1", 1).ShouldBeNull();
        seen.FindOrAdd("AB-1", 2).ShouldBe((1, false));
        seen.FindOrAdd("AB-1", 3).ShouldBe((2, true));
        seen.FindOrAdd("ab-1", 4).ShouldBe((1, true));
        seen.FindOrAdd("Ab-1", 5).ShouldBe((1, false));
        seen.FindOrAdd("ab-2", 6).ShouldBeNull();
    }
}
