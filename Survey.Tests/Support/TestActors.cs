using Survey.Core.Responses;

namespace Survey.Tests.Support;

internal static class TestActors
{
    public static Actor Operator { get; } = new(ActorRole.Operator, "test");
}
