using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Files.Folders;

/// <summary>
/// Remembers the file or line of each respondent's first response, to find duplicates and ids that differ only in upper and lower case.
/// </summary>
/// <remarks>
/// Each id is stored as 16 bytes of the hash of its lower case and 8 bytes of its own, so that memory does not depend on the length of ids.
/// The hashes are spread over 256 tables, because one large table would be copied as a whole whenever it grows.
/// </remarks>
internal sealed class SeenRespondents
{
    private readonly Dictionary<UInt128, Seen>[] _tables = [.. Enumerable.Range(0, 256).Select(_ => new Dictionary<UInt128, Seen>())];

    // Ids that differ from an earlier one only in case, which are few.
    private readonly Dictionary<string, int> _otherSpellings = new(StringComparer.Ordinal);

    /// <summary>Adds a respondent, unless it was added before.</summary>
    /// <param name="id">The id of the respondent.</param>
    /// <param name="number">The number of the file or line.</param>
    /// <returns>
    /// The number of an earlier response of this respondent, or else of one whose id differs only in case; null if there is none.
    /// </returns>
    public (int Number, bool IsSame)? FindOrAdd(string id, int number)
    {
        var hash = HashOf(id);
        var lower = id.ToLowerInvariant();
        var lowerHash = lower == id ? hash : HashOf(lower);
        var table = _tables[lowerHash[^1]];
        var key = BinaryPrimitives.ReadUInt128LittleEndian(lowerHash);
        var seen = new Seen(number, BinaryPrimitives.ReadInt64LittleEndian(hash));
        if (table.TryAdd(key, seen))
        {
            return null;
        }

        var first = table[key];
        return first.Spelling == seen.Spelling ? (first.Number, true)
            : _otherSpellings.TryAdd(id, number) ? (first.Number, false)
            : (_otherSpellings[id], true);
    }

    private static byte[] HashOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    /// <summary>The first response of a respondent.</summary>
    /// <param name="Number">The number of its file or line.</param>
    /// <param name="Spelling">Eight bytes of the hash of the id as it is written.</param>
    private readonly record struct Seen(int Number, long Spelling);
}
