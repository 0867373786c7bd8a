using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Writes the lists of choices of a form: those of the questionnaire, and one with the framework's elements for coded
/// questions.
/// </summary>
internal sealed class ChoiceListWriter(
    Questionnaire questionnaire,
    Framework? framework,
    TextColumns texts,
    Place place,
    ProblemLog problems)
{
    private string? _generated;

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

        return (_generated ??= CodeMaking.Take("framework", [.. questionnaire.ChoiceLists.Select(list => list.Code)]), true);
    }

    /// <summary>Writes all lists that are used or belong to the questionnaire.</summary>
    public void WriteTo(SheetDraft sheet)
    {
        foreach (var list in questionnaire.ChoiceLists)
        {
            WriteList(list, sheet);
        }

        if (_generated is not null)
        {
            WriteFramework(_generated, sheet);
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
            var row = AddChoice(sheet, list.Code, choice.Code, choice.Label);
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

    /// <summary>
    /// Writes the generated list: elements first, then themes, as answers list them. A code of both an element and a
    /// theme is written as the element.
    /// </summary>
    private void WriteFramework(string name, SheetDraft sheet)
    {
        if (framework is null || (questionnaire.Framework is { } wanted && wanted != framework.Code))
        {
            if (framework is null)
            {
                problems.Add(ProblemCatalogue.XlsformNotWritable["framework"], place);
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.XlsformNotWritable["other-framework"],
                    place,
                    ("found", framework.Code),
                    ("wanted", questionnaire.Framework ?? ""));
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
