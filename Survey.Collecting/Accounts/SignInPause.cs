namespace Survey.Collecting.Accounts;

/// <summary>How long signing in waits after failures: so many are free, then each one doubles the pause, up to a longest.</summary>
/// <param name="Free">How many failures cost nothing.</param>
/// <param name="Longest">The longest pause.</param>
public sealed record SignInPause(int Free, TimeSpan Longest)
{
    /// <summary>After how long without an attempt the failures are forgotten.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    /// <summary>For one account: a person mistypes, a program guesses.</summary>
    public static SignInPause OfName { get; } = new(Free: 5, Longest: TimeSpan.FromMinutes(15));

    /// <summary>For one address, behind which a whole office may sit.</summary>
    public static SignInPause OfAddress { get; } = new(Free: 50, Longest: TimeSpan.FromMinutes(5));

    /// <summary>The pause after so many failures; zero while they are free.</summary>
    public TimeSpan After(int failures)
    {
        var beyond = failures - Free;
        return beyond <= 0 ? TimeSpan.Zero
            : beyond > 20 ? Longest
            : TimeSpan.FromSeconds(Math.Min(1 << (beyond - 1), Longest.TotalSeconds));
    }
}
