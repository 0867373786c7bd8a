using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses.Merging;

/// <summary>The digest of one row of a repeat group, or of the answer to one question.</summary>
/// <param name="Id">The row's id; empty for a question outside of rows.</param>
/// <param name="Digest">Equal for equal content.</param>
internal readonly record struct RowDigest(string Id, string Digest)
{
    // 36 bits. A row is compared with two other versions of itself, so an accidental match is not to be expected.
    private const int Length = 6;

    /// <summary>The digest of answers and of the texts beside them that are not valid answers.</summary>
    public static string Of(AnswerSet answers, IEnumerable<KeyValuePair<string, string>> asTyped)
    {
        var texts = asTyped.OrderBy(typed => typed.Key, StringComparer.Ordinal).Select(typed => $"\n{typed.Key}\n{typed.Value}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(AnswerJson.Write(answers) + string.Concat(texts)));
        return Base64Url.EncodeToString(hash)[..Length];
    }
}
