using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Lists of recurrent elements, and of regions, that follow the marks of the sheet “Matrix”.</summary>
internal static class SummaryLists
{
    /// <summary>The codes of the elements that are recurrent in a region.</summary>
    public static SheetFigure RecurrentIn(ReportBook book, RegionalOverview region)
    {
        var codes = string.Join(' ', region.Elements.Where(finding => finding.Recurrent).Select(finding => $"({finding.Element.Code})"));
        return Follow(
            book,
            codes.Length > 0 ? codes : book.Wording.None,
            $"COUNTIF({MatrixSheet.MarksOf(book, region.Region)},{FormulaText.Text(CellStyles.Mark)})=0",
            " ",
            region.Elements
                .Where(finding => finding.Named > 0)
                .Select(finding => (
                    $"{MatrixSheet.MarkOf(book, finding.Element, region.Region)}<>\"\"",
                    FormulaText.Text($" ({finding.Element.Code})"))));
    }

    /// <summary>The elements that are recurrent in a number of regions.</summary>
    public static SheetFigure RecurrentInSoMany(ReportBook book, CrossRegionalRecurrence group)
    {
        var separator = book.Wording["names.separator"];
        return Follow(
            book,
            book.Wording.ListNames(group.Elements.Select(book.NameOf)),
            $"COUNTIF({MatrixSheet.TotalsOf(book)},{group.Regions})=0",
            separator,
            book.Round.Framework.Elements
                .Where(element => RegionsThatName(element) >= group.Regions)
                .Select(element => ($"{MatrixSheet.TotalOf(book, element)}={group.Regions}", NameOf(element))));

        int RegionsThatName(Element element) =>
            book.Report.Overview.Regions.Count(region => region.Elements[element.Position].Named > 0);

        // What stands around the name keeps it apart from text in the other direction.
        string NameOf(Element element)
        {
            var (name, isolated) = (book.NameOf(element), book.Wording.In.Isolate(book.NameOf(element)));
            var start = isolated.IndexOf(name, StringComparison.Ordinal);
            var text = $"{FormulaText.Text($"{separator}{isolated[..start]}({element.Code}) ")}&{MatrixSheet.TitleOf(book, element)}";
            return start == 0 ? text : $"{text}&{FormulaText.Text(isolated[(start + name.Length)..])}";
        }
    }

    /// <summary>The regions in which an element is recurrent.</summary>
    public static SheetFigure RegionsOf(ReportBook book, Element element)
    {
        var separator = book.Wording["names.separator"];
        return Follow(
            book,
            book.Wording.ListNames(book.Report.Overview.GetRegionsWhereRecurrent(element)),
            $"{MatrixSheet.TotalOf(book, element)}=0",
            separator,
            book.Report.Overview.Regions
                .Where(region => region.Elements[element.Position].Named > 0)
                .Select(region => (
                    $"{MatrixSheet.MarkOf(book, element, region.Region)}<>\"\"",
                    FormulaText.Text(separator + book.Wording.In.Isolate(book.Wording.Within(region.Region))))));
    }

    /// <summary>A list of those items whose condition holds; “none” if none does.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="value">The engine's list.</param>
    /// <param name="isEmpty">The condition that no item is in the list.</param>
    /// <param name="separator">What stands between two items.</param>
    /// <param name="items">For each item that can be in the list a condition, and a text with the separator before the item.</param>
    private static SheetFigure Follow(
        ReportBook book,
        string value,
        string isEmpty,
        string separator,
        IEnumerable<(string Condition, string Text)> items) => book.Figure(value, _ =>
        {
            var list = string.Join('&', items.Select(item => $"IF({item.Condition},{item.Text},\"\")"));
            var none = FormulaText.Text(book.Wording.None);
            var formula = $"IF({isEmpty},{none},MID({list},{separator.Length + 1},{CellText.MaxLength}))";
            return list.Length > 0 && formula.Length <= FormulaText.MaxLength ? formula : null;
        });
}
