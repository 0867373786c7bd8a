using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>What all parts of reading a form share.</summary>
/// <param name="form">The form.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class FormContext(XlsForm form, ProblemLog problems)
{
    /// <summary>The form.</summary>
    public XlsForm Form => form;

    /// <summary>Where problems go.</summary>
    public ProblemLog Problems => problems;

    /// <summary>The languages seen so far.</summary>
    public FormLanguages Languages { get; } = new(problems);

    /// <summary>The names of the survey's rows, once they are read.</summary>
    public FormNames Names { get; } = new(problems);

    /// <summary>The new codes of choices whose names are none, by name.</summary>
    public Dictionary<string, string> RenamedChoices { get; } = new(StringComparer.Ordinal);

    /// <summary>The language of texts that name none.</summary>
    public string DefaultLanguage { get; set; } = "en";

    /// <summary>Whether several spaces count as one.</summary>
    public bool CollapsesSpace { get; set; } = true;

    /// <summary>Whether a list may hold a name twice.</summary>
    public bool AllowsChoiceDuplicates { get; set; }

    /// <summary>A text of a row in all its languages; null if none is given. Notes wrong references.</summary>
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

        return LocalizedText.Of([.. translations]);
    }
}
