using System.Security.Cryptography;
using System.Text;

namespace Survey.Collecting.Directories;

/// <summary>The stamp of something that several people may change: whoever changes it says by it what they have seen.</summary>
internal static class EntryStamp
{
    /// <summary>A short text that differs whenever one of the parts does.</summary>
    public static string Of(params IEnumerable<string> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..16];
}
