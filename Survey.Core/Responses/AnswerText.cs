using System.Text;
using System.Text.Json;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>Answers as compact JSON, for comparison: equal answers give equal text.</summary>
internal static class AnswerText
{
    public static string Of(Answer answer) => Write(answer.WriteTo);

    public static string Of(AnswerSet answers) => Write(answers.WriteTo);

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
