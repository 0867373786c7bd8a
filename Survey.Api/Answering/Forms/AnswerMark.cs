using System.Globalization;

namespace Survey.Api.Answering.Forms;

/// <summary>The mark of an answer, or of one row of a repeat group.</summary>
/// <param name="Key">The row's key in the form; empty for an answer that is not one of rows.</param>
/// <param name="Mark">Equal for what says the same.</param>
public sealed record AnswerMark(string Key, string Mark)
{
    /// <summary>The key of a row in a form as it is first shown: its place, from 1.</summary>
    public static string KeyAt(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
