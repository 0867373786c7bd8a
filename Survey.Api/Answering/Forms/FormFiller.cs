using Microsoft.Extensions.Primitives;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Api.Answering.Forms;

/// <summary>Puts answers into the fields of a form. Reading them back (<see cref="FormReader"/>) gives the same answers.</summary>
internal static class FormFiller
{
    /// <summary>The fields of some questions. The keys of rows are their ids.</summary>
    public static FormValues Fill(IEnumerable<Question> questions, DraftContent content, FrameworkSet frameworks)
    {
        var values = new FormValues();
        foreach (var question in questions)
        {
            if (content.Answers.Find(question.Code) is { } answer)
            {
                Fill(question, answer, question.Code, values, frameworks, [.. content.GetRowIds(question.Code)]);
            }
        }

        return values;
    }

    /// <summary>Adds the fields of some questions under a prefix of their names. Keys of rows inside of rows are their positions.</summary>
    public static void Fill(IEnumerable<Question> questions, AnswerSet answers, string prefix, FormValues values, FrameworkSet frameworks)
    {
        foreach (var question in questions)
        {
            if (answers.Find(question.Code) is { } answer)
            {
                var positions = Enumerable.Range(1, (answer as RowsAnswer)?.Rows.Count ?? 0).Select(RowIds.OfPosition);
                Fill(question, answer, prefix + question.Code, values, frameworks, [.. positions]);
            }
        }
    }

    private static void Fill(Question question, Answer answer, string name, FormValues values, FrameworkSet frameworks, string[] keys)
    {
        switch (answer)
        {
            case RowsAnswer rows when question is Repeat repeat:
                values.Set(name, keys);
                foreach (var (key, row) in keys.Zip(rows.Rows))
                {
                    Fill(FormPage.QuestionsOf(repeat.Items), row, FormValues.RowPrefix(name, key), values, frameworks);
                }

                break;
            case CodedAnswer coded when question is CodedQuestion its:
                values.Set(name, CodedField.Write(coded, frameworks.Get(its.Framework)));
                break;
            case NumberAnswer number:
                values.Set(name, TypedNumber.Write(number.Value));
                break;
            case ChoicesAnswer choices:
                values.Set(name, new StringValues([.. choices.Codes]));
                break;
            default:
                values.Set(name, answer.ToText());
                break;
        }
    }
}
