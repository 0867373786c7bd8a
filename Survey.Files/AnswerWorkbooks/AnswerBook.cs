using System.Globalization;
using ClosedXML.Excel;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The answer workbook that is written, with the texts, styles and lists that all its sheets share.</summary>
internal sealed class AnswerBook
{
    /// <summary>The smallest number of rows of a table, filled and empty together.</summary>
    public const int MinRows = 50;

    /// <summary>The smallest number of empty rows after the filled ones.</summary>
    public const int FurtherRows = 25;

    private static readonly string[] RightToLeftLanguages = ["ar", "fa", "he", "ps", "ur"];

    private static readonly QuestionScope Nothing = new([]);

    private readonly XLWorkbook _workbook;
    private readonly SheetNames _names;
    private readonly Dictionary<ChoiceList, ChoiceNames> _choices = [];

    public AnswerBook(AnswerWorkbookContent content, XLWorkbook workbook)
    {
        _workbook = workbook;
        Content = content;
        Words = AnswerWords.Of(content.Language);
        IsRightToLeft = RightToLeftLanguages.Contains(content.Language.Split('-')[0], StringComparer.OrdinalIgnoreCase);
        Styles = new AnswerCellStyles(IsRightToLeft);
        _names = new SheetNames([Words.Start, ListSheet.Name]);
        FrameworkSheets = NameFrameworkSheets();
        Lists = new ListSheet();
    }

    public AnswerWorkbookContent Content { get; }

    public AnswerWords Words { get; }

    public bool IsRightToLeft { get; }

    public AnswerCellStyles Styles { get; }

    public ListSheet Lists { get; }

    public Questionnaire Questionnaire => Content.Round.Questionnaire;

    /// <summary>The frameworks that questions are answered with, each with the name of its sheet.</summary>
    public IReadOnlyDictionary<Framework, string> FrameworkSheets { get; }

    /// <summary>All items depth-first; each item comes before the items inside it.</summary>
    public static IEnumerable<Item> Walk(IEnumerable<Item> items) => items.SelectMany(item => item switch
    {
        Section section => Walk(section.Items).Prepend(item),
        Repeat repeat => Walk(repeat.Items).Prepend(item),
        _ => [item],
    });

    /// <summary>A text in the workbook's language, or else in the default language of the questionnaire.</summary>
    public string Of(LocalizedText text) => text.In(Content.Language, Questionnaire.DefaultLanguage).Trim();

    /// <summary>The label of an item; its code if it has none.</summary>
    public string LabelOf(Item item) => Of(item.Label) is { Length: > 0 } label ? label : item.Code;

    /// <summary>The names of the choices of a list, in the workbook's language.</summary>
    public ChoiceNames NamesOf(ChoiceList list)
    {
        if (!_choices.TryGetValue(list, out var names))
        {
            names = new ChoiceNames(list, Content.Language, Questionnaire.DefaultLanguage);
            _choices.Add(list, names);
        }

        return names;
    }

    /// <summary>Describes the condition under which an item is asked; null if it is always asked.</summary>
    /// <param name="item">The item.</param>
    /// <param name="scopes">The questions that the condition may refer to, innermost scope first.</param>
    public string? ConditionOf(Item item, IReadOnlyList<QuestionScope> scopes)
    {
        // A condition without references is constant, so there is nothing to describe.
        if (item.Relevant is not { References.Count: > 0 } condition)
        {
            return null;
        }

        Question? Find(string code) => scopes.Select(scope => scope.Find(code)?.Question).FirstOrDefault(question => question is not null);
        return new ConditionInWords(Words, Find, LabelOf, NamesOf).Of(condition);
    }

    /// <summary>Whether an answer is required regardless of other answers.</summary>
    public static bool IsRequired(Question question) =>
        question.Rules.Required is { References.Count: 0 } required
        && required.Holds(new AnswerScope(Nothing, AnswerSet.Empty, outer: null));

    /// <summary>Fills in the placeholders of a text of <see cref="Words"/>.</summary>
    public static string Put(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    /// <summary>The framework of a question.</summary>
    public Framework FrameworkOf(CodedQuestion question) => Content.Round.Frameworks.Get(question.Framework);

    /// <summary>Reserves a valid and unique name for a sheet that is added later.</summary>
    public string TakeName(string wanted) => _names.Take(wanted);

    /// <summary>Adds a sheet with the workbook's identity in its hidden first cell.</summary>
    /// <param name="name">A name from <see cref="TakeName"/>, or one of the fixed names.</param>
    /// <param name="widths">Widths of the columns after the hidden one, in characters.</param>
    /// <param name="isTable">Whether the sheet shows the rows of a repeat group.</param>
    public AnswerPage Add(string name, IReadOnlyList<double> widths, bool isTable = false)
    {
        var worksheet = _workbook.AddWorksheet(name);
        worksheet.RightToLeft = IsRightToLeft;
        return new AnswerPage(worksheet, this, widths) { IsTable = isTable };
    }

    /// <summary>Adds the hidden sheet with the lists of choices.</summary>
    public void AddLists() => Lists.Write(_workbook.AddWorksheet(ListSheet.Name));

    /// <summary>A single framework has a sheet of a fixed name; of several, each has its own name.</summary>
    private OrderedDictionary<Framework, string> NameFrameworkSheets()
    {
        var asked = Walk(Questionnaire.Items).OfType<CodedQuestion>().Select(FrameworkOf).ToHashSet();
        var sheets = new OrderedDictionary<Framework, string>();
        foreach (var framework in Content.Round.Frameworks.All.Where(asked.Contains))
        {
            sheets.Add(framework, TakeName(asked.Count == 1 ? Words.Framework : Of(framework.Name)));
        }

        return sheets;
    }
}
