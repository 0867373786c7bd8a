using Survey.Core.Questionnaires.Questions;
using Survey.Core.Results;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The columns of the sheet “Data”: who, what an organization counts as, its regions and types, the themes and elements that it names,
/// and the answers to every question.
/// </summary>
internal sealed class DataColumns
{
    private readonly List<DataColumn> _all = [];
    private readonly Dictionary<Question, QuestionData> _questions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Lays out the columns.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="levels">The repeat groups with lines of their own; the first has level 1.</param>
    /// <param name="results">The results that are shown; empty if none are.</param>
    public DataColumns(ReportBook book, IReadOnlyList<AnswerLevel> levels, IReadOnlyList<QuestionResult> results)
    {
        var (directory, framework, wording) = (book.Round.Directory, book.Round.Framework, book.Wording);
        var line = book["data.line"];
        Organization = Add(line, book["organization"], DataColumnKind.Name);
        Line = Add(line, line, DataColumnKind.Name);
        Level = Add(line, book["data.level"]);
        Row = Add(line, book["row-number"]);
        var counts = book["data.counts"];
        Invited = Add(counts, book["invited"]);
        Responded = Add(counts, book["responded"]);
        Recommending = Add(counts, book["data.recommending"]);
        Final = Add(counts, book["final"]);
        InProcess = Add(counts, book["in-process"]);
        AllThemes = framework.HasThemes ? Add(counts, book["all-themes"]) : null;
        Late = Add(counts, book["late"]);
        Regions = AddAll(book["regions"], directory.Regions, wording.Of);
        Subregions = AddAll(
            book["data.subregions"],
            directory.Regions.SelectMany(region => region.Subregions).OrderBy(subregion => subregion.Position),
            subregion => wording.Heading(subregion.Name));
        Types = AddAll(book["type"], directory.Types, type => wording.Heading(type.Name));
        Groups = AddAll(book["data.groups"], directory.Groups, group => wording.Heading(group.Name));
        Themes = AddAll(
            book[framework.HasThemes ? "theme" : "elements"],
            framework.Themes,
            theme => theme.Code is null ? book["all-elements"] : wording.Of(theme));
        Elements = AddAll(book["elements"], framework.Elements, book.NameOf);
        foreach (var result in results)
        {
            Add(book, result, levels);
        }
    }

    public IReadOnlyList<DataColumn> All => _all;

    public DataColumn Organization { get; }

    public DataColumn Line { get; }

    /// <summary>0 for the line of an organization, otherwise the number of the repeat group whose row the line is.</summary>
    public DataColumn Level { get; }

    public DataColumn Row { get; }

    public DataColumn Invited { get; }

    public DataColumn Responded { get; }

    public DataColumn Recommending { get; }

    public DataColumn Final { get; }

    public DataColumn InProcess { get; }

    /// <summary>Null if the framework has no themes.</summary>
    public DataColumn? AllThemes { get; }

    public DataColumn Late { get; }

    /// <summary>By position in the directory, as all lists of columns here.</summary>
    public IReadOnlyList<DataColumn> Regions { get; }

    public IReadOnlyList<DataColumn> Subregions { get; }

    public IReadOnlyList<DataColumn> Types { get; }

    public IReadOnlyList<DataColumn> Groups { get; }

    public IReadOnlyList<DataColumn> Themes { get; }

    public IReadOnlyList<DataColumn> Elements { get; }

    /// <summary>The columns of a question of the results.</summary>
    public QuestionData Of(ResultQuestion question) => _questions[question.Question];

    private void Add(ReportBook book, QuestionResult result, IReadOnlyList<AnswerLevel> levels)
    {
        var question = result.Question;
        var label = book.Wording.Of(question.Question.Label);
        var entries = result.Total.Entries.Select(entry => ResultsSheet.LabelOf(result, entry with { MeanRank = null }, book.Wording));
        var level = question.Groups.Count == 0
            ? 0
            : 1 + levels.TakeWhile(each => !ReferenceEquals(each.Path[^1], question.Groups[^1])).Count();
        _questions.Add(question.Question, new QuestionData(
            level,
            Add(label, book["results.answered"]),
            [.. entries.Select(entry => Add(label, entry))],
            result.Kind is ResultKind.Numbers or ResultKind.Dates ? Add(label, book["data.value"], DataColumnKind.Value) : null));
    }

    private List<DataColumn> AddAll<T>(string block, IEnumerable<T> things, Func<T, string> name) =>
        [.. things.Select(thing => Add(block, name(thing)))];

    private DataColumn Add(string block, string head, DataColumnKind kind = DataColumnKind.Mark)
    {
        var column = new DataColumn(_all.Count + 1, block, head, kind);
        _all.Add(column);
        return column;
    }
}
