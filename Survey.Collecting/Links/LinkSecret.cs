using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Collecting.Links;

/// <summary>Secrets that open something to whoever has them: 256 bits by chance, told once; only their hash is stored.</summary>
/// <remarks>With that much chance in it a plain hash is enough: nobody can try them all, and equal secrets do not happen.</remarks>
public static class LinkSecret
{
    /// <summary>How the secret of an access link begins, so that whoever finds one knows what it is.</summary>
    public const string Prefix = "svl_";

    private const int Bytes = 32;

    /// <summary>A new secret.</summary>
    /// <param name="prefix">How it begins.</param>
    public static string Make(string prefix = Prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a secret: its SHA-256.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
