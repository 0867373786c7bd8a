using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>An item that can be answered.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public abstract record Question(ItemHead Head, QuestionRules Rules) : Item(Head)
{
    /// <summary>
    /// True if analysts answer it, so that respondents do not see it: its <see cref="ItemHead.Appearance"/> has the word <c>analyst</c>.
    /// It is never required. A repeat group cannot be for analysts.
    /// </summary>
    public bool IsForAnalysts =>
        this is not Repeat && (Head.Appearance?.Split(' ').Contains("analyst", StringComparer.Ordinal) ?? false);

    /// <summary>True if respondents do not see it: a value that is not shown, or a question that analysts answer.</summary>
    public bool IsHidden => IsForAnalysts || this is HiddenQuestion;

    /// <summary>How many texts make up an answer when it is typed.</summary>
    public abstract AnswerParts Parts { get; }

    /// <summary>The answer; null if nothing was given, or if it could not be read, which is a problem in the input's log.</summary>
    public Answer? ReadAnswer(AnswerInput input, AnswerContext context) => input.IsBlank ? null : Read(input, context);

    /// <summary>
    /// Reads an answer in a document whose form is that of the store, and goes to its end. Gives what <see cref="ReadAnswer"/> gives.
    /// </summary>
    /// <returns>
    /// False if there is anything to report, or if it might have another form: then the document is to be read again with
    /// <see cref="ReadAnswer"/>.
    /// </returns>
    internal virtual bool TryRead(ref Utf8JsonReader json, AnswerContext context, out Answer? answer)
    {
        using var document = JsonDocument.ParseValue(ref json);
        var problems = new ProblemLog();
        answer = ReadAnswer(AnswerInput.Of(new JsonValue(document.RootElement, Place.OfFile(Code), problems), context.IsStored), context);
        return problems.Problems.Count == 0;
    }

    /// <summary>Reads an answer that is not blank, noting all problems with its place.</summary>
    /// <returns>The answer; null if it is empty or could not be read.</returns>
    internal abstract Answer? Read(AnswerInput input, AnswerContext context);
}
