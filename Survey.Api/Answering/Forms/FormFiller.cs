using System.Globalization;
using Microsoft.Extensions.Primitives;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading.Typed;

namespace Survey.Api.Answering.Forms;

/// <summary>Puts answers into the fields of a form. Reading them back (<see cref="FormReader"/>) gives the same answers.</summary>
internal static class FormFiller
{
    /// <summary>The fields of some questions.</summary>
    public static FormValues Fill(IEnumerable<Question> questions, AnswerSet answers, Framework framework)
    {
        var values = new FormValues();
        Fill(questions, answers, "", values, framework);
        return values;
    }

    /// <summary>Adds the fields of some questions under a beginning of their names.</summary>
    public static void Fill(IEnumerable<Question> questions, AnswerSet answers, string prefix, FormValues values, Framework framework)
    {
        foreach (var question in questions)
        {
            if (answers.Find(question.Code) is { } answer)
            {
                Fill(question, answer, prefix + question.Code, values, framework);
            }
        }
    }

    private static void Fill(Question question, Answer answer, string name, FormValues values, Framework framework)
    {
        switch (answer)
        {
            case RowsAnswer rows when question is Repeat repeat:
                var keys = Enumerable.Range(1, rows.Rows.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
                values.Set(name, keys);
                foreach (var (key, row) in keys.Zip(rows.Rows))
                {
                    Fill(FormPage.QuestionsOf(repeat.Items), row, FormValues.RowPrefix(name, key), values, framework);
                }

                break;
            case CodedAnswer coded:
                values.Set(name, CodedField.Write(coded, framework));
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
