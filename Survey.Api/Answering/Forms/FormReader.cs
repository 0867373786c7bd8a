using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Reads the fields of a form into answers. It only brings them into the form that a response file has, and leaves the
/// reading to the engine: a page takes and refuses what every other way in takes and refuses.
/// </summary>
/// <param name="framework">What coded answers refer to.</param>
/// <param name="language">The interface's language, for how numbers are typed.</param>
internal sealed class FormReader(Framework framework, string language)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Place FormPlace = Place.OfFile("form");

    /// <summary>The answers to some questions that are answered side by side. What cannot be read is a problem of its field, and left out.</summary>
    public FormReading Read(IReadOnlyList<Question> questions, FormValues values)
    {
        var (answers, problems) = Parse(questions, values, leftOut: []);
        var places = new FieldPlaces(questions, values, FormPlace);

        // Several wrong codes in one field are one problem, which names them.
        var found = problems.Problems
            .Where(problem => problem.Severity == Severity.Error)
            .Select(places.Find)
            .OfType<FieldProblem>()
            .DistinctBy(problem => problem.Field, StringComparer.Ordinal)
            .Select(problem => problem with { Problem = problem.Problem with { Found = FindWrong(problem, values) } })
            .ToList();
        if (found.Count > 0)
        {
            (answers, _) = Parse(questions, values, [.. found.Select(problem => problem.Field)]);
        }

        return new FormReading(answers, found);
    }

    private string FindWrong(FieldProblem problem, FormValues values) => Excerpt.Of(problem.Question is CodedQuestion
        ? string.Join(", ", CodedText.Read(values, problem.Field, framework).Unknown)
        : values.Get(problem.Field));

    private (AnswerSet Answers, ProblemLog Problems) Parse(IReadOnlyList<Question> questions, FormValues values, HashSet<string> leftOut)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(questions, values, "", leftOut, writer);
        }

        var problems = new ProblemLog();
        using var document = JsonSource.Parse(buffer.WrittenMemory, FormPlace, problems);
        return (AnswerJson.Read(new JsonValue(document!.RootElement, FormPlace, problems), new QuestionScope(questions), framework)!, problems);
    }

    private void Write(IEnumerable<Question> questions, FormValues values, string prefix, HashSet<string> leftOut, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var question in questions.Where(question => question is not CalculatedQuestion && !leftOut.Contains(prefix + question.Code)))
        {
            Write(question, values, prefix + question.Code, leftOut, writer);
        }

        writer.WriteEndObject();
    }

    private void Write(Question question, FormValues values, string name, HashSet<string> leftOut, Utf8JsonWriter writer)
    {
        switch (question)
        {
            case Repeat repeat when values.GetKeys(name) is { Count: > 0 } keys:
                writer.WriteStartArray(repeat.Code);
                foreach (var key in keys)
                {
                    Write(FormPage.QuestionsOf(repeat.Items), values, FormValues.RowPrefix(name, key), leftOut, writer);
                }

                writer.WriteEndArray();
                break;
            case Repeat:
                break;
            case CodedQuestion:
                WriteCoded(question, CodedText.Read(values, name, framework), writer);
                break;
            case SelectManyQuestion or RankQuestion when values.GetAll(name) is { Count: > 0 } codes:
                writer.WriteStartArray(question.Code);
                foreach (var code in codes)
                {
                    writer.WriteStringValue(code);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteSingle(question, values.Get(name).ReplaceLineEndings("\n"), writer);
                break;
        }
    }

    private void WriteSingle(Question question, string text, Utf8JsonWriter writer)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        // A browser sends half a character as the sign for an unknown one; a program may send the half.
        text = text.Replace("\0", "", StringComparison.Ordinal);
        writer.WritePropertyName(question.Code);
        if (question is AcknowledgeQuestion)
        {
            writer.WriteBooleanValue(value: true);
        }
        else if (question is IntegerQuestion or DecimalQuestion or RangeQuestion
            && TypedNumber.Normalize(text, commaIsDecimal: language != "en") is { } number)
        {
            writer.WriteRawValue(number);
        }
        else
        {
            writer.WriteStringValue(text.Trim());
        }
    }

    private static void WriteCoded(Question question, CodedText coded, Utf8JsonWriter writer)
    {
        if (coded.Themes.Count + coded.Elements.Count + coded.Unknown.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(question.Code);
        writer.WriteStartArray("themes");
        foreach (var theme in coded.Themes)
        {
            writer.WriteStringValue(theme.Code);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("elements");
        foreach (var code in coded.Elements.Select(element => element.Code).Concat(coded.Unknown))
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
