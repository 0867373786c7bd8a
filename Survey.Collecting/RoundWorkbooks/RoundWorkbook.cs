// One workbook for a whole round. Each sheet has the table that is also used alone: framework, themes and elements (FrameworkTables; those
// of further frameworks have a number: elements 2), regions, types and groups (KindSheets), organizations with contacts (DirectoryTable),
// survey, choices and settings (XLSForm), and the settings and texts of round.json (RoundSheet, TextsSheet).
//
// What a workbook cannot carry stays as it is in the round: alignments, printed figures, extensions of the deadline, and how types are
// counted in sentences. A part of the round whose sheets say what they said when they were written keeps its document, byte for byte.
// RoundWorkbookReading compares with what the present round would be written as, and read from.

using Survey.Collecting.Directories;
using Survey.Collecting.Messages;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading.Tables;
using Survey.Core.Responses;
using Survey.Files.Tables;
using Survey.Files.XlsForms;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>Writes the workbook of a round, and reads the sheets of one.</summary>
public static class RoundWorkbook
{
    /// <summary>Name of the sheet with organizations and contacts.</summary>
    internal const string OrganizationsSheet = "organizations";

    private const string StartSheet = "start";
    private const int StartLines = 9;

    private static readonly string[] FrameworkSheets = ["framework", "themes", FrameworkTables.ElementsSheet];
    private static readonly string[] FormSheets = ["survey", "choices", XlsForm.ExternalChoices, "settings"];

    private static readonly string[] CodeColumns =
        [TableColumns.Code, "theme", "type", "regions", "subregions", KindSheets.RegionColumn, KindSheets.GroupColumn, "name", "list_name"];

    private static readonly string[] QuestionTypes =
    [
        "text", "integer", "decimal", "date", "note", "calculate", "select_one LIST", "select_multiple LIST", "begin_group", "end_group",
        "begin_repeat", "end_repeat",
    ];

    /// <summary>Writes a round as a workbook (.xlsx).</summary>
    /// <param name="output">A writable stream; it is left open.</param>
    /// <param name="content">The round.</param>
    /// <param name="language">The language of notes.</param>
    public static void Write(Stream output, RoundWorkbookContent content, string language)
    {
        var texts = RoundWorkbookTexts.Of(language);
        GuidedWorkbook.Write(
            output,
            [ToStart(texts), .. ToTables(content, texts).Select(table => Guide(table, content, texts))],
            texts.In.IsRightToLeft);
    }

    /// <summary>Reads the sheets of a workbook; null after a problem.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The file's name, for problems.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static XlsForm? Read(byte[] bytes, string name, ProblemLog problems, CancellationToken cancellationToken = default)
    {
        var place = Place.OfFile(name);
        if (bytes.Length > FormFile.LargestFile)
        {
            problems.Add(ProblemCatalogue.FileTooLarge, place, ("size", FormFile.LargestFile / (1024 * 1024)));
            return null;
        }

        var form = WorkbookForm.Read(bytes, place, problems, IsRead, IsCode, cancellationToken);
        if (form is not null && form.FindSheet(RoundSheet.Name) is null)
        {
            problems.Add(
                ProblemCatalogue.RoundWorkbookSheetMissing,
                place,
                ("found", RoundSheet.Name),
                ("known", Detail.List(form.Sheets.Select(sheet => sheet.Name))));
            return null;
        }

        return problems.Errors > 0 ? null : form;
    }

    /// <summary>The tables of a round, in the order of their sheets.</summary>
    internal static IReadOnlyList<TextTable> ToTables(RoundWorkbookContent content, LanguageTexts texts)
    {
        var (round, place) = (content.Round, Place.OfFile("round.xlsx"));
        var directory = DirectoryTable.Of(round.Directory, content.Contacts);
        var form = XlsFormWriter.Write(round.Questionnaire, round.Frameworks, place, new ProblemLog());
        var languages = QuestionnaireLanguages.Of(round.Questionnaire).DefaultIfEmpty(round.Questionnaire.DefaultLanguage);
        return
        [
            RoundSheet.Write(content.RoundDocument, content.Revision, texts, place),
            TextsSheet.Write(content.RoundDocument, content.Wordings, languages, texts, place),
            .. round.Frameworks.All.SelectMany((framework, index) =>
                FrameworkTables.Write(framework, place).Select(table => table with { Name = NameOf(table.Name, index) })),
            .. KindSheets.Write(round.Directory, place),
            new TextTable(
                OrganizationsSheet,
                place,
                [.. directory.Lines.Prepend(directory.Header).Select((cells, index) => new TextRow(index + 1, cells))]),
            .. form.Sheets,
        ];
    }

    /// <summary>The sheets of the framework with an index, under the names that a workbook of one framework has.</summary>
    internal static IReadOnlyList<TextTable> FindFramework(XlsForm form, int index) =>
        [.. FrameworkSheets.Select(name => form.FindSheet(NameOf(name, index)) is { } sheet ? sheet with { Name = name } : null)
            .OfType<TextTable>()];

    /// <summary>The sheets of the questionnaire.</summary>
    internal static XlsForm ToForm(XlsForm form) =>
        form with { Sheets = [.. form.Sheets.Where(sheet => FormSheets.Contains(sheet.Name.Trim(), StringComparer.OrdinalIgnoreCase))] };

    private static string NameOf(string sheet, int framework) => framework == 0 ? sheet : $"{sheet} {framework + 1}";

    private static bool IsRead(string sheet)
    {
        var name = sheet.Trim();
        var alone = name.Split(' ')[0];
        string[] known = [RoundSheet.Name, TextsSheet.Name, KindSheets.Regions, KindSheets.Types, KindSheets.Groups, OrganizationsSheet];
        return known.Concat(FormSheets).Concat(FrameworkSheets).Contains(alone, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for a column that has codes: a date there was made by the program from a code such as 2017-10.</summary>
    private static bool IsCode(string sheet, string column) =>
        CodeColumns.Contains(column, StringComparer.OrdinalIgnoreCase)
        && !(column == "name" && !FormSheets.Contains(sheet, StringComparer.OrdinalIgnoreCase))
        && !(column == "type" && FormSheets.Contains(sheet, StringComparer.OrdinalIgnoreCase));

    private static GuidedSheet ToStart(LanguageTexts texts)
    {
        var lines = Enumerable.Range(1, StartLines).Select(line => new TextRow(line, [texts[$"start.{line}"]]));
        return new GuidedSheet(new TextTable(StartSheet, Place.OfFile(StartSheet), [.. lines])) { IsProse = true };
    }

    private static GuidedSheet Guide(TextTable table, RoundWorkbookContent content, LanguageTexts texts)
    {
        var alone = table.Name.Split(' ')[0];
        var notes = texts.All
            .Where(text => text.Key.StartsWith($"{alone}:", StringComparison.Ordinal))
            .ToDictionary(text => text.Key[(alone.Length + 1)..], text => text.Value, StringComparer.Ordinal);
        IReadOnlyList<DropDown> dropDowns = alone switch
        {
            RoundSheet.Name =>
            [
                .. table.Body
                    .Select(row => (Row: row, Choices: RoundSheet.FindChoices(row[0])))
                    .Where(each => each.Choices is not null)
                    .Select(each => new DropDown(RoundSheet.ValueColumn, each.Row.Number, each.Choices, Sheet: null)),
            ],
            FrameworkTables.ElementsSheet =>
                [new DropDown("theme", Row: null, Choices: null, table.Name.Replace(alone, "themes", StringComparison.Ordinal))],
            KindSheets.Types when content.Round.Directory.Groups.Count > 0 =>
                [new DropDown(KindSheets.GroupColumn, Row: null, Choices: null, KindSheets.Groups)],
            OrganizationsSheet =>
            [
                new DropDown(DirectoryTable.TypeColumn, Row: null, Choices: null, KindSheets.Types),
                new DropDown(
                    DirectoryTable.RoleColumn,
                    Row: null,
                    [ActorRole.Secretariat.ToCode(), ActorRole.Chair.ToCode()],
                    Sheet: null),
                new DropDown(DirectoryTable.LanguageColumn, Row: null, MessageWording.Languages, Sheet: null),
            ],
            "survey" =>
            [
                new DropDown("type", Row: null, QuestionTypes, Sheet: null),
                new DropDown("required", Row: null, ["yes", "no"], Sheet: null),
            ],
            _ => [],
        };
        return new GuidedSheet(table) { Notes = notes, DropDowns = dropDowns };
    }
}
