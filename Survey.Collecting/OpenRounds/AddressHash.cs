using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Collecting.Messages;
using Survey.Storage;

namespace Survey.Collecting.OpenRounds;

/// <summary>
/// Recognizes an e-mail address that is not stored: by its HMAC-SHA256 with a random key of the round. The key is stored encrypted, so the
/// store alone does not tell whether somebody answered.
/// </summary>
internal static class AddressHash
{
    private const int KeyBytes = 32;

    private const int IdBytes = 16;

    private static readonly IdnMapping Domains = new();

    /// <summary>The respondent's id for an address: the first 16 bytes of its hash, in hexadecimal.</summary>
    /// <param name="address">The address, in any letter case.</param>
    /// <param name="key">The key of the round.</param>
    public static string IdOf(string address, byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Normalize(address)))[..IdBytes]);

    /// <summary>The key of a round; null if it has none that can be decrypted.</summary>
    public static async Task<byte[]?> FindKey(StoreSession session, string round, MessageSeal seal)
    {
        if (await session.AddressKeys.Find(round) is not { } stored)
        {
            return null;
        }

        try
        {
            return Convert.FromHexString(seal.Open(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes the key of a round, unless it has one.</summary>
    public static async Task<byte[]> MakeKey(StoreSession session, string round, MessageSeal seal)
    {
        if (await FindKey(session, round, seal) is { } made)
        {
            return made;
        }

        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        await session.AddressKeys.Save(round, seal.Close(Convert.ToHexStringLower(key)));
        return key;
    }

    /// <summary>The form in which two spellings of an address are the same: lower case, the domain in ASCII.</summary>
    private static string Normalize(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        return $"{address[..at]}@{(domain.StartsWith('[') ? domain : Domains.GetAscii(domain))}".ToLowerInvariant();
    }
}
