using Survey.Core.Responses;

namespace Survey.Tests.Support;

/// <summary>Those who act in tests.</summary>
internal static class TestActors
{
    /// <summary>Who runs commands.</summary>
    public static Actor Operator { get; } = new(ActorRole.Operator, "test");
}
