using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A sheet with its parsed header.</summary>
internal sealed class FormTable
{
    private readonly ILookup<string, XlsColumn> _byKey;

    private FormTable(TextTable sheet, IReadOnlyList<XlsColumn> columns)
    {
        Sheet = sheet;
        Columns = columns;
        _byKey = columns.ToLookup(column => column.Key, StringComparer.Ordinal);
    }

    /// <summary>The sheet.</summary>
    public TextTable Sheet { get; }

    /// <summary>The columns with a known header, in order. If two have the same key and language, only the first is included.</summary>
    public IReadOnlyList<XlsColumn> Columns { get; }

    /// <summary>Parses the header of a sheet and reports its problems.</summary>
    public static FormTable Read(TextTable sheet, SheetColumns known, ProblemLog problems)
    {
        if (sheet.Header is not { } header)
        {
            problems.Add(ProblemCatalogue.XlsformHeaderMissing["empty"], sheet.Place.Row(1), ("sheet", sheet.Name.Trim()));
            return new FormTable(sheet, []);
        }

        var byDoubleColon = header.Cells.Any(cell => cell.Contains("::", StringComparison.Ordinal));
        var columns = new List<XlsColumn>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < header.Cells.Count; index++)
        {
            var text = string.Join(
                ' ',
                InvisibleCharacters.Remove(header[index]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var place = header.PlaceIn(sheet.Place, text.Length == 0 ? "no header" : Excerpt.Of(text), index);
            var (key, language) = known.Parse(text, byDoubleColon);
            if (text.Length > 0 && !seen.TryAdd(key is null ? text : $"{key}::{language}", text))
            {
                var other = seen[key is null ? text : $"{key}::{language}"];
                if (other == text)
                {
                    problems.Add(ProblemCatalogue.XlsformHeaderDoubled, place, ("found", text));
                }
                else
                {
                    problems.Add(ProblemCatalogue.XlsformHeaderDoubled["same-meaning"], place, ("other", other), ("found", text));
                }
            }
            else if (key is not null)
            {
                columns.Add(new XlsColumn(index, text, key, language));
            }
            else if (FindFirst(sheet, index) is { } row)
            {
                WarnOfUnknown(
                    text,
                    text.Length > 0 ? place : row.PlaceIn(sheet.Place, "no header", index),
                    known,
                    seen,
                    problems);
            }
        }

        return new FormTable(sheet, columns);
    }

    /// <summary>The column with that key and without a language; otherwise the first with a language; null if there is none.</summary>
    public XlsColumn? Find(string key) => _byKey[key].FirstOrDefault(column => column.Language is null) ?? _byKey[key].FirstOrDefault();

    /// <summary>The columns with that key, one per language, in order.</summary>
    public IEnumerable<XlsColumn> All(string key) => _byKey[key];

    /// <summary>The place of a cell.</summary>
    public Place PlaceOf(TextRow row, XlsColumn column) => row.PlaceIn(Sheet.Place, column.Header, column.Index);

    private static TextRow? FindFirst(TextTable sheet, int index) => sheet.Body.FirstOrDefault(row => row[index].Length > 0);

    private static void WarnOfUnknown(string text, Place place, SheetColumns known, Dictionary<string, string> seen, ProblemLog problems)
    {
        if (text.Length == 0)
        {
            problems.Add(ProblemCatalogue.XlsformColumnUnknown["no-header"], place);
            return;
        }

        var near = known.Known.Where(name => !seen.ContainsKey($"{name}::"));
        problems.Add(
            ProblemCatalogue.XlsformColumnUnknown,
            place,
            ("found", text),
            ("sheet", Detail.Exact(known.Sheet)),
            ("hint", NearMiss.Ask(text, near)));
    }
}
