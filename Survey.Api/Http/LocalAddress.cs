namespace Survey.Api.Http;

/// <summary>Addresses inside this service.</summary>
internal static class LocalAddress
{
    /// <summary>
    /// The path if it is local to this service, encoded for a header; null for any other address, so that nobody is redirected elsewhere.
    /// </summary>
    public static string? Find(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())))
            : null;
}
