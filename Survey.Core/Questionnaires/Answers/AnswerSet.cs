using System.Text.Json;

namespace Survey.Core.Questionnaires.Answers;

/// <summary>Answers by question code: those of a response outside its repeat groups, or those of one row.</summary>
/// <param name="answers">In the order of the questionnaire; each code at most once.</param>
public sealed class AnswerSet(IReadOnlyList<KeyValuePair<string, Answer>> answers)
{
    // Below it, looking at one after the other is faster than making a dictionary.
    private const int Many = 12;

    private readonly Dictionary<string, Answer>? _byCode = answers.Count < Many ? null : answers.ToDictionary(StringComparer.Ordinal);

    /// <summary>A set without answers.</summary>
    public static AnswerSet Empty { get; } = new([]);

    /// <summary>The answers in the order of the questionnaire.</summary>
    public IReadOnlyList<KeyValuePair<string, Answer>> Answers => answers;

    /// <summary>The answer to the question with that code; null if it was not answered.</summary>
    public Answer? Find(string code)
    {
        if (_byCode is not null)
        {
            return _byCode.GetValueOrDefault(code);
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (string.Equals(answers[i].Key, code, StringComparison.Ordinal))
            {
                return answers[i].Value;
            }
        }

        return null;
    }

    /// <summary>The rows of a repeat group in order; empty if it was not answered.</summary>
    public IReadOnlyList<AnswerSet> GetRows(string code) => (Find(code) as RowsAnswer)?.Rows ?? [];

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (code, answer) in answers)
        {
            writer.WritePropertyName(code);
            answer.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
