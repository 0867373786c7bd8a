using Survey.Core.Frameworks;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Writes a questionnaire as XLSForm. What XLSForm cannot express is written to columns <c>instance::…</c> and
/// settings <c>attribute::…</c>: other programs keep them, and <see cref="XlsFormReader"/> reads them back.
/// Anything that cannot be written at all is reported.
/// </summary>
public static class XlsFormWriter
{
    private const int MaxCellLength = 32_767;

    private static readonly string[] SurveyOrder =
    [
        "type",
        "name",
        "label",
        "hint",
        "guidance_hint",
        "relevant",
        "required",
        "required_message",
        "constraint",
        "constraint_message",
        "warning",
        "warning_message",
        "read_only",
        "calculation",
        "default",
        "appearance",
        "choice_filter",
        "repeat_count",
        "parameters",
        "instance::framework",
    ];

    private static readonly string[] ChoicesOrder = ["list_name", "name", "label"];

    private static readonly string[] SettingsOrder =
    [
        "form_title",
        "form_id",
        "version",
        "default_language",
        "allow_choice_duplicates",
        "clean_text_values",
    ];

    /// <summary>Creates the tables of the form.</summary>
    /// <param name="questionnaire">The questionnaire; it must have no errors.</param>
    /// <param name="frameworks">The frameworks that its coded questions may refer to; null if they are not available.</param>
    /// <param name="place">The place of the questionnaire's file.</param>
    /// <param name="problems">Collects the warnings.</param>
    public static XlsForm Write(Questionnaire questionnaire, FrameworkSet? frameworks, Place place, ProblemLog problems)
    {
        var texts = new TextColumns(QuestionnaireLanguages.Of(questionnaire));
        var lists = new ChoiceListWriter(questionnaire, frameworks, texts, place, problems);
        var survey = new SheetDraft("survey", SurveyOrder);
        new SurveyWriter(questionnaire, texts, lists, survey, place, problems).Write(questionnaire.Items);
        var choices = new SheetDraft("choices", ChoicesOrder);
        lists.WriteTo(choices);
        var settings = new SheetDraft("settings", SettingsOrder);
        WriteSettings(questionnaire, texts, survey.HasRunsOfSpaces, settings.AddRow(), place, problems);
        var form = new XlsForm(
            place,
            questionnaire.Code,
            [survey.ToSheet(place, needed: 3), choices.ToSheet(place, needed: 3), settings.ToSheet(place, needed: 3)]);
        WarnOfLongCells(form, place, problems);
        return form;
    }

    private static void WriteSettings(
        Questionnaire questionnaire,
        TextColumns texts,
        bool hasRunsOfSpaces,
        OrderedDictionary<string, string> row,
        Place place,
        ProblemLog problems)
    {
        var language = questionnaire.DefaultLanguage;
        row["form_title"] = questionnaire.Title.In(language);
        row["form_id"] = questionnaire.Code;
        row["version"] = questionnaire.Version;
        row["default_language"] = FormLanguages.GetName(language);

        if (questionnaire.AllowsChoiceDuplicates)
        {
            row["allow_choice_duplicates"] = "yes";
        }

        if (hasRunsOfSpaces)
        {
            row["clean_text_values"] = "no";
        }

        foreach (var tag in questionnaire.Title.Languages)
        {
            row[$"attribute::title_{tag}"] = questionnaire.Title.In(tag);
        }

        if (questionnaire.Framework is { } framework)
        {
            row["attribute::framework"] = framework;
        }

        foreach (var (name, text) in questionnaire.Settings)
        {
            var (key, _) = SheetColumns.Settings.Parse(name, byDoubleColon: true);
            if (key == name && !row.ContainsKey(name) && name.Trim() == name && text.Trim().Length > 0)
            {
                row[name] = text;
            }
            else
            {
                problems.Add(ProblemCatalogue.XlsformNotWritable["setting"], place.Member("settings"), ("found", name));
            }
        }
    }

    private static void WarnOfLongCells(XlsForm form, Place place, ProblemLog problems)
    {
        foreach (var row in form.Sheets.SelectMany(sheet => sheet.Rows).Where(row => row.Cells.Any(cell => cell.Length > MaxCellLength)))
        {
            problems.Add(ProblemCatalogue.XlsformNotWritable["long-text"], place, ("row", row.Number), ("most", MaxCellLength));
        }
    }
}
