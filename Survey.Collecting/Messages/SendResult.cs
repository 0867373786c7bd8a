namespace Survey.Collecting.Messages;

/// <summary>Outcome of one attempt to send a message.</summary>
public enum SendOutcome
{
    /// <summary>The mail server accepted it.</summary>
    Taken,

    /// <summary>The mail server did not accept it for now; it is retried.</summary>
    Postponed,

    /// <summary>It may have been accepted: the connection broke before the server replied. It is not retried automatically.</summary>
    Uncertain,

    /// <summary>The mail server refused it permanently, for another reason than the address.</summary>
    Refused,

    /// <summary>The mail server refused the address permanently, or the address is not usable.</summary>
    AddressRefused,
}

/// <summary>Result of one attempt to send a message.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Failure">Why it was not accepted, for coordinators; null if it was.</param>
public sealed record SendResult(SendOutcome Outcome, string? Failure)
{
    /// <summary>The mail server accepted it.</summary>
    public static SendResult Taken { get; } = new(SendOutcome.Taken, Failure: null);
}
