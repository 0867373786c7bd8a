using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Writes texts into the columns of their languages.</summary>
/// <param name="languages">The questionnaire's languages; none if all its texts are plain.</param>
internal sealed class WrittenTexts(IReadOnlyList<string> languages)
{
    /// <summary>The languages, the default one first.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <summary>Writes a text. A plain one is shown in every language, and so it stands in the column of each.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, without a language.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="change">What is done with each translation.</param>
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
        foreach (var language in languages.Where(language => given.Count == 0 || given.Contains(language, StringComparer.OrdinalIgnoreCase)))
        {
            row[$"{column}::{FormLanguages.GetName(language)}"] = change(text.In(language));
        }
    }
}
