using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>A token that was just created.</summary>
/// <param name="Token">The stored data of the token.</param>
/// <param name="Secret">The token itself, shown now and never again.</param>
public sealed record NewToken(ApiToken Token, string Secret);
