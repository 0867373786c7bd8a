using System.IO.Compression;
using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>Reads the parts of a workbook's package that contain texts: sheets with their comments, shared texts, and styles.</summary>
internal sealed class WorkbookParts
{
    private const int DaysFrom1900To1904 = 1462;

    private readonly ReadingBudget _budget;
    private readonly PackageRelations _package;
    private readonly PartText _texts;
    private readonly List<(string Name, string Part)> _sheets = [];
    private readonly SheetReader _reader;

    /// <param name="archive">The package.</param>
    /// <param name="budget">What reading it may cost.</param>
    /// <exception cref="InvalidDataException">It is not a workbook.</exception>
    public WorkbookParts(ZipArchive archive, ReadingBudget budget)
    {
        (_budget, _package, _texts) = (budget, new PackageRelations(archive, budget), new PartText(budget));
        var main = _package.Read("").FirstOrDefault(relation => relation.Kind == "officeDocument")?.Target ?? "xl/workbook.xml";
        var relations = _package.Read(main);
        var daysLater = ReadWorkbook(main, relations);
        using var styles = Open("styles");
        var formats = new CellFormats(styles, budget);
        using var shared = Open("sharedStrings");
        _reader = new SheetReader(budget, ReadSharedTexts(shared), formats, daysLater);

        XmlReader? Open(string kind) =>
            relations.FirstOrDefault(relation => relation.Kind == kind) is { } part ? _package.Open(part.Target) : null;
    }

    /// <summary>Reads the sheets in their order. Sheets without a readable part are left out.</summary>
    public IEnumerable<WorkbookSheet> ReadSheets()
    {
        foreach (var (name, part) in _sheets)
        {
            using var reader = _package.Open(part);
            if (reader is null)
            {
                continue;
            }

            var relations = _package.Read(part);
            var addresses = relations
                .Where(relation => relation.IsExternal)
                .ToDictionary(relation => relation.Id, relation => relation.Target, StringComparer.Ordinal);
            yield return _reader.Read(name, reader, addresses, ReadComments(relations));
        }
    }

    /// <summary>Finds the sheets of the workbook, and the days to add to its dates: old Macintosh versions count from 1904.</summary>
    private int ReadWorkbook(string main, IReadOnlyList<PackageRelations.Relation> relations)
    {
        var daysLater = 0;
        using var workbook = _package.Open(main) ?? throw new InvalidDataException("No workbook.");
        while (_budget.Read(workbook))
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                daysLater = workbook.GetAttribute("date1904") is "1" or "true" ? DaysFrom1900To1904 : 0;
            }
            else if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                _budget.ChargeSheet();
                var id = SheetReader.FindRelation(workbook);
                if (relations.FirstOrDefault(relation => relation.Id == id) is { IsExternal: false } relation)
                {
                    _sheets.Add((workbook.GetAttribute("name") ?? "", relation.Target));
                }
            }
        }

        return daysLater;
    }

    private List<string> ReadSharedTexts(XmlReader? reader)
    {
        var texts = new List<string>();
        while (reader is not null && _budget.Read(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(_texts.ReadRich(reader));
            }
        }

        return texts;
    }

    /// <summary>The comments of a sheet. Threads have a part of their own, and a note for programs that do not know threads.</summary>
    private List<WorkbookComment> ReadComments(IReadOnlyList<PackageRelations.Relation> relations)
    {
        var threads = relations.Where(relation => relation.Kind == "threadedComment").SelectMany(ReadComments).ToList();
        var inThreads = threads.Select(comment => (comment.Row, comment.Column)).ToHashSet();
        var notes = relations.Where(relation => relation.Kind == "comments").SelectMany(ReadComments);
        return [.. threads, .. notes.Where(note => !inThreads.Contains((note.Row, note.Column)))];
    }

    private IEnumerable<WorkbookComment> ReadComments(PackageRelations.Relation relation)
    {
        using var reader = _package.Open(relation.Target);
        (int Row, int Column)? at = null;
        while (reader is not null && _budget.Read(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "comment" or "threadedComment" })
            {
                at = CellReference.Find(reader.GetAttribute("ref"));
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "text" } && at is var (row, column))
            {
                // A note has its text in runs, a thread has it plain.
                var text = relation.Kind == "comments" ? _texts.ReadRich(reader) : _texts.Read(reader);
                if (!string.IsNullOrWhiteSpace(text))
                {
                    _budget.ChargeCell();
                    yield return new WorkbookComment(row, column, text.Trim());
                }
            }
        }
    }
}
