using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Account">Who signed in; null if the name or the password was wrong, or the account is disabled.</param>
/// <param name="PausedUntil">Until when no attempt is looked at, after too many failures; null if this one was.</param>
public sealed record SignIn(Account? Account, DateTimeOffset? PausedUntil);
