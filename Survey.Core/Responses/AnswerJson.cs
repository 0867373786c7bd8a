using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Responses;

/// <summary>Reads and writes the member <c>answers</c> of a response on its own, as in a draft or a submitted form.</summary>
public static class AnswerJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads answers in the form of a response file and reports all problems in the value's log.</summary>
    /// <param name="value">The object with the answers.</param>
    /// <param name="questions">The questions of a questionnaire or of a row, or a part of them.</param>
    /// <param name="frameworks">The frameworks that coded answers refer to.</param>
    /// <returns>
    /// The answers, in the order of the questions; null if the value is not an object. After an error they must not be
    /// stored.
    /// </returns>
    public static AnswerSet? Read(JsonValue value, QuestionScope questions, FrameworkSet frameworks) =>
        questions.Read(value, new AnswerContext(frameworks));

    /// <summary>Answers as compact JSON. Equal answers give equal text.</summary>
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
