using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;

namespace Survey.Core.Results;

/// <summary>Recognizes the same answers, and the same texts, in several responses, without regard to letter case and white space.</summary>
public static class AnswersDigest
{
    /// <summary>A shorter text is often the same by chance; in characters.</summary>
    public const int MinTextLength = 60;

    /// <summary>A short hash of all answers of a response, in hexadecimal: the same for the same answers.</summary>
    public static string Of(Response response) => $"{KeyOf(response):x16}";

    /// <summary>The same hash as a number.</summary>
    internal static ulong KeyOf(Response response)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            response.Answers.WriteTo(writer);
        }

        return HashOf(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>The long texts of a response, each once, with the hash of each.</summary>
    internal static IEnumerable<(ulong Key, string Text)> GetTexts(AnswerSet answers) =>
        FindTexts(answers).Where(text => text.Length >= MinTextLength).Select(text => (HashOf(text), text)).DistinctBy(text => text.Item1);

    /// <summary>True if a response has a text of any length: without one, the same answers are nothing to wonder about.</summary>
    internal static bool HasText(AnswerSet answers) => FindTexts(answers).Any();

    private static IEnumerable<string> FindTexts(AnswerSet answers) =>
        answers.Answers.SelectMany(each => each.Value switch
        {
            TextAnswer text => [text.Value],
            RowsAnswer rows => rows.Rows.SelectMany(FindTexts),
            _ => [],
        });

    private static ulong HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(CollapseWhiteSpace(text).Trim().ToUpperInvariant()), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The text with one space for each run of white space. In JSON, line breaks and tabs are escaped.</summary>
    private static string CollapseWhiteSpace(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        var isInRun = false;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscaped = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 'r' or 't';
            if (isEscaped || char.IsWhiteSpace(text[i]))
            {
                i += isEscaped ? 1 : 0;
                collapsed.Append(isInRun ? "" : " ");
                isInRun = true;
            }
            else
            {
                collapsed.Append(text[i]);
                isInRun = false;
            }
        }

        return collapsed.ToString();
    }
}
