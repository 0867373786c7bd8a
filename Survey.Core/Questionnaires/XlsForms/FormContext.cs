using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>State shared by all parts of the form reader.</summary>
/// <param name="form">The form that is being read.</param>
/// <param name="problems">Collects the problems.</param>
/// <param name="leftOut">What is left out on request.</param>
internal sealed class FormContext(XlsForm form, ProblemLog problems, LeaveOut leftOut)
{
    private readonly Dictionary<string, TextTable?> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<HashSet<string>> _mentioned = new(() => FindMentioned(form));

    /// <summary>The form that is being read.</summary>
    public XlsForm Form => form;

    /// <summary>Collects the problems.</summary>
    public ProblemLog Problems => problems;

    /// <summary>What is left out on request.</summary>
    public LeaveOut LeftOut => leftOut;

    /// <summary>The languages found so far.</summary>
    public FormLanguages Languages { get; } = new(problems);

    /// <summary>The names of the rows of the sheet "survey". Filled once that sheet is read.</summary>
    public FormNames Names { get; } = new(problems);

    /// <summary>Tag of the language of texts without a language.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>True if a run of spaces counts as a single space.</summary>
    public bool CollapsesSpace { get; set; } = true;

    /// <summary>True if a list of choices may contain the same name more than once.</summary>
    public bool AllowsChoiceDuplicates { get; set; }

    /// <summary>True if any cell of the form refers to a row with that name.</summary>
    public bool IsMentioned(string name) => _mentioned.Value.Contains(name);

    /// <summary>The names of the lists on the sheet "choices".</summary>
    public IReadOnlySet<string> ListNames { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The table in a CSV file that the form names; null if there is none, or after a problem.</summary>
    public TextTable? FindFile(string file)
    {
        if (!_files.TryGetValue(file, out var table))
        {
            _files.Add(file, table = form.FindFile(file, problems));
        }

        return table;
    }

    /// <summary>True if expressions may read a table: a list of choices, or a CSV file.</summary>
    /// <param name="name">Its name, without the extension of a file.</param>
    public bool HasTable(string name) => ListNames.Contains(name) || FindFile($"{name}.csv") is not null;

    /// <summary>A generated text in the languages of the form; in English for languages without messages.</summary>
    /// <param name="phrase">The text.</param>
    /// <param name="isTranslated">False for a text without a language; it is in the default language then.</param>
    public LocalizedText Say(Phrase phrase, bool isTranslated)
    {
        return isTranslated && Languages.Tags.Count > 0
            ? LocalizedText.Of([.. Languages.Tags.Select(tag => KeyValuePair.Create(tag, SayIn(tag)))])
            : LocalizedText.Plain(SayIn(DefaultLanguage));

        string SayIn(string tag) => phrase.ToText(ProblemTemplates.Of(Language.Find(tag) ?? Language.English));
    }

    /// <summary>
    /// Reads a text of a row in all its languages; null if there is none. Reports wrong references in it. A text that is
    /// the same in every language of the form has no language: so writes the writer a text without one.
    /// </summary>
    public LocalizedText? ReadText(RowView row, string key)
    {
        string? plain = null;
        var translations = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in row.All(key))
        {
            if (row.Text(column) is not { } text)
            {
                continue;
            }

            if (text.Contains("${", StringComparison.Ordinal))
            {
                text = Names.Check(text, row.PlaceOf(column)) ? Names.ToCodes(text) : text;
            }

            if (column.Language is null)
            {
                plain = text;
            }
            else
            {
                translations.TryAdd(Languages.Find(column.Language) ?? Languages.GetTag(column.Language, row.PlaceOf(column)), text);
            }
        }

        if (translations.Count == 0)
        {
            return plain is null ? null : LocalizedText.Plain(plain);
        }

        if (plain is not null && !translations.ContainsKey(DefaultLanguage))
        {
            translations.Insert(0, DefaultLanguage, plain);
        }

        return translations.Count > 1
            && translations.Count == Languages.Tags.Count
            && translations.Values.Distinct(StringComparer.Ordinal).Count() == 1
            ? LocalizedText.Plain(translations.GetAt(0).Value)
            : LocalizedText.Of([.. translations]);
    }

    /// <summary>Reports the pictures and sounds of a row, which are not supported or left out.</summary>
    public void RefuseMedia(RowView row)
    {
        foreach (var column in SheetColumns.Media.SelectMany(row.All))
        {
            if (row.Text(column) is not { } text)
            {
                continue;
            }

            if (leftOut.HasFlag(LeaveOut.Media))
            {
                Problems.Add(ProblemCatalogue.XlsformLeftOut["cell"], row.PlaceOf(column), ("found", text));
                Names.Check(text, row.PlaceOf(column));
            }
            else
            {
                Problems.Add(ProblemCatalogue.XlsformNotSupported["media"], row.PlaceOf(column));
            }
        }
    }

    // The last step of a path counts too: /data/a, ../a.
    private static HashSet<string> FindMentioned(XlsForm form) =>
    [
        .. form.Sheets.SelectMany(sheet => sheet.Rows)
            .SelectMany(row => row.Cells)
            .SelectMany(text => ReferenceText.Find(text).Select(each => each.Name).Concat(ReferenceText.FindSteps(text))),
    ];
}
