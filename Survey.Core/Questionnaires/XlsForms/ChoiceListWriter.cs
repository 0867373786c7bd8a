using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Writes the lists of choices of a form: those of the questionnaire, and one with the elements of each framework for coded
/// questions.
/// </summary>
internal sealed class ChoiceListWriter(
    Questionnaire questionnaire,
    FrameworkSet? frameworks,
    TextColumns texts,
    Place place,
    ProblemLog problems)
{
    // The names of the generated lists by the code that questions give; empty for the questionnaire's own framework.
    private readonly OrderedDictionary<string, string> _generated = new(StringComparer.Ordinal);

    /// <summary>The list of a coded question: its own, or the one generated from the framework.</summary>
    /// <returns>The name of the list, and whether it is generated.</returns>
    public (string Name, bool IsGenerated) GetListOf(CodedQuestion question)
    {
        if (
            question.Head.Columns.FirstOrDefault(column => column.Key == "list_name").Value is { } own
            && questionnaire.ChoiceLists.Any(list => list.Code == own && list.Choices.Count > 0))
        {
            return (own, false);
        }

        var framework = question.Framework ?? "";
        if (!_generated.TryGetValue(framework, out var name))
        {
            var wanted = framework.Length == 0 ? "framework" : $"framework_{framework}";
            name = CodeMaking.Take(wanted, [.. questionnaire.ChoiceLists.Select(list => list.Code), .. _generated.Values]);
            _generated.Add(framework, name);
        }

        return (name, true);
    }

    /// <summary>Writes all lists that are used or belong to the questionnaire.</summary>
    public void WriteTo(SheetDraft sheet)
    {
        foreach (var list in questionnaire.ChoiceLists)
        {
            WriteList(list, sheet);
        }

        foreach (var (framework, name) in _generated)
        {
            WriteFramework(framework.Length > 0 ? framework : questionnaire.Framework, name, sheet);
        }
    }

    private static string Keep(string text) => text;

    private void WriteList(ChoiceList list, SheetDraft sheet)
    {
        if (list.Choices.Count == 0)
        {
            problems.Add(
                ProblemCatalogue.XlsformNotWritable["empty-list"],
                place.Member("choices").Member(list.Code),
                ("choice", "none"));
            AddChoice(sheet, list.Code, "none", LocalizedText.Plain("None"));
        }

        foreach (var choice in list.Choices)
        {
            var row = AddChoice(sheet, list.Code, choice.Code, list.IsBuiltIn ? InLanguagesOfForm(choice.Label) : choice.Label);
            foreach (var (name, text) in choice.Columns)
            {
                var (key, language) = SheetColumns.Choices.Parse(name, byDoubleColon: true);
                if (
                    key == name
                    && language is null
                    && !row.ContainsKey(name)
                    && !name.Any(char.IsWhiteSpace)
                    && text.Trim().Length > 0
                    && !SheetColumns.Media.Contains(name, StringComparer.Ordinal))
                {
                    row[name] = text;
                }
                else
                {
                    problems.Add(
                        ProblemCatalogue.XlsformNotWritable["choice-column"],
                        place.Member("choices").Member(list.Code),
                        ("found", name),
                        ("choice", choice.Code));
                }
            }
        }
    }

    /// <summary>Other programs have no built-in lists, so a form has them in its own languages.</summary>
    private LocalizedText InLanguagesOfForm(LocalizedText label) => texts.Languages.Count == 0
        ? LocalizedText.Plain(label.In(questionnaire.DefaultLanguage))
        : LocalizedText.Of([.. texts.Languages.Select(language => KeyValuePair.Create(language, label.In(language)))]);

    /// <summary>
    /// Writes the generated list: elements first, then themes, as answers list them. A code of both an element and a
    /// theme is written as the element.
    /// </summary>
    private void WriteFramework(string? code, string name, SheetDraft sheet)
    {
        if (frameworks?.Find(code) is not { } framework)
        {
            if (frameworks is null)
            {
                problems.Add(ProblemCatalogue.XlsformNotWritable["framework"], place);
            }
            else
            {
                problems.Add(ProblemCatalogue.XlsformNotWritable["other-framework"], place, ("wanted", code));
            }

            AddChoice(sheet, name, "none", LocalizedText.Plain("None"));
            return;
        }

        foreach (var element in framework.Elements)
        {
            var row = AddChoice(sheet, name, element.Code, element.Title);
            row["kind"] = "element";
            if (framework.GetThemeOf(element).Code is { } theme)
            {
                row["theme"] = theme;
            }
        }

        foreach (var theme in framework.Themes.Where(theme => theme.Code is not null))
        {
            if (framework.FindElement(theme.Code!) is null)
            {
                AddChoice(sheet, name, theme.Code!, theme.Title)["kind"] = "theme";
            }
            else
            {
                problems.Add(ProblemCatalogue.XlsformNotWritable["theme-and-element"], place, ("found", theme.Code));
            }
        }
    }

    private OrderedDictionary<string, string> AddChoice(SheetDraft sheet, string list, string code, LocalizedText label)
    {
        var row = sheet.AddRow();
        row["list_name"] = list;
        row["name"] = code;
        texts.Write(row, "label", label, Keep);
        return row;
    }
}
