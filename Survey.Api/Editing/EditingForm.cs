using System.Globalization;
using Survey.Collecting.Editing;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Api.Editing;

/// <summary>Reads the forms of the pages on which a questionnaire is edited.</summary>
internal static class EditingForm
{
    /// <summary>For the choice of a list: a new one.</summary>
    public const string NewList = "*";

    /// <summary>Blank lines at the end of the table of choices.</summary>
    public const int BlankLines = 3;

    private static readonly string[] WithChoices = ["select-one", "select-many", "rank"];

    /// <summary>Adds an item, and the list of choices that was typed with it.</summary>
    public static EditedStep? Add(EditingState state, IFormCollection form, ItemPosition position, ProblemLog problems)
    {
        var (type, code) = (form["type"].ToString(), form["code"].ToString().Trim());
        var labels = ReadTexts(form, "label", state.Form.Languages);
        if (type.Length == 0)
        {
            problems.Add(ProblemCatalogue.JsonMissingMember, Place.OfFile("request").Member("type"), ("name", "type"));
            return null;
        }

        var (before, list) = (state.Form, (string?)null);
        if (WithChoices.Contains(type, StringComparer.Ordinal))
        {
            list = form["list"].ToString();
            if (list is "" or NewList)
            {
                var label = code.Length > 0 ? code : labels.Values.FirstOrDefault(text => text.Trim().Length > 0) ?? "";
                (before, list) = AddList(before, label, form["lines"].ToString(), problems);
            }
        }

        return problems.Errors > 0 ? null : EditingSteps.Add(before, type, code, labels, list, position, problems);
    }

    /// <summary>Changes the properties of an item, and what reports count of it.</summary>
    public static EditedStep? Change(EditingState state, IFormCollection form, ProblemLog problems)
    {
        var key = form["key"].ToString();
        if (state.Form.Find(key) is not { } item)
        {
            return PropertySteps.Change(state.Form, key, new Dictionary<string, string>(StringComparer.Ordinal), problems);
        }

        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in ItemProperty.Of(item.Type))
        {
            foreach (var field in property.Kind == PropertyKind.Text
                ? state.Form.Languages.Select(language => PropertySteps.FieldOf(property.Name, language))
                : [property.Name])
            {
                typed[field] = GetTyped(form, property, field);
            }
        }

        var before = state.Form;
        if (typed.GetValueOrDefault("choices") == NewList)
        {
            (before, typed["choices"]) = AddList(before, item.Code, "", problems);
        }

        foreach (var (member, _) in CountedRoles.Of(before, item))
        {
            if (form[$"counted/{member}/shown"] == "yes")
            {
                before = CountedRoles.Set(before, item, member, form[$"counted/{member}"] == "yes");
            }
        }

        var changed = PropertySteps.Change(before, key, typed, problems);
        if (changed is not null && typed.ContainsKey("default"))
        {
            EditedDefault.Verify(changed.Form, key, state.Standing.Round.Frameworks, problems);
        }

        return problems.Errors > 0 ? null : changed;
    }

    /// <summary>What was typed for a property.</summary>
    public static string GetTyped(IFormCollection form, ItemProperty property, string field) =>
        property.Kind != PropertyKind.Condition ? form[field].ToString()
        : form[$"{field}/when"].ToString() switch { "never" => "", "always" => "true", _ => form[field].ToString() };

    /// <summary>Gives an item another type.</summary>
    public static EditedStep? ChangeType(EditingState state, IFormCollection form, ProblemLog problems)
    {
        var (key, type) = (form["key"].ToString(), form["type"].ToString());
        var (before, list) = (state.Form, (string?)null);
        if (WithChoices.Contains(type, StringComparer.Ordinal) && state.Form.Find(key) is { } item && item.GetString("choices").Length == 0)
        {
            (before, list) = AddList(before, item.Code, "", problems);
        }

        return PropertySteps.ChangeType(before, key, type, list, problems);
    }

    /// <summary>Changes title, version and default language, and adds a language.</summary>
    public static EditedStep? ChangeHead(EditingState state, IFormCollection form, ProblemLog problems)
    {
        var titles = new Dictionary<string, string>(ReadTexts(form, "title", state.Form.Languages), StringComparer.Ordinal);
        var added = form["language"].ToString().Trim();
        if (added.Length > 0 && !LanguageTag.IsValid(added))
        {
            problems.Add(ProblemCatalogue.LanguageInvalid, Place.OfFile("request").Member("language"), ("found", added));
            return null;
        }

        if (titles.Remove("", out var plain))
        {
            titles[state.Form.DefaultLanguage] = plain;
        }

        if (added.Length > 0 && !titles.Keys.Contains(added, StringComparer.OrdinalIgnoreCase))
        {
            titles[added] = form["language-title"].ToString() is { } title && title.Trim().Length > 0
                ? title
                : titles.Values.FirstOrDefault(text => text.Trim().Length > 0) ?? state.Form.DefaultLanguage;
        }

        return PropertySteps.ChangeHead(
            state.Form,
            titles,
            state.Form.Version,
            form["default"].ToString() is { Length: > 0 } language ? language : state.Form.DefaultLanguage);
    }

    /// <summary>The lines of the table of choices, and those pasted below it.</summary>
    public static IReadOnlyList<ChoiceLine> ReadLines(IFormCollection form, IReadOnlyList<string> languages)
    {
        var removed = form["remove"].Select(each => int.TryParse(each, CultureInfo.InvariantCulture, out var line) ? line : -1).ToList();
        var lines = ReadTable(form, languages)
            .Index()
            .Where(each => !removed.Contains(each.Index))
            .Select(each => (Order: (double)each.Index, each.Item))
            .ToList();

        // A line that is moved up goes before the one above it.
        if (form["do"].ToString().Split(' ') is [("up" or "down") and var direction, var number]
            && int.TryParse(number, CultureInfo.InvariantCulture, out var moved)
            && lines.FindIndex(line => line.Order == moved) is >= 0 and var at)
        {
            lines[at] = (moved + (direction == "up" ? -1.5 : 1.5), lines[at].Item);
        }

        return [.. lines.OrderBy(line => line.Order).Select(line => line.Item), .. Paste(form["lines"].ToString(), languages)];
    }

    /// <summary>The lines of the table of choices as they were sent, also blank ones.</summary>
    public static IReadOnlyList<ChoiceLine> ReadTable(IFormCollection form, IReadOnlyList<string> languages) =>
        [
            .. Enumerable.Range(0, form["choice"].Count).Select(index => new ChoiceLine(
                form["was"].ElementAtOrDefault(index) is { Length: > 0 } code ? code : null,
                form["choice"][index]?.Trim() ?? "",
                languages.ToDictionary(
                    language => language,
                    language => form[PropertySteps.FieldOf("label", language)].ElementAtOrDefault(index) ?? "",
                    StringComparer.Ordinal))),
        ];

    /// <summary>
    /// Reads choices that were copied from a spreadsheet: a label in each line; or with tabs, the code and the label in each language.
    /// </summary>
    public static IEnumerable<ChoiceLine> Paste(string text, IReadOnlyList<string> languages)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0))
        {
            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            var labels = cells.Length == 1 ? cells : cells[1..];
            yield return new ChoiceLine(
                Was: null,
                cells.Length == 1 ? "" : cells[0],
                languages.Zip(labels).ToDictionary(each => each.First, each => each.Second, StringComparer.Ordinal));
        }
    }

    /// <summary>What was typed for a text, by language.</summary>
    public static IReadOnlyDictionary<string, string> ReadTexts(IFormCollection form, string name, IReadOnlyList<string> languages) =>
        languages.ToDictionary(
            language => language,
            language => form[PropertySteps.FieldOf(name, language)].ToString(),
            StringComparer.Ordinal);

    private static (EditedForm Form, string List) AddList(EditedForm form, string label, string lines, ProblemLog problems)
    {
        var code = EditingSteps.ProposeCode(label, "choices", form.ListCodes);
        var step = CodeRenaming.SaveList(form, code, [.. Paste(lines, form.Languages)], answered: null, problems);
        return (step?.Form ?? form, code);
    }
}
