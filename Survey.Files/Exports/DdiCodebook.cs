using System.Globalization;
using System.Xml;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Exports;

/// <summary>
/// Writes a DDI-Codebook 2.5 document about an export: the study, its files, and each variable with its question and categories, in every
/// language. Archives and statistical programs read it.
/// </summary>
internal sealed class DdiCodebook
{
    private const string Namespace = "ddi:codebook:2_5";
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private readonly Round _round;
    private readonly string _defaultLanguage;
    private readonly XmlWriter _xml;
    private int _variables;

    private DdiCodebook(Round round, XmlWriter xml)
    {
        _round = round;
        _xml = xml;
        _defaultLanguage = round.Questionnaire.DefaultLanguage;
    }

    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, Round round, IReadOnlyList<DescribedTable> tables)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        new DdiCodebook(round, xml).Write(tables);
    }

    private void Write(IReadOnlyList<DescribedTable> tables)
    {
        Begin("codeBook");
        _xml.WriteAttributeString("version", "2.5");
        Begin("docDscr");
        WriteCitation();
        _xml.WriteEndElement();
        Begin("stdyDscr");
        WriteCitation();
        WritePeriod();
        _xml.WriteEndElement();
        foreach (var (i, table) in tables.Index())
        {
            WriteFile(table, i + 1);
        }

        Begin("dataDscr");
        foreach (var table in tables)
        {
            WriteGroups(table);
        }

        _variables = 0;
        foreach (var (i, column) in tables.SelectMany((table, i) => table.Columns.Select(column => (i, column))))
        {
            WriteVariable(column, $"F{Number(i + 1)}");
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteCitation()
    {
        Begin("citation");
        Begin("titlStmt");
        var titles = TextsOf(_round.Title).ToList();
        foreach (var (i, title) in titles.Index())
        {
            WriteText(i == 0 ? "titl" : "parTitl", title.Text, title.Language);
        }

        WriteText("IDNo", _round.Code);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WritePeriod()
    {
        (string Event, DateOnly? Date)[] dates = [("start", _round.Opens), ("end", _round.Closes ?? _round.Deadline)];
        if (dates.All(each => each.Date is null))
        {
            return;
        }

        Begin("stdyInfo");
        Begin("sumDscr");
        foreach (var (name, date) in dates)
        {
            if (date is { } day)
            {
                var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                Begin("collDate");
                _xml.WriteAttributeString("date", text);
                _xml.WriteAttributeString("event", name);
                _xml.WriteString(text);
                _xml.WriteEndElement();
            }
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteFile(DescribedTable table, int number)
    {
        Begin("fileDscr");
        _xml.WriteAttributeString("ID", $"F{Number(number)}");
        _xml.WriteAttributeString("URI", $"{table.Name}.csv");
        Begin("fileTxt");
        WriteText("fileName", $"{table.Name}.csv");
        Begin("dimensns");
        WriteText("caseQnty", Number(table.Rows));
        WriteText("varQnty", Number(table.Columns.Count));
        _xml.WriteEndElement();
        Begin("fileType");
        _xml.WriteAttributeString("charset", "UTF-8");
        _xml.WriteString("text/csv");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    /// <summary>A group for the columns of 0 and 1 of each question that takes several answers.</summary>
    private void WriteGroups(DescribedTable table)
    {
        var first = _variables + 1;
        _variables += table.Columns.Count;
        var marks = table.Columns.Index().Where(each => each.Item.Column.IsMark).GroupBy(each => each.Item.Column.Question!);
        foreach (var group in marks)
        {
            var ids = group.Select(each => $"V{Number(first + each.Index)}").ToList();
            Begin("varGrp");
            _xml.WriteAttributeString("ID", $"G{ids[0]}");
            _xml.WriteAttributeString("type", "multipleResp");
            _xml.WriteAttributeString("var", string.Join(' ', ids));
            WriteTexts("labl", group.Key.Label);
            _xml.WriteEndElement();
        }
    }

    private void WriteVariable(DescribedColumn described, string file)
    {
        var column = described.Column;
        Begin("var");
        _xml.WriteAttributeString("ID", $"V{Number(++_variables)}");
        _xml.WriteAttributeString("name", Clean(column.Name));
        _xml.WriteAttributeString("files", file);
        _xml.WriteAttributeString("intrvl", IsContinuous(described) ? "contin" : "discrete");
        if (column.Question is NumericQuestion { Unit: { } unit })
        {
            _xml.WriteAttributeString("measUnit", unit.Sign);
        }

        foreach (var language in column.Question is null ? [_defaultLanguage] : LanguagesOf(column.Question.Label))
        {
            Begin("labl");
            _xml.WriteAttributeString("lang", XmlNamespace, language);
            _xml.WriteAttributeString("level", "variable");
            _xml.WriteString(Clean(DescribedColumn.LabelOf(column, language, _defaultLanguage, ExportWords.Of(language))));
            _xml.WriteEndElement();
        }

        if (column.Question is { } question)
        {
            foreach (var (language, text) in TextsOf(question.Label))
            {
                Begin("qstn");
                WriteText("qstnLit", text, language);
                _xml.WriteEndElement();
            }
        }

        WriteCategories(described);
        Begin("varFormat");
        _xml.WriteAttributeString("type", IsNumber(described.Kind) ? "numeric" : "character");
        if (described.Kind == ColumnKind.Date)
        {
            _xml.WriteAttributeString("category", "date");
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteCategories(DescribedColumn described)
    {
        foreach (var value in described.Values)
        {
            Begin("catgry");
            WriteText("catValu", value.Cell);
            var texts = value.Text is { } label ? TextsOf(label) : [(_defaultLanguage, value.Label)];
            foreach (var (language, text) in texts)
            {
                Begin("labl");
                _xml.WriteAttributeString("lang", XmlNamespace, language);
                _xml.WriteAttributeString("level", "category");
                _xml.WriteString(Clean(text));
                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }
    }

    private static bool IsNumber(ColumnKind kind) => kind is ColumnKind.Number or ColumnKind.WholeNumber;

    private static bool IsContinuous(DescribedColumn column) => IsNumber(column.Kind) && column.Values.Count == 0;

    private void WriteTexts(string name, LocalizedText text)
    {
        foreach (var (language, translation) in TextsOf(text))
        {
            WriteText(name, translation, language);
        }
    }

    private IEnumerable<(string Language, string Text)> TextsOf(LocalizedText text) =>
        LanguagesOf(text).Select(language => (language, text.In(language, _defaultLanguage)));

    /// <summary>The languages of a text, the default language first.</summary>
    private IEnumerable<string> LanguagesOf(LocalizedText text) => text.Languages.DefaultIfEmpty(_defaultLanguage)
        .OrderBy(language => !language.Equals(_defaultLanguage, StringComparison.OrdinalIgnoreCase));

    private void WriteText(string name, string text, string? language = null)
    {
        Begin(name);
        if (language is not null)
        {
            _xml.WriteAttributeString("lang", XmlNamespace, language);
        }

        _xml.WriteString(Clean(text));
        _xml.WriteEndElement();
    }

    private void Begin(string name) => _xml.WriteStartElement(name, Namespace);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // XML cannot contain some control characters. Texts of a questionnaire may.
    private static string Clean(string text) =>
        string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : ' '));
}
