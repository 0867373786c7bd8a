using System.Security.Cryptography;
using System.Text;

namespace Survey.Collecting.Directories;

/// <summary>
/// Version stamp of an entry that several people may edit. A caller sends it back to prove that the entry has not changed since.
/// </summary>
internal static class VersionStamp
{
    /// <summary>16 hexadecimal digits that change when any of the parts changes.</summary>
    public static string Of(params IEnumerable<string> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..16];
}
