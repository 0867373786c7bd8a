using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Collecting.Links;

/// <summary>Bearer secrets of 256 random bits. A secret is shown once; only its hash is stored.</summary>
/// <remarks>With so many random bits a plain hash is enough: secrets cannot be guessed and do not collide.</remarks>
public static class LinkSecret
{
    /// <summary>Prefix of the secret of an access link, so that a leaked one can be recognized.</summary>
    public const string Prefix = "svl_";

    private const int Bytes = 32;

    /// <summary>Makes a new secret.</summary>
    /// <param name="prefix">Its first characters.</param>
    public static string Make(string prefix = Prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// The secret at the start of a text: what follows a link in a sentence, such as a full stop or a bracket, does not belong to it.
    /// </summary>
    public static string Clean(string text) => string.Concat(text.TakeWhile(each => char.IsAsciiLetterOrDigit(each) || each is '_' or '-'));

    /// <summary>SHA-256 of a secret, the only part of it that is stored.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
