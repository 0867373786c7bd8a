using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Files.Exports;

/// <summary>
/// The tables of a round's answers: <c>responses</c>, and one for each repeat group at any depth. Turns a response into their rows.
/// </summary>
internal sealed class AnswerTables
{
    private static readonly ExportColumn[] OfRespondent =
    [
        new("organization", ColumnKind.Text),
        new("type", ColumnKind.Codes),
        new("regions", ColumnKind.Codes),
    ];

    private static readonly ExportColumn[] OfResponse =
    [
        new("state", ColumnKind.Codes),
        new("language", ColumnKind.Codes),
        new("submitted_on", ColumnKind.Date),
        new("late", ColumnKind.Truth),
    ];

    private readonly Round _round;
    private readonly string? _labels;
    private readonly UniqueNames _names = new();
    private readonly List<ExportTable> _tables = [];
    private readonly Level _top;

    /// <summary>Determines the tables and their columns from the questionnaire.</summary>
    /// <param name="round">The round.</param>
    /// <param name="labels">The language of the labels that replace codes; null for the codes.</param>
    public AnswerTables(Round round, string? labels)
    {
        _round = round;
        _labels = labels;
        _top = ToLevel(round.Questionnaire.Scope, group: null, path: "", depth: 0);
    }

    /// <summary>The tables: a repeat group comes after the level around it.</summary>
    public IReadOnlyList<ExportTable> Tables => _tables;

    /// <summary>The column that only an open round has: the same for responses with the same answers.</summary>
    private ExportColumn[] OfOpen => _round.IsOpen ? [new("same_answers", ColumnKind.Text)] : [];

    /// <summary>The column that only an open round with channels has.</summary>
    private ExportColumn[] OfChannel => _round.Open.Channels.Count > 0 ? [new("channel", ColumnKind.Codes)] : [];

    /// <summary>Adds the rows of a response.</summary>
    /// <param name="response">A response of the round.</param>
    /// <param name="add">Takes the position of the table in <see cref="Tables"/>, and the cells of a row.</param>
    public void AddRows(Response response, Action<int, object?[]> add)
    {
        var respondent = response.Respondent;
        object?[] head =
        [
            respondent.Id,
            respondent.Type.Code,
            respondent.Regions.Count == 0 ? null : string.Join(' ', respondent.Regions.Select(region => region.Code)),
            .. OfChannel.Select(_ => respondent.Channel),
            response.State.ToCode(),
            response.Language,
            response.SubmittedOn,
            response.IsLateFor(_round),
            .. OfOpen.Select(_ => AnswersDigest.Of(response)),
        ];
        AddRows(_top, response.ToScope(_round), head, add);
    }

    private static void AddRows(Level level, AnswerScope scope, object?[] head, Action<int, object?[]> add)
    {
        var cells = new object?[level.Columns];
        head.CopyTo(cells, 0);
        var next = head.Length;
        foreach (var cell in level.Questions.SelectMany(question => question.Read(scope)))
        {
            cells[next++] = cell;
        }

        add(level.Table, cells);
        foreach (var (repeat, inner) in level.Inner)
        {
            foreach (var row in scope.GetRelevantRows(repeat))
            {
                AddRows(inner, row, [.. head, (decimal)row.Position], add);
            }
        }
    }

    private Level ToLevel(QuestionScope scope, Repeat? group, string path, int depth)
    {
        var names = new UniqueNames();
        var columns = new List<ExportColumn>();
        var first = OfRespondent.Concat(OfChannel).Concat(OfResponse).Concat(OfOpen);
        foreach (var column in first.Concat(Enumerable.Range(0, depth).Reverse().Select(ToRowColumn)))
        {
            columns.Add(column with { Name = names.Take(column.Name) });
        }

        var questions = new List<QuestionColumns>();
        foreach (var scoped in scope.Questions.Where(each => each.Question is not Repeat))
        {
            var question = QuestionColumns.Of(scoped, _round.Frameworks, _labels, _round.Questionnaire.DefaultLanguage);
            questions.Add(question.WithPrefix(names.TakeAll([.. question.Columns.Select(column => column.Name)])));
            columns.AddRange(questions[^1].Columns);
        }

        var position = _tables.Count;
        var variables = VariableNames.Of(columns.Select(column => column.Name));
        _tables.Add(new ExportTable(
            _names.Take(group is null ? "responses" : path),
            [.. columns.Zip(variables, (column, variable) => column with { VariableName = variable })]));
        if (group is null)
        {
            _names.Take(Codebook.Name);
        }

        var inner = new List<(Repeat, Level)>();
        foreach (var repeat in scope.Questions.Select(scoped => scoped.Question).OfType<Repeat>())
        {
            var name = path.Length == 0 ? repeat.Code : $"{path}.{repeat.Code}";
            inner.Add((repeat, ToLevel(repeat.Scope, repeat, name, depth + 1)));
        }

        return new Level(position, columns.Count, questions, inner);
    }

    // The row's own number is “row”; the one of the row around it “outer_row”, around that one “outer_outer_row”.
    private static ExportColumn ToRowColumn(int outwards) =>
        new(string.Concat(Enumerable.Repeat("outer_", outwards)) + "row", ColumnKind.WholeNumber);

    private sealed record Level(
        int Table,
        int Columns,
        IReadOnlyList<QuestionColumns> Questions,
        IReadOnlyList<(Repeat Repeat, Level Rows)> Inner);
}
