using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Api.Answering.Forms;

/// <summary>A page of the form: a section of the questionnaire, or items between sections.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Title">Its heading; the questionnaire's title for items outside of sections.</param>
/// <param name="Items">In order.</param>
/// <param name="Relevant">When the page is asked; null for always.</param>
public sealed record FormPage(int Number, LocalizedText Title, IReadOnlyList<Item> Items, Expression? Relevant)
{
    /// <summary>
    /// The page's questions, those in sections inside included, as the questionnaire's scope has them; repeat groups are one question each.
    /// </summary>
    public IReadOnlyList<ScopedQuestion> Questions { get; private init; } = [];

    /// <summary>True if it shows questions with the same choices as a table.</summary>
    public bool IsTable { get; private init; }

    /// <summary>The same questions without their scope.</summary>
    public IReadOnlyList<Question> PlainQuestions { get; private init; } = [];

    /// <summary>The pages of a questionnaire, in order: one a section of the first level, one for each run of items between.</summary>
    public static IReadOnlyList<FormPage> Of(Questionnaire questionnaire)
    {
        var pages = new List<FormPage>();
        var loose = new List<Item>();
        foreach (var item in questionnaire.Items)
        {
            if (item is not Section section)
            {
                loose.Add(item);
                continue;
            }

            AddLoose();
            Add(section.Label, section.Items, section.Relevant, Matrix.IsWanted(section));
        }

        AddLoose();
        return pages;

        void AddLoose()
        {
            if (loose.Count > 0)
            {
                Add(questionnaire.Title, [.. loose], relevant: null);
                loose.Clear();
            }
        }

        void Add(LocalizedText title, IReadOnlyList<Item> items, Expression? relevant, bool isTable = false)
        {
            var questions = QuestionsOf(items).ToList();
            pages.Add(new FormPage(pages.Count + 1, title, items, relevant)
            {
                Questions = [.. questions.Select(question => questionnaire.Scope.Find(question.Code)!)],
                PlainQuestions = questions,
                IsTable = isTable,
            });
        }
    }

    /// <summary>The questions among items, sections opened, repeat groups closed.</summary>
    internal static IEnumerable<Question> QuestionsOf(IEnumerable<Item> items) => items.SelectMany(item => item switch
    {
        Section section => QuestionsOf(section.Items),
        Question question => [question],
        _ => [],
    });
}
