namespace Survey.Collecting.Accounts;

/// <summary>
/// The pause after failed sign-ins: none after the first failures; then 1 second, doubled by each further failure, up to a maximum.
/// </summary>
/// <param name="Free">Number of failures without a pause.</param>
/// <param name="MaxPause">The longest pause.</param>
public sealed record SignInPause(int Free, TimeSpan MaxPause)
{
    /// <summary>Failures are forgotten after this time without an attempt.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    /// <summary>For one account, where people mistype and programs guess.</summary>
    public static SignInPause OfName { get; } = new(Free: 5, MaxPause: TimeSpan.FromMinutes(15));

    /// <summary>For one address, which a whole office may share.</summary>
    public static SignInPause OfAddress { get; } = new(Free: 50, MaxPause: TimeSpan.FromMinutes(5));

    /// <summary>The pause after that number of failures; zero within the free ones.</summary>
    public TimeSpan After(int failures)
    {
        var beyond = failures - Free;
        return beyond <= 0 ? TimeSpan.Zero
            : beyond > 20 ? MaxPause
            : TimeSpan.FromSeconds(Math.Min(1 << (beyond - 1), MaxPause.TotalSeconds));
    }
}
