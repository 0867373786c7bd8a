using System.Globalization;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Core.Translations;
using Survey.Files.AnswerWorkbooks;
using Survey.Files.Tables;
using Survey.Files.XlsForms;

namespace Survey.Files.Translations;

/// <summary>
/// A table of translations as an Excel workbook: a row for each text with its key, place, original, translation and state. The sheet
/// <c>file</c> says which round and revision it was written from; the headers say the languages.
/// </summary>
internal static class TranslationWorkbook
{
    public const string Sheet = "translations";

    private const string FileSheet = "file";
    private const string PlaceColumn = "place";
    private const string SourceColumn = "source";
    private const string TargetColumn = "target";
    private const string StateColumn = "state";
    private const string NoteColumn = "note";
    private const string ValueColumn = "value";
    private const string Round = "round";
    private const string Revision = "revision";
    private const int StartLines = 5;

    /// <summary>The longest text of a cell. A longer one is left out: it would be cut.</summary>
    private const int LongestCell = 32_000;

    private static readonly TableColumn[] Columns =
    [
        new(TableColumns.Code), new(PlaceColumn), new(SourceColumn, IsText: true), new(TargetColumn, IsText: true), new(StateColumn),
        new(NoteColumn),
    ];

    private static readonly TableColumn[] FileColumns = [new(TableColumns.Code), new(ValueColumn)];

    /// <summary>Writes the workbook.</summary>
    /// <param name="output">A writable stream; it is left open.</param>
    /// <param name="set">The translations.</param>
    /// <param name="texts">Explains it.</param>
    public static void Write(Stream output, TranslationSet set, TranslationTexts texts)
    {
        var (source, target) = (TableColumns.In(SourceColumn, set.Head.From), TableColumns.In(TargetColumn, set.Head.To));
        var place = Place.OfFile("translations.xlsx");
        var table = ToTable(
            Sheet,
            place,
            [
                [TableColumns.Code, PlaceColumn, source, target, StateColumn, NoteColumn],
                .. set.All.Where(each => each.Source.Length <= LongestCell && each.Target.Length <= LongestCell).Select(each =>
                    (string[])[
                        each.Text.Key, texts.PlaceOf(each.Text), each.Source, each.Target, each.State.ToCode(), NoteOn(each.Text, texts),
                    ]),
            ]);
        var about = ToTable(
            FileSheet,
            place,
            [
                [TableColumns.Code, ValueColumn],
                [Round, set.Head.Round],
                [Revision, set.Head.Revision.ToString(CultureInfo.InvariantCulture)],
            ]);
        var start = ToTable("start", place, [.. Enumerable.Range(1, StartLines).Select(line => (string[])[texts[$"start.{line}"]])]);
        var notes = Columns.ToDictionary(column => column.Name, column => texts[$"column.{column.Name}"], StringComparer.Ordinal);
        GuidedWorkbook.Write(
            output,
            [
                new GuidedSheet(start) { IsProse = true },
                new GuidedSheet(table)
                {
                    Notes = notes,
                    DropDowns = [new DropDown(StateColumn, Row: null, TranslationStates.Codes, Sheet: null)],
                    RightToLeftColumns = new Dictionary<string, bool>(StringComparer.Ordinal)
                    {
                        [source] = Language.DirectionOf(set.Head.From) == "rtl",
                        [target] = Language.DirectionOf(set.Head.To) == "rtl",
                    },
                },
                new GuidedSheet(about),
            ],
            texts.In.IsRightToLeft);
    }

    /// <summary>Reads the workbook; null after a problem.</summary>
    public static TranslationFile? Read(byte[] bytes, Place place, ProblemLog problems, CancellationToken cancellationToken)
    {
        var form = WorkbookForm.Read(bytes, place, problems, IsRead, (_, column) => column == TableColumns.Code, cancellationToken);
        if (form is null)
        {
            return null;
        }

        if (form.FindSheet(Sheet) is not { } sheet)
        {
            problems.Add(KindOf(form), place);
            return null;
        }

        var columns = TableColumns.Read(sheet, Columns, problems);
        if (columns is null
            || columns.LanguagesOf(SourceColumn).ToList() is not [{ } from]
            || columns.LanguagesOf(TargetColumn).ToList() is not [{ } to])
        {
            problems.Add(
                ProblemCatalogue.TranslationFileUnreadable["columns"],
                sheet.Place,
                ("known", Detail.Words([TableColumns.Code, TableColumns.In(SourceColumn, "en"), TableColumns.In(TargetColumn, "fr")])));
            return null;
        }

        return ReadHead(form, from, to, problems) is { } head
            ? new TranslationFile(head, sheet.Place, ReadEntries(sheet, columns, from, to, problems))
            : null;
    }

    private static TranslationHead? ReadHead(XlsForm form, string from, string to, ProblemLog problems)
    {
        if (form.FindSheet(FileSheet) is { } sheet
            && TableColumns.Read(sheet, FileColumns, problems) is { } columns
            && columns.Find(ValueColumn) is { } value)
        {
            var cells = sheet.Body
                .GroupBy(row => row[columns.Find(TableColumns.Code)!.Value], StringComparer.Ordinal)
                .ToDictionary(rows => rows.Key, rows => rows.First()[value], StringComparer.Ordinal);
            if (cells.GetValueOrDefault(Round) is { Length: > 0 } round
                && int.TryParse(cells.GetValueOrDefault(Revision), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            {
                return new TranslationHead(round, revision, from, to);
            }
        }

        problems.Add(ProblemCatalogue.TranslationFileUnreadable["origin"], form.Place);
        return null;
    }

    private static List<ReadTranslation> ReadEntries(TextTable sheet, TableColumns columns, string from, string to, ProblemLog problems)
    {
        var (code, source) = (columns.Find(TableColumns.Code)!.Value, columns.Find(SourceColumn, from)!.Value);
        var (target, state) = (columns.Find(TargetColumn, to)!.Value, columns.Find(StateColumn));
        var entries = new List<ReadTranslation>();
        foreach (var row in sheet.Body)
        {
            var said = state is { } column ? row[column] : "";
            if (said.Length > 0 && TranslationStates.Find(said) is null)
            {
                problems.Add(
                    ProblemCatalogue.TranslationStateUnknown,
                    row.PlaceIn(sheet.Place, StateColumn, state!.Value),
                    ("found", said),
                    ("known", Detail.Words(TranslationStates.Codes)));
            }

            entries.Add(new ReadTranslation(
                row[code],
                row[source],
                row[target],
                TranslationStates.Find(said) == TranslationState.Reviewed,
                row.PlaceIn(sheet.Place, TableColumns.In(TargetColumn, to), target)));
        }

        return entries;
    }

    private static string NoteOn(TranslatableText text, TranslationTexts texts) =>
        text.MaxLength < TranslatableText.LongestText ? texts.Count("note.most", text.MaxLength) : "";

    private static bool IsRead(string sheet) => sheet.Trim() is Sheet or FileSheet;

    /// <summary>What kind of another workbook it is, so that the reader learns which page takes it.</summary>
    private static ProblemVariant KindOf(XlsForm form) =>
        Has(form, "round") ? ProblemCatalogue.TranslationFileUnreadable["round-workbook"]
        : Has(form, "survey") ? ProblemCatalogue.TranslationFileUnreadable["form"]
        : Has(form, "elements") ? ProblemCatalogue.TranslationFileUnreadable["framework"]
        : Has(form, ListSheet.Name) ? ProblemCatalogue.TranslationFileUnreadable["answers"]
        : ProblemCatalogue.TranslationFileUnreadable;

    private static bool Has(XlsForm form, string sheet) => form.FindSheet(sheet) is not null;

    private static TextTable ToTable(string name, Place place, IReadOnlyList<string[]> rows) =>
        new(name, place.Member(name), [.. rows.Select((cells, index) => new TextRow(index + 1, cells))]);
}
