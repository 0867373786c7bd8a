using Survey.Api.Rounds;
using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Api.Directories;

/// <summary>An organization, or names of types and regions, as the fields of a form, and back.</summary>
internal static class OrganizationForm
{
    /// <summary>The languages the names of a directory are in: those used, then those of the questionnaire; empty for texts in no language.</summary>
    public static IReadOnlyList<string> LanguagesOf(DirectoryBook book)
    {
        var directory = book.Directory;
        var texts = directory.Organizations.SelectMany(each => new[] { each.Name, each.Short })
            .Concat(directory.Types.Select(type => type.Name))
            .Concat(directory.Regions.Select(region => region.Name))
            .ToList();
        var languages = texts.SelectMany(text => text.Languages.DefaultIfEmpty("")).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return languages.Count == 0 ? [""] : languages;
    }

    /// <summary>What stands in a field about an organization.</summary>
    public static string Get(Organization organization, string field) => field switch
    {
        "code" => organization.Code,
        "type" => organization.Type.Code,
        "former" => string.Join('\n', organization.FormerNames.Select(name => name.ToString())),
        "from" => organization.ActiveFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        "to" => organization.ActiveTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        _ when field.StartsWith("name/", StringComparison.Ordinal) => Find(organization.Name, field["name/".Length..]),
        _ when field.StartsWith("short/", StringComparison.Ordinal) && !organization.Short.Equals(organization.Name) => Find(organization.Short, field["short/".Length..]),
        _ => "",
    };

    /// <summary>The text in a language, empty where it has none; the empty language is that of plain texts.</summary>
    public static string Find(LocalizedText text, string language) =>
        language.Length == 0
            ? text.Languages.Any() ? "" : text.In("")
            : text.Languages.Contains(language, StringComparer.OrdinalIgnoreCase) ? text.In(language) : "";

    /// <summary>The organization that a form describes; null after a problem.</summary>
    public static Organization? Read(IFormCollection form, DirectoryBook book, ProblemLog problems)
    {
        var read = new RoundForm(form, problems);
        var request = Place.OfFile("request");
        var name = ReadText(form, "name", book);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing, request.Member("name"), "The organization has no name. Give it one.");
        }

        var type = book.Directory.FindType(read.Get("type"));
        if (type is null)
        {
            problems.Add(ProblemCatalogue.TypeUnknown, request.Member("type"), "Choose a type. Where there is none, add one under “Types and regions” first.");
        }

        var regions = book.Directory.Regions.Where(region => form["regions"].Contains(region.Code, StringComparer.Ordinal)).ToList();
        var (from, to) = (read.ReadDay("from"), read.ReadDay("to"));
        if (problems.Errors > 0)
        {
            return null;
        }

        // A former name that was not touched stays in all its languages.
        var before = book.Directory.FindOrganization(read.Get("code"))?.FormerNames ?? [];
        return new Organization(0, read.Get("code"), ReadText(form, "short", book) ?? name!, name!, type!, regions)
        {
            FormerNames = [.. read.Get("former").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => before.FirstOrDefault(each => each.ToString() == line) ?? LocalizedText.Plain(line))],
            ActiveFrom = from,
            ActiveTo = to,
        };
    }

    /// <summary>The rows of codes and names of types or regions that a form holds; blank ones are left out.</summary>
    public static IReadOnlyList<(string Code, LocalizedText Name)> ReadNamed(IFormCollection form, string kind, DirectoryBook book, ProblemLog problems)
    {
        var rows = new List<(string, LocalizedText)>();
        var languages = LanguagesOf(book);
        for (var row = 0; row < form[$"{kind}/code"].Count; row++)
        {
            var code = form[$"{kind}/code"][row]?.Trim() ?? "";
            var name = ToText(languages.Select(language => (language, form[$"{kind}/{language}"].ElementAtOrDefault(row)?.Trim() ?? "")), book);
            if (code.Length == 0 && name is null)
            {
                continue;
            }

            if (code.Length == 0 || name is null)
            {
                problems.Add(ProblemCatalogue.NameMissing, Place.OfFile("request").Member(kind), $"“{Excerpt.Of(code.Length == 0 ? name!.ToString() : code)}” needs both a code and a name.");
                continue;
            }

            rows.Add((code, name));
        }

        return rows;
    }

    private static LocalizedText? ReadText(IFormCollection form, string field, DirectoryBook book) =>
        ToText(LanguagesOf(book).Select(language => (language, form[$"{field}/{language}"].ToString().Trim())), book);

    private static LocalizedText? ToText(IEnumerable<(string Language, string Text)> typed, DirectoryBook book)
    {
        var given = typed.Where(each => each.Text.Length > 0).ToList();
        return given.Count switch
        {
            0 => null,
            1 when given[0].Language.Length == 0 => LocalizedText.Plain(given[0].Text),
            _ => LocalizedText.Of([.. given.Select(each => KeyValuePair.Create(each.Language.Length == 0 ? book.Round.Questionnaire.DefaultLanguage : each.Language, each.Text)).DistinctBy(each => each.Key, StringComparer.OrdinalIgnoreCase)]),
        };
    }
}
