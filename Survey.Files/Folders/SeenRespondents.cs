using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Files.Folders;

/// <summary>Remembers the file or line of each respondent's first response, to find duplicates.</summary>
/// <remarks>
/// Each id is stored as 16 bytes of its hash, so that memory does not depend on the length of ids. The hashes are spread
/// over 256 tables, because one large table would be copied as a whole whenever it grows.
/// </remarks>
internal sealed class SeenRespondents
{
    private readonly Dictionary<UInt128, int>[] _tables = [.. Enumerable.Range(0, 256).Select(_ => new Dictionary<UInt128, int>())];

    /// <summary>Adds a respondent, unless it was added before.</summary>
    /// <param name="id">The id of the respondent.</param>
    /// <param name="number">The number of the file or line.</param>
    /// <returns>The number it was added with before; null if it is new.</returns>
    public int? FindOrAdd(string id, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        var table = _tables[hash[^1]];
        var key = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        return table.TryAdd(key, number) ? null : table[key];
    }
}
