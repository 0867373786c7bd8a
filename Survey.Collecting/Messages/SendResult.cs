namespace Survey.Collecting.Messages;

/// <summary>What came of trying to send a message.</summary>
/// <param name="Failure">Why it was not taken; null if it was.</param>
/// <param name="IsFinal">Whether trying again is of no use, since the server refused it for good.</param>
public sealed record SendResult(string? Failure, bool IsFinal)
{
    /// <summary>Whether it may have been taken all the same, since the line broke before the server could say; then it is not tried again by itself.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>The server has taken it.</summary>
    public static SendResult Taken { get; } = new(Failure: null, IsFinal: true);
}
