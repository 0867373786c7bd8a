using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Api.Directories;

/// <summary>Converts organizations, and names of types and regions, to fields of a form and back.</summary>
internal static class OrganizationForm
{
    /// <summary>
    /// The languages of the names in a directory; a plain name counts as the default language. If all are plain, one empty language.
    /// </summary>
    public static IReadOnlyList<string> LanguagesOf(DirectoryBook book)
    {
        var directory = book.Directory;
        var texts = directory.Organizations.SelectMany(each => new[] { each.Name, each.Short })
            .Concat(directory.Groups.Select(group => group.Name))
            .Concat(directory.Types.Select(type => type.Name))
            .Concat(directory.Regions.Select(region => region.Name))
            .Concat(directory.Subregions.Select(subregion => subregion.Name))
            .ToList();
        return texts.TrueForAll(text => !text.Languages.Any())
            ? [""]
            :
            [
                .. texts
                    .SelectMany(text => text.Languages.DefaultIfEmpty(book.Round.Questionnaire.DefaultLanguage))
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
    }

    /// <summary>The text of an organization's field.</summary>
    public static string Get(Organization organization, string field, DirectoryBook book) =>
        field switch
        {
            "code" => organization.Code,
            "type" => organization.Type.Code,
            "former" => string.Join('\n', organization.FormerNames.Select(name => name.ToString())),
            "from" => organization.ActiveFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            "to" => organization.ActiveTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            _ when field.StartsWith("name/", StringComparison.Ordinal) => Find(organization.Name, field["name/".Length..], book),
            _ when field.StartsWith("short/", StringComparison.Ordinal) && !organization.Short.Equals(organization.Name) => Find(
                organization.Short,
                field["short/".Length..],
                book),
            _ => "",
        };

    /// <summary>The text in one of <see cref="LanguagesOf"/>; empty if there is none.</summary>
    public static string Find(LocalizedText text, string language, DirectoryBook book) =>
        language.Length == 0 ? text.In(language) : text.InOnly(language, book.Round.Questionnaire.DefaultLanguage);

    /// <summary>Reads the organization from a form; null if there is a problem.</summary>
    public static Organization? Read(IFormCollection form, DirectoryBook book, ProblemLog problems)
    {
        var read = new RoundForm(form, problems);
        var request = Place.OfFile("request");
        var code = InvisibleCharacters.Remove(read.Get("code"));
        var before = book.Directory.FindOrganization(code);
        var name = ReadText(form, "name", book, before?.Name);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing["organization"], request.Member("name"));
        }

        var type = book.Directory.FindType(read.Get("type"));
        if (type is null)
        {
            problems.Add(ProblemCatalogue.TypeUnknown["form"], request.Member("type"));
        }

        var regions = TickedBoxes.Read(
            form,
            "regions",
            book.Directory.Regions,
            region => region.Code,
            ProblemCatalogue.RegionUnknown,
            problems);
        var ticked = TickedBoxes.Read(
            form,
            "subregions",
            book.Directory.Subregions,
            subregion => subregion.Code,
            ProblemCatalogue.SubregionUnknown,
            problems);
        var subregions = regions.SelectMany(region => region.Subregions).Where(ticked.Contains).ToList();
        var (from, to) = (read.ReadDay("from"), read.ReadDay("to"));
        if (problems.Errors > 0)
        {
            return null;
        }

        // A former name that was not edited keeps all its languages.
        var formerNames = before?.FormerNames ?? [];
        return new Organization(0, code, ReadText(form, "short", book, before?.Short) ?? name!, name!, type!, regions)
        {
            Subregions = subregions,
            FormerNames =
            [
                .. InvisibleCharacters
                    .Remove(read.Get("former"))
                    .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => formerNames.FirstOrDefault(each => each.ToString() == line) ?? LocalizedText.Plain(line)),
            ],
            ActiveFrom = from,
            ActiveTo = to,
        };
    }

    /// <summary>Reads the rows of codes and names of one of the four tables; blank rows are left out.</summary>
    /// <returns>Code, name, and the code of the group or region that it belongs to; empty for none.</returns>
    public static IReadOnlyList<(string Code, LocalizedText Name, string Parent)> ReadNamed(
        IFormCollection form,
        string kind,
        DirectoryBook book,
        ProblemLog problems)
    {
        var rows = new List<(string, LocalizedText, string)>();
        var languages = LanguagesOf(book);
        for (var row = 0; row < form[$"{kind}/code"].Count; row++)
        {
            var code = TypedName.Clean(form[$"{kind}/code"][row] ?? "");
            var before = kind switch
            {
                GroupsForm.Type => book.Directory.FindType(code)?.Name,
                GroupsForm.Group => book.Directory.FindGroup(code)?.Name,
                GroupsForm.Subregion => book.Directory.FindSubregion(code)?.Name,
                _ => book.Directory.FindRegion(code)?.Name,
            };
            var name = ToText(
                languages.Select(language => (language, form[$"{kind}/{language}"].ElementAtOrDefault(row) ?? "")),
                book,
                before);
            if (code.Length == 0 && name is null)
            {
                continue;
            }

            if (code.Length == 0 || name is null)
            {
                problems.Add(
                    ProblemCatalogue.NameMissing["code-and-name"],
                    Place.OfFile("request").Member(kind),
                    ("found", code.Length == 0 ? name!.ToString() : code));
                continue;
            }

            rows.Add((code, name, TypedName.Clean(form[$"{kind}/parent"].ElementAtOrDefault(row) ?? "")));
        }

        return rows;
    }

    private static LocalizedText? ReadText(IFormCollection form, string field, DirectoryBook book, LocalizedText? before) =>
        ToText(LanguagesOf(book).Select(language => (language, form[$"{field}/{language}"].ToString())), book, before);

    /// <summary>The text; plain if names have no languages, or if it was plain and only has the default language.</summary>
    private static LocalizedText? ToText(IEnumerable<(string Language, string Text)> typed, DirectoryBook book, LocalizedText? before)
    {
        var given = typed
            .Select(each => KeyValuePair.Create(each.Language, TypedName.Clean(each.Text)))
            .Where(each => each.Value.Length > 0)
            .ToList();
        return given switch
        {
            [] => null,
            [{ Key: "" } only] => LocalizedText.Plain(only.Value),
            [var only] when before?.Languages.Any() == false && only.Key == book.Round.Questionnaire.DefaultLanguage => LocalizedText.Plain(
                only.Value),
            _ => LocalizedText.Of(given),
        };
    }
}
