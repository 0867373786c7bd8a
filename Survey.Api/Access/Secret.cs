using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Api.Access;

/// <summary>Secrets that open something by themselves, and what is kept of them.</summary>
internal static class Secret
{
    /// <summary>How every personal token begins, so that one that got out is known for what it is.</summary>
    public const string TokenPrefix = "svt_";

    /// <summary>How every access link's secret begins.</summary>
    public const string LinkPrefix = "svl_";

    private const int Bytes = 32;

    /// <summary>A new secret of 256 random bits.</summary>
    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of a secret. It is random and long, so that a plain hash cannot be turned back.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
