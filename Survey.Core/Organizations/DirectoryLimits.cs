using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Organizations;

/// <summary>
/// Limits of the codes and names of a directory: their length, and no control characters. They appear in tables, message subjects and file
/// names.
/// </summary>
/// <remarks>
/// Checked when a directory is loaded or changed, not when it is read from a store: stored directories stay readable,
/// and only new or changed values are checked.
/// </remarks>
public static partial class DirectoryLimits
{
    /// <summary>Maximum length of a code, in characters.</summary>
    public const int MaxCodeLength = 80;

    /// <summary>Maximum length of a name, short name or former name in each language, in characters.</summary>
    public const int MaxNameLength = 300;

    /// <summary>Maximum number of former names of one organization.</summary>
    public const int MaxFormerNames = 100;

    private const string Months =
        "jan|janv|ene|feb|fev|mar|mars|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|ago|sep|sept|oct|nov|dec|dic";

    /// <summary>Reports every new or changed value that is too long.</summary>
    /// <param name="directory">The directory to check.</param>
    /// <param name="before">The directory before the change; null for a new one.</param>
    /// <param name="place">The place of the directory, such as <c>directory.json</c>.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void Verify(OrganizationDirectory directory, OrganizationDirectory? before, Place place, ProblemLog problems)
    {
        foreach (var region in directory.Regions)
        {
            VerifyNamed(
                region.Code,
                region.Name,
                before?.FindRegion(region.Code)?.Name,
                place.Member("regions").Item(region.Position + 1),
                problems);
            for (var inner = 0; inner < region.Subregions.Count; inner++)
            {
                var subregion = region.Subregions[inner];
                VerifyNamed(
                    subregion.Code,
                    subregion.Name,
                    before?.FindSubregion(subregion.Code)?.Name,
                    place.Member("regions").Item(region.Position + 1).Member("subregions").Item(inner + 1),
                    problems);
            }
        }

        foreach (var group in directory.Groups)
        {
            VerifyNamed(
                group.Code,
                group.Name,
                before?.FindGroup(group.Code)?.Name,
                place.Member("groups").Item(group.Position + 1),
                problems);
        }

        foreach (var type in directory.Types)
        {
            VerifyNamed(type.Code, type.Name, before?.FindType(type.Code)?.Name, place.Member("types").Item(type.Position + 1), problems);
        }

        // A table has warned already, with the places of its cells.
        if (problems.Problems.All(problem => problem.Kind != ProblemCatalogue.CodeSimilar && problem.Kind != ProblemCatalogue.CodeOfDate))
        {
            WarnOfCodes(directory, before, place, problems);
        }

        foreach (var organization in directory.Organizations)
        {
            Verify(
                organization,
                before?.FindOrganization(organization.Code),
                place.Member("organizations").Item(organization.Position + 1),
                problems);
        }
    }

    /// <summary>Warns of codes of new organizations that are probably mistakes.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="before">The directory before the change; null if all organizations are new.</param>
    /// <param name="place">The place of the directory.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void WarnOfCodes(OrganizationDirectory directory, OrganizationDirectory? before, Place place, ProblemLog problems) =>
        WarnOfCodes(
            [
                .. directory.Organizations.Where(each => before?.FindOrganization(each.Code) is null)
                    .Select(each => (each.Code, place.Member("organizations").Item(each.Position + 1).Member("code"))),
            ],
            directory.Organizations.Select(each => each.Code),
            problems);

    /// <summary>Warns of new codes that are probably mistakes: like another one, or a date that a spreadsheet made of a code.</summary>
    /// <param name="added">The new codes and their places.</param>
    /// <param name="all">All codes, the new ones too.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void WarnOfCodes(IReadOnlyList<(string Code, Place Place)> added, IEnumerable<string> all, ProblemLog problems)
    {
        var similar = all.Distinct(StringComparer.Ordinal).ToLookup(code => code, StringComparer.OrdinalIgnoreCase);
        foreach (var (code, place) in added)
        {
            if (similar[code].FirstOrDefault(other => other != code) is { } other)
            {
                problems.Add(ProblemCatalogue.CodeSimilar, place, ("found", code), ("other", other));
            }

            if (DateOfSpreadsheet().IsMatch(code))
            {
                problems.Add(ProblemCatalogue.CodeOfDate, place, ("found", code));
            }
        }
    }

    /// <summary>
    /// Reports every new or changed value of an organization that is too long. The problems point to members of <paramref
    /// name="place"/>.
    /// </summary>
    public static void Verify(Organization organization, Organization? before, Place place, ProblemLog problems) =>
        Verify(organization, before, (member, _) => place.Member(member), problems);

    /// <summary>Reports every new or changed value of an organization that is too long.</summary>
    /// <param name="organization">The organization to check.</param>
    /// <param name="before">The organization before the change; null for a new one.</param>
    /// <param name="placeOf">
    /// Returns the place of a member (code, name, short, formerNames) in a language; the language is null for a text
    /// without one.
    /// </param>
    /// <param name="problems">Collects the problems.</param>
    public static void Verify(Organization organization, Organization? before, Func<string, string?, Place> placeOf, ProblemLog problems)
    {
        VerifyCode(organization.Code, before is null, placeOf("code", null), problems);
        VerifyText(organization.Name, before?.Name, language => placeOf("name", language), problems);
        if (!organization.Short.Equals(organization.Name))
        {
            VerifyText(organization.Short, before?.Short, language => placeOf("short", language), problems);
        }

        foreach (var name in organization.FormerNames)
        {
            VerifyText(name, before?.FormerNames.FirstOrDefault(name.Equals), language => placeOf("formerNames", language), problems);
        }

        if (organization.FormerNames.Count > MaxFormerNames && organization.FormerNames.Count > (before?.FormerNames.Count ?? 0))
        {
            problems.Add(
                ProblemCatalogue.DirectoryTextTooLong["former-names"],
                placeOf("formerNames", null),
                ("count", organization.FormerNames.Count),
                ("most", MaxFormerNames));
        }
    }

    private static void VerifyNamed(string code, LocalizedText name, LocalizedText? before, Place place, ProblemLog problems)
    {
        VerifyCode(code, before is null, place.Member("code"), problems);
        VerifyText(name, before, _ => place.Member("name"), problems);
    }

    private static void VerifyCode(string code, bool isNew, Place place, ProblemLog problems)
    {
        if (isNew && code.Length > MaxCodeLength)
        {
            problems.Add(ProblemCatalogue.DirectoryTextTooLong["code"], place, ("count", code.Length), ("most", MaxCodeLength));
        }
    }

    // 05-mai, Mar-01, 2024-05-05: the days of spreadsheets in English, French and Spanish.
    [GeneratedRegex(
        @"^(\d{1,2}-(" + Months + ")|(" + Months + @")-\d{2}|\d{4}-\d{2}-\d{2})\.?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex DateOfSpreadsheet();

    private static void VerifyText(LocalizedText text, LocalizedText? before, Func<string?, Place> placeOf, ProblemLog problems)
    {
        if (text.Equals(before))
        {
            return;
        }

        foreach (var language in text.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
        {
            var name = text.In(language ?? "");
            TypedText.ReadLine(name, placeOf(language), problems);
            if (name.Length > MaxNameLength)
            {
                problems.Add(ProblemCatalogue.DirectoryTextTooLong, placeOf(language), ("count", name.Length), ("most", MaxNameLength));
            }
        }
    }
}
