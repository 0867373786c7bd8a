using Survey.Core.Frameworks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>A sheet with the codes of all themes and elements of a framework, for looking them up while answering.</summary>
internal static class FrameworkSheet
{
    private const int CodeColumn = 2;
    private const int ShortColumn = 3;
    private const int TitleColumn = 4;

    public static void Write(AnswerBook book, Framework framework)
    {
        var page = book.Add(book.FrameworkSheets[framework], [16, 46, 100]);
        page.Title(book.Of(framework.Name));
        if (framework.Source is { } source)
        {
            page.Banner(book.Of(source), book.Styles.Paragraph);
        }

        var head = page.Row;
        WriteRow(book.Words.Code, "", book.Words.Title, book.Styles.Head, book.Styles.Head);
        foreach (var theme in framework.Themes)
        {
            if (theme.Code is not null)
            {
                WriteRow(
                    CodedNotation.Write(theme, book.Words),
                    book.Of(theme.Short),
                    book.Of(theme.Title),
                    book.Styles.Group,
                    book.Styles.Group);
            }

            foreach (var element in theme.Elements)
            {
                WriteRow(element.Code, book.Of(element.Short), book.Of(element.Title), book.Styles.Label, book.Styles.Fact);
            }
        }

        page.Finish(head);

        void WriteRow(string code, string brief, string title, ClosedXML.Excel.IXLStyle first, ClosedXML.Excel.IXLStyle rest)
        {
            page.MarkRowAs(page.Row, WorkbookMarks.Text);
            page.Text(page.Row, CodeColumn, code, first);
            page.Text(page.Row, ShortColumn, brief == title ? "" : brief, rest);
            page.Text(page.Row, TitleColumn, title, rest);
            page.SetLeastHeight(page.Row++, 18);
        }
    }
}
