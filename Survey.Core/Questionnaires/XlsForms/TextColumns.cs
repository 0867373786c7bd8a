using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Writes localized texts into one column per language.</summary>
/// <param name="languages">The languages of the questionnaire; empty if its texts have no language.</param>
internal sealed class TextColumns(IReadOnlyList<string> languages)
{
    /// <summary>The languages of the questionnaire, the default language first.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <summary>Writes a text. A text without a language applies to every language, so it is written to each language's column.</summary>
    /// <param name="row">The row to write to.</param>
    /// <param name="column">The column name without a language.</param>
    /// <param name="text">The text; null to write nothing.</param>
    /// <param name="change">Applied to each translation before it is written.</param>
    public void Write(OrderedDictionary<string, string> row, string column, LocalizedText? text, Func<string, string> change)
    {
        if (text is null)
        {
            return;
        }

        if (languages.Count == 0)
        {
            row[column] = change(text.In("en"));
            return;
        }

        var given = text.Languages.ToList();
        foreach (
            var language in languages.Where(language => given.Count == 0 || given.Contains(language, StringComparer.OrdinalIgnoreCase)))
        {
            row[$"{column}::{FormLanguages.GetName(language)}"] = change(text.In(language));
        }
    }
}
