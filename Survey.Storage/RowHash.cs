using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Storage;

/// <summary>
/// The hash of a row: SHA-256 over the values of its other columns. The engine offers it as an SQL function, so that a statement that
/// writes a row writes its hash too.
/// </summary>
internal static class RowHash
{
    /// <summary>Name of the SQL function. It takes any number of values.</summary>
    public const string Function = "row_hash";

    /// <summary>SHA-256 over values, each with its type and length, so that no two rows are hashed from the same bytes.</summary>
    /// <param name="values">Texts, numbers, byte arrays and nulls.</param>
    public static byte[] Of(params object?[] values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        foreach (var value in values)
        {
            var (type, bytes) = value switch
            {
                null or DBNull => ('n', []),
                string text => ('t', Encoding.UTF8.GetBytes(text)),
                byte[] blob => ('b', blob),
                _ => ('v', Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
            };
            head[0] = (byte)type;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
