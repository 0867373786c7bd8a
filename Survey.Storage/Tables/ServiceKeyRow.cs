namespace Survey.Storage.Tables;

/// <summary>A row of <c>service_key</c>.</summary>
/// <param name="Id">The row's key; keys sort by time.</param>
/// <param name="Document">XML of ASP.NET Core: a key, or the revocation of keys.</param>
public sealed record ServiceKeyRow(Guid Id, string Document);
