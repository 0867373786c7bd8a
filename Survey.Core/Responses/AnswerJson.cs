using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Responses;

/// <summary>The member <c>answers</c> of a response by itself: what a draft holds, and what a form gives.</summary>
public static class AnswerJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads answers as a response file has them, noting all problems in the value's log.</summary>
    /// <param name="value">The answers.</param>
    /// <param name="questions">The questions of a questionnaire, of a row, or some of these.</param>
    /// <param name="framework">What coded answers refer to.</param>
    /// <returns>The answers, in the order of the questions; null if the value is no object. After an error they are not to be stored.</returns>
    public static AnswerSet? Read(JsonValue value, QuestionScope questions, Framework framework) => questions.Read(value, new AnswerContext(framework));

    /// <summary>Answers as compact JSON, the same for answers that say the same.</summary>
    public static string Write(AnswerSet answers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            answers.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
