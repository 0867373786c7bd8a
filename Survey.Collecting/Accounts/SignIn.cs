using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>Result of an attempt to sign in.</summary>
/// <param name="Account">Who signed in; null if the name or the password was wrong, or the account is disabled.</param>
/// <param name="PausedUntil">Attempts before then are ignored, after too many failures; null if this attempt was checked.</param>
public sealed record SignIn(Account? Account, DateTimeOffset? PausedUntil);
