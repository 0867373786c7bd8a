using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Survey.Collecting.Directories;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Rounds;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>Makes the documents of a round from the sheets of its workbook (see <see cref="RoundWorkbook"/>).</summary>
/// <param name="form">The sheets.</param>
/// <param name="present">The round as it is; null for a new one. A part whose sheets are missing stays as it is.</param>
/// <param name="removes">True to remove organizations and contacts that the workbook does not have.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class RoundWorkbookReading(XlsForm form, RoundWorkbookContent? present, bool removes, ProblemLog problems)
{
    private static readonly string[] Required = ["elements", RoundWorkbook.OrganizationsSheet, "survey"];

    /// <summary>The documents and contacts; null after a problem that leaves nothing to read.</summary>
    public ReadWorkbook? Read()
    {
        var errors = problems.Errors;
        if (form.FindSheet(RoundSheet.Name) is not { } sheet || RoundSheet.Read(sheet, problems) is not { } settings)
        {
            return null;
        }

        var texts = form.FindSheet(TextsSheet.Name) is { } textSheet ? TextsSheet.Read(textSheet, problems) ?? [] : [];
        if (present is null)
        {
            foreach (var missing in Required.Where(name => form.FindSheet(name) is null))
            {
                problems.Add(
                    ProblemCatalogue.RoundWorkbookSheetMissing,
                    form.Place,
                    ("found", missing),
                    ("known", Detail.List(form.Sheets.Select(each => each.Name))));
            }
        }

        var parts = ReadParts(form, problems);
        if (problems.Errors > errors)
        {
            return null;
        }

        var unchanged = present is null ? null : ReadParts(ToForm(present), new ProblemLog());
        var files = (present?.Definition.ToFiles() ?? [])
            .ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes), StringComparer.Ordinal);
        foreach (var (name, document) in parts.Documents)
        {
            if (unchanged?.Documents.GetValueOrDefault(name) is not { } written || !IsSame(written, document))
            {
                files[name] = document;
            }
        }

        var round = present?.RoundDocument ?? [];
        var before = present?.RoundDocument;
        TextsSheet.Apply(round, texts);
        var hasList = RoundSheet.Apply(round, settings);
        Name(round, "questionnaire", parts.Questionnaire?.Code);
        Name(round, "framework", parts.Framework?.Code);
        if (present is not null
            && !hasList
            && parts.Directory is { } directory
            && files[RoundDefinition.FileNames[1]] != present.Definition.Directory)
        {
            DirectoryDesk.FollowDirectory(round, present.Round.Directory, directory);
        }

        if (before is null || !JsonNode.DeepEquals(before, round))
        {
            files[RoundDefinition.FileNames[3]] = round.ToJsonString();
        }

        var cells = settings.ToDictionary(cell => cell.Key, cell => cell.Value.Place, StringComparer.Ordinal);
        foreach (var (text, (_, place)) in texts)
        {
            cells[text] = place;
        }

        var seen = settings.GetValueOrDefault(RoundSheet.Revision).Text;
        return new ReadWorkbook(
            settings.GetValueOrDefault(RoundSheet.Code).Text ?? "",
            int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
            [.. files.Select(file => new RoundFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))],
            parts.Contacts,
            [.. TextsSheet.FindWordings(texts, present?.Wordings ?? [])],
            cells);
    }

    private static void Name(JsonObject round, string member, string? code)
    {
        if (code is not null && round[member]?.ToString() != code)
        {
            round[member] = code;
        }
    }

    private static bool IsSame(string document, string other) => JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(other));

    /// <summary>The sheets of the present round, as they would be read.</summary>
    private static XlsForm ToForm(RoundWorkbookContent content)
    {
        var tables = RoundWorkbook.ToTables(content, RoundWorkbookTexts.Of(Language.English.Tag));
        return new XlsForm(
            Place.OfFile("round.xlsx"),
            "round",
            [
                .. tables.Select(table => table with
                {
                    Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(CellCleaning.OfCell)] })],
                }),
            ]);
    }

    private Parts ReadParts(XlsForm sheets, ProblemLog log)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        var main = ReadFrameworks(sheets, documents, log);
        var questionnaire = present?.Round.Questionnaire;
        if (sheets.FindSheet("survey") is not null && XlsFormReader.Read(RoundWorkbook.ToForm(sheets), log) is { } read)
        {
            questionnaire = read;
            documents[RoundDefinition.FileNames[2]] = QuestionnaireWriter.Write(read);
        }

        var language = questionnaire?.DefaultLanguage ?? Language.English.Tag;
        var (directory, contacts) = ReadDirectory(sheets, language, log);
        if (directory is not null)
        {
            documents[RoundDefinition.FileNames[1]] = DirectoryWriter.Write(directory);
        }

        return new Parts(documents, main, directory, questionnaire, contacts);
    }

    private Framework? ReadFrameworks(XlsForm sheets, Dictionary<string, string> documents, ProblemLog log)
    {
        Framework? main = null;
        var names = present?.FrameworkFiles ?? [];
        for (var index = 0; index == 0 || index < names.Count || RoundWorkbook.FindFramework(sheets, index).Count > 0; index++)
        {
            var tables = RoundWorkbook.FindFramework(sheets, index);
            if (tables.All(table => table.Name != FrameworkTables.ElementsSheet))
            {
                continue;
            }

            var known = present is not null && index < names.Count ? present.Round.Frameworks.All[index].Code : $"framework-{index + 1}";
            if (FrameworkTables.Read(tables, known, known, sheets.Place, log) is { } framework)
            {
                main = index == 0 ? framework : main;
                documents[index < names.Count ? names[index] : index == 0 ? RoundDefinition.FileNames[0] : FileOf(framework)] =
                    FrameworkWriter.Write(framework);
            }
        }

        return main;
    }

    private static string FileOf(Framework framework) => $"{RoundDefinition.FrameworkFolder}/{framework.Code}.json";

    private (OrganizationDirectory? Directory, IReadOnlyList<Contact> Contacts) ReadDirectory(
        XlsForm sheets,
        string language,
        ProblemLog log)
    {
        var known = present?.Round.Directory ?? new OrganizationDirectory([], [], [], []);
        var kinds = KindSheets.Read(sheets.FindSheet, known, log);
        if (sheets.FindSheet(RoundWorkbook.OrganizationsSheet) is not { } organizations)
        {
            return (kinds, present?.Contacts ?? []);
        }

        if (present is null)
        {
            var created = NewDirectory.Read(organizations, kinds, language, log);
            return (created?.Directory, created?.Contacts ?? []);
        }

        var import = DirectoryImport.Read(organizations, kinds, present.Contacts, language, removes, log);
        return import is null ? (kinds, present.Contacts) : (kinds.With(import.Organizations), import.Contacts);
    }

    /// <summary>What the sheets say, except of <c>round.json</c>.</summary>
    /// <param name="Documents">The documents, by name.</param>
    /// <param name="Framework">The main framework; null if there is no sheet of it.</param>
    /// <param name="Directory">The directory; null after a problem.</param>
    /// <param name="Questionnaire">The questionnaire.</param>
    /// <param name="Contacts">The contacts.</param>
    private sealed record Parts(
        IReadOnlyDictionary<string, string> Documents,
        Framework? Framework,
        OrganizationDirectory? Directory,
        Questionnaire? Questionnaire,
        IReadOnlyList<Contact> Contacts);
}
