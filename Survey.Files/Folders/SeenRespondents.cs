using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Files.Folders;

/// <summary>Remembers who has answered, and in which file or line.</summary>
/// <remarks>
/// A respondent is known by sixteen bytes of a hash, whatever the length of its id. The hashes are spread over many
/// small tables, since one large table would be copied whole each time it grows.
/// </remarks>
internal sealed class SeenRespondents
{
    private readonly Dictionary<UInt128, int>[] _tables = [.. Enumerable.Range(0, 256).Select(_ => new Dictionary<UInt128, int>())];

    /// <summary>Notes a respondent.</summary>
    /// <param name="id">Who answered.</param>
    /// <param name="number">The number of the file or line.</param>
    /// <returns>The number it was first noted with; null if this is the first time.</returns>
    public int? FindOrAdd(string id, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        var table = _tables[hash[^1]];
        var key = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        return table.TryAdd(key, number) ? null : table[key];
    }
}
