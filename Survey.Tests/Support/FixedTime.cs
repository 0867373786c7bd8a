namespace Survey.Tests.Support;

/// <summary>A clock that is always at noon of 10 October 2017, when GRCP 7 closed.</summary>
internal sealed class FixedTime : TimeProvider
{
    public static FixedTime Instance { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(2017, 10, 10, 12, 0, 0, TimeSpan.Zero);
}
