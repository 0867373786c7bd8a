using System.Security.Cryptography;
using System.Text;

namespace Survey.Storage;

/// <summary>
/// The part of a large table in which a row is: 0 to 63. All rows of one respondent are in one bucket, so that an answer is stored in one
/// place of a distributed database, and nodes that store answers of different buckets do not wait for each other.
/// </summary>
/// <remarks>The function must never change: keys of stored rows contain its result.</remarks>
public static class Bucket
{
    /// <summary>The number of buckets.</summary>
    public const int Count = 64;

    /// <summary>Name of the SQL function that computes what <see cref="Of"/> and <see cref="OfHash"/> compute.</summary>
    internal const string Function = "bucket_of";

    /// <summary>
    /// All buckets as a list in SQL. A statement about all respondents of a round says <c>bucket IN</c> this list, so that the engine finds
    /// the round in each bucket by the key instead of reading the whole table.
    /// </summary>
    internal const string All =
        "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "
        + "16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, "
        + "32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, "
        + "48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63)";

    /// <summary>The tables whose keys begin with the bucket.</summary>
    internal static IReadOnlyList<string> Tables { get; } =
        ["response_revision", "response", "draft", "access_link", "audit_entry", "publication_response", "tally"];

    /// <summary>The bucket of a respondent, or of another code: the first byte of the SHA-256 of its UTF-8 bytes, modulo 64.</summary>
    public static int Of(string code) => OfHash(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>The bucket of something of which the SHA-256 is known, such as the secret of a link.</summary>
    public static int OfHash(byte[] hash) => hash[0] % Count;
}
