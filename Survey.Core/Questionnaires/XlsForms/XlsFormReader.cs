// How a form is read. A form has three tables: survey (one row per question; groups begin and end with a row), choices
// (one row per choice; the list name tells which list it belongs to) and settings (one row). The steps are ordered by
// what they need:
//
//   settings   tell how texts are cleaned, and which language a text without a language has
//   survey     becomes a tree of rows; after that the names are known, and the codes that they get
//   choices    come after the names, because their labels may refer to questions
//   items      are built from the rows; every reference is checked, and expressions get codes instead of names
//   verifier   finds what needs the whole questionnaire (cycles, references into repeats) and reports it at the cell
//
// The facts of the format (names of columns and types, what counts as an error) come from pyxform, which programs that
// use XLSForm share. Every problem has the place of its cell. Nothing here throws, whatever the cells contain.

using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads a questionnaire written as XLSForm.</summary>
public static class XlsFormReader
{
    private const string SurveySheet = "survey";

    private static readonly string[] Sheets = [SurveySheet, "choices", XlsForm.ExternalChoices, "settings"];

    /// <summary>Reads the questionnaire and reports all problems. Null only if there is no sheet "survey" that can be read.</summary>
    /// <param name="form">The form to read.</param>
    /// <param name="problems">Collects the problems.</param>
    /// <param name="leftOut">What is left out, with a warning, instead of being refused.</param>
    public static Questionnaire? Read(XlsForm form, ProblemLog problems, LeaveOut leftOut = LeaveOut.None)
    {
        WarnOfSheets(form, problems);
        if (form.FindSheet(SurveySheet) is not { } survey)
        {
            var similar = NearMiss.Find(SurveySheet, form.Sheets.Select(sheet => sheet.Name.Trim()));
            problems.Add(
                ProblemCatalogue.XlsformSheetMissing,
                form.Place,
                ("known", Detail.List(form.Sheets.Select(sheet => sheet.Name))),
                ("hint", NearMiss.Ask(similar)));
            return null;
        }

        var context = new FormContext(form, problems, leftOut);
        var settings = new SettingsSheetReader(context);
        var table = FormTable.Read(survey, SheetColumns.Survey, problems);
        var choices = form.FindSheet("choices") is { Rows.Count: > 0 } choiceSheet
            ? FormTable.Read(choiceSheet, SheetColumns.Choices, problems)
            : null;
        SeparateLanguages(context, table, choices);
        settings.Read(form.FindSheet("settings") is { } sheet ? FormTable.Read(sheet, SheetColumns.Settings, problems) : null);
        if (table.Find("type") is null)
        {
            if (survey.Header is not null)
            {
                var near = NearMiss.Find("type", survey.Header.Cells);
                problems.Add(
                    ProblemCatalogue.XlsformHeaderMissing,
                    survey.Place.Row(1),
                    ("sheet", Detail.Exact("survey")),
                    ("name", Detail.Exact("type")),
                    ("hint", NearMiss.Ask(near)),
                    ("needed", Detail.Words(["type", "name", "label"])));
            }

            return null;
        }

        LearnLanguages(context, settings, table, choices);
        if (choices?.Find("list_name") is { } listName)
        {
            context.ListNames = choices.Sheet.Body.Select(row => row[listName.Index]).ToHashSet(StringComparer.Ordinal);
        }

        var surveyReader = new SurveySheetReader(context);
        var nodes = surveyReader.Read(table, context.CollapsesSpace);
        context.Names.Assign(nodes);
        new LeftOutRows(context).Check(surveyReader.LeftOut);
        var external = form.FindSheet(XlsForm.ExternalChoices) is { Rows.Count: > 0 } externalSheet
            ? FormTable.Read(externalSheet, SheetColumns.Choices, problems)
            : null;
        var lists = new ChoicesSheetReader(context).Read(choices, external, nodes);
        AddBuiltIn(nodes, lists, problems);
        AddOthers(nodes, lists, context);
        WarnOfGeneratedNames(nodes, context, settings.Root);
        var finished = lists.ToDictionary(
            each => each.Key,
            each => (each.Value, BuiltInLists.Recognize(each.Value.ToList(), context.DefaultLanguage)),
            StringComparer.Ordinal);
        var builder = new ItemBuilder(
            context,
            settings.Framework,
            finished,
            new RowPaths(context.Names, nodes, settings.Root));
        var place = Place.OfFile(form.Place.File);
        var items = builder.Build(nodes, place);
        settings.ReadRest();
        var code = settings.ReadId(surveyReader.Settings);
        var questionnaire = new Questionnaire(
            code,
            settings.ReadVersion(),
            settings.Framework,
            context.DefaultLanguage,
            settings.ReadTitle(surveyReader.Settings) ?? LocalizedText.Plain(code),
            items,
            [.. finished.Values.Where(each => !each.Item1.IsGenerated).Select(each => each.Item2)])
        {
            AllowsChoiceDuplicates = context.AllowsChoiceDuplicates,
            Settings = settings.Kept,
        };
        Verify(questionnaire, place, builder, context);
        return questionnaire;
    }

    private static void WarnOfSheets(XlsForm form, ProblemLog problems)
    {
        foreach (var sheet in form.Sheets)
        {
            var name = sheet.Name.Trim();
            if (name.Equals("entities", StringComparison.OrdinalIgnoreCase) && sheet.Body.Any())
            {
                problems.Add(ProblemCatalogue.XlsformNotSupported["entities"], sheet.Place);
            }
            else if (
                !name.StartsWith('_')
                && !Sheets.Contains(name, StringComparer.OrdinalIgnoreCase)
                && NearMiss.Find(name, Sheets) is { } meant
                && form.FindSheet(meant) is null
                && meant != SurveySheet)
            {
                problems.Add(ProblemCatalogue.XlsformSheetUnused, sheet.Place, ("found", name), ("meant", meant));
            }
        }
    }

    /// <summary>Languages of the same kind of text on the same sheet are different languages, whatever they are called.</summary>
    private static void SeparateLanguages(FormContext context, params ReadOnlySpan<FormTable?> tables)
    {
        foreach (var table in tables)
        {
            foreach (var key in SheetColumns.Translated)
            {
                context.Languages.Separate([.. (table?.All(key) ?? []).Select(column => column.Language).OfType<string>()]);
            }
        }
    }

    /// <summary>Collects the languages of all headers, and reports columns that lack a language which other columns have.</summary>
    private static void LearnLanguages(FormContext context, SettingsSheetReader settings, FormTable survey, FormTable? choices)
    {
        var hasPlain = survey.All("label").Any(column => column.Language is null);
        foreach (var table in new[] { survey, choices }.OfType<FormTable>())
        {
            var header = table.Sheet.Header!;
            var columns = table.Columns.Where(column => SheetColumns.Translated.Contains(column.Key, StringComparer.Ordinal)).ToList();
            var tags = columns
                .Where(column => column.Language is not null)
                .ToLookup(
                    column => column.Key,
                    column => context.Languages.GetTag(column.Language!, table.PlaceOf(header, column)),
                    StringComparer.Ordinal);
            var all = tags.SelectMany(each => each).Distinct(StringComparer.Ordinal).ToList();
            foreach (var key in columns.Select(column => column.Key).Distinct(StringComparer.Ordinal))
            {
                var own = tags[key].ToList();
                var lacking = all.Except(own, StringComparer.Ordinal).ToList();
                var first = columns.First(column => column.Key == key);
                foreach (
                    var tag in first.Language is null && columns.Any(column => column.Key == "label" && column.Language is null)
                        ? lacking.Where(tag => tag != context.DefaultLanguage)
                        : lacking)
                {
                    context.Problems.Add(
                        ProblemCatalogue.XlsformTranslationMissing["column"],
                        table.PlaceOf(header, first),
                        ("column", Detail.Exact(key)),
                        ("language", tag));
                }
            }
        }

        if (!settings.HasDefaultLanguage && !hasPlain && context.Languages.Tags is [var one, ..] tagsSeen)
        {
            context.DefaultLanguage = tagsSeen.Contains("en", StringComparer.Ordinal) ? "en" : one;
        }

        WarnOfPlainTexts(context, settings, survey, choices);
    }

    /// <summary>Reports texts without a language whose language has to be guessed, or whose language has its own column.</summary>
    private static void WarnOfPlainTexts(FormContext context, SettingsSheetReader settings, FormTable survey, FormTable? choices)
    {
        var isGuessed = false;
        foreach (var table in new[] { survey, choices }.OfType<FormTable>())
        {
            var plain = table.Columns.Where(column =>
                column.Language is null
                && SheetColumns.Translated.Contains(column.Key, StringComparer.Ordinal)
                && !SheetColumns.Media.Contains(column.Key, StringComparer.Ordinal)
                && table.Sheet.Body.Any(row => row[column.Index].Length > 0));
            foreach (var column in plain)
            {
                isGuessed = true;
                var named = table
                    .All(column.Key)
                    .FirstOrDefault(other => other.Language is { } name && context.Languages.Find(name) == context.DefaultLanguage);
                if (named is not null)
                {
                    context.Problems.Add(
                        ProblemCatalogue.XlsformLanguageCode["plain"],
                        table.PlaceOf(table.Sheet.Header!, column),
                        ("found", column.Header),
                        ("other", named.Header));
                }
            }
        }

        if (isGuessed && !settings.HasDefaultLanguage && context.Languages.Tags.Count > 0)
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformSettingMissing["language"],
                settings.LanguagePlace,
                ("language", context.DefaultLanguage));
        }
    }

    /// <summary>Reports names that other programs generate: that of the form itself, and those of counts of repeats.</summary>
    private static void WarnOfGeneratedNames(IEnumerable<FormNode> nodes, FormContext context, string root)
    {
        foreach (var node in nodes)
        {
            if (node.Name == root && node.Type.Kind != RowKind.BeginRepeat && context.IsMentioned(root))
            {
                context.Problems.Add(ProblemCatalogue.XlsformNameGenerated["root"], node.Row.PlaceOf("name"), ("found", root));
            }

            var counted = RowNames.GetCountName(node.Name);
            if (
                node.Type.Kind == RowKind.BeginRepeat
                && node.Row.Code("repeat_count") is { } count
                && !ReferenceText.IsReference(count)
                && context.Names.Find(counted) is { } other)
            {
                context.Problems.Add(
                    ProblemCatalogue.XlsformNameGenerated,
                    other.Row.PlaceOf("name"),
                    ("found", counted),
                    ("repeat", node.Name));
            }

            WarnOfGeneratedNames(node.Children, context, root);
        }
    }

    /// <summary>Adds the built-in lists that rows name and the form does not have.</summary>
    private static void AddBuiltIn(
        IEnumerable<FormNode> nodes,
        OrderedDictionary<string, ChoiceListDraft> lists,
        ProblemLog problems)
    {
        foreach (var node in nodes)
        {
            if (node.Type is { IsSelect: true, List: { } name } && !lists.ContainsKey(name) && BuiltInLists.Find(name) is { } known)
            {
                var draft = new ChoiceListDraft(name, problems);
                draft.Choices.AddRange(known.Choices.Select(choice => new ChoiceDraft(choice.Code, Row: null) { Label = choice.Label }));
                lists.Add(name, draft);
            }

            AddBuiltIn(node.Children, lists, problems);
        }
    }

    private static void AddOthers(IEnumerable<FormNode> nodes, OrderedDictionary<string, ChoiceListDraft> lists, FormContext context)
    {
        foreach (var node in nodes)
        {
            if (node.Type is { OrOther: true, List: { } name } && lists.TryGetValue(name, out var list))
            {
                var isTranslated = list.Choices.Any(choice => choice.Label?.Languages.Any() == true);
                list.AddOther(context.Say(new Phrase("choice-other"), isTranslated));
            }

            AddOthers(node.Children, lists, context);
        }
    }

    private static void Verify(Questionnaire questionnaire, Place place, ItemBuilder builder, FormContext context)
    {
        var found = new ProblemLog();
        QuestionnaireVerifier.Verify(questionnaire, place, found);
        foreach (var problem in found.Problems)
        {
            context.Problems.Add(problem with { Place = builder.FindPlace(problem.Place.Path) ?? context.Form.Place });
        }
    }
}
