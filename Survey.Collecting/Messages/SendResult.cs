namespace Survey.Collecting.Messages;

/// <summary>What happened when a message was handed to the mail server.</summary>
public enum SendOutcome
{
    /// <summary>The server has taken it.</summary>
    Taken,

    /// <summary>It was not taken and may be later, so it is tried again.</summary>
    Postponed,

    /// <summary>It may have been taken: the connection broke before the server could say. It is not tried again by itself.</summary>
    Uncertain,

    /// <summary>The server refused it for good, for another reason than the address.</summary>
    Refused,

    /// <summary>The server refused the address for good, or no message can be sent to it.</summary>
    AddressRefused,
}

/// <summary>The result of one attempt to send a message.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Failure">Why it was not taken, for coordinators; null if it was.</param>
public sealed record SendResult(SendOutcome Outcome, string? Failure)
{
    /// <summary>The server has taken it.</summary>
    public static SendResult Taken { get; } = new(SendOutcome.Taken, Failure: null);
}
