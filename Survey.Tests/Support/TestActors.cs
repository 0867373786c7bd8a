using Survey.Core.Responses;

namespace Survey.Tests.Support;

/// <summary>Actors in tests.</summary>
internal static class TestActors
{
    /// <summary>Runs commands.</summary>
    public static Actor Operator { get; } = new(ActorRole.Operator, "test");
}
