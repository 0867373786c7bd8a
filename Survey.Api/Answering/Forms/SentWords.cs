using Survey.Api.Pages;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>What a form sent, as its author wrote it, each under the label of its question: for when it could not be saved.</summary>
internal static class SentWords
{
    /// <summary>The questions that were answered, in their order, rows opened; what is left empty is left out.</summary>
    public static IEnumerable<(ShownText Label, string Text)> Of(
        FormValues values,
        IEnumerable<Question> questions,
        FrameworkSet frameworks,
        ContentTexts content,
        string prefix = "",
        string around = "")
    {
        foreach (var question in questions)
        {
            var (name, label) = (prefix + question.Code, content.Show(question.Label));
            if (question is Repeat repeat)
            {
                var inside = FormPage.QuestionsOf(repeat.Items).ToList();
                var rows = values
                    .GetKeys(name)
                    .SelectMany(
                        (key, index) =>
                            Of(values, inside, frameworks, content, FormValues.RowPrefix(name, key), $"{around}{label.Text} {index + 1} › ")
                    );
                foreach (var row in rows)
                {
                    yield return row;
                }
            }
            else if (TextOf(question, name, values, frameworks, content) is { Length: > 0 } text)
            {
                yield return (label with { Text = around + label.Text }, text);
            }
        }
    }

    private static string TextOf(Question question, string name, FormValues values, FrameworkSet frameworks, ContentTexts content) =>
        question switch
        {
            HiddenQuestion or CalculatedQuestion => "",
            ChoiceQuestion choices => string.Join(
                '\n',
                values.GetAll(name).Select(code => choices.Choices.Find(code) is { } choice ? content.Words(choice.Label) : code)),
            CodedQuestion coded => CodesOf(values, name, frameworks.Get(coded.Framework)),
            _ => string.Join('\n', values.GetAll(name)),
        };

    private static string CodesOf(FormValues values, string name, Framework framework)
    {
        var (themes, elements, unknown) = CodedField.Read(values, name, framework);
        return string.Join(
            ", ",
            themes.Select(theme => CodedField.CodeOf(theme, framework)).Concat(elements.Select(element => element.Code)).Concat(unknown));
    }
}
