using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>A token just made.</summary>
/// <param name="Token">What is kept of it.</param>
/// <param name="Secret">The token itself, to be shown now and never again.</param>
public sealed record NewToken(ApiToken Token, string Secret);
