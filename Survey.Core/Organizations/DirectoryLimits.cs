using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Organizations;

/// <summary>How long the codes and names of a directory may be: they stand in tables, subjects of messages and names of files.</summary>
/// <remarks>Held where a directory is given or changed, not where one is read: what a store has already stays readable, and only what is new is looked at.</remarks>
public static class DirectoryLimits
{
    /// <summary>The longest code, in characters.</summary>
    public const int LongestCode = 80;

    /// <summary>The longest name, short name or former name in each of its languages, in characters.</summary>
    public const int LongestName = 300;

    /// <summary>The most former names of an organization.</summary>
    public const int MostFormerNames = 100;

    /// <summary>Notes what is too long in a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="place">Where it stands, as <c>directory.json</c>.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Verify(OrganizationDirectory directory, OrganizationDirectory? before, Place place, ProblemLog problems)
    {
        foreach (var region in directory.Regions)
        {
            VerifyNamed(region.Code, region.Name, before?.FindRegion(region.Code)?.Name, place.Member("regions").Item(region.Position + 1), problems);
        }

        foreach (var type in directory.Types)
        {
            VerifyNamed(type.Code, type.Name, before?.FindType(type.Code)?.Name, place.Member("types").Item(type.Position + 1), problems);
        }

        foreach (var organization in directory.Organizations)
        {
            Verify(organization, before?.FindOrganization(organization.Code), place.Member("organizations").Item(organization.Position + 1), problems);
        }
    }

    /// <summary>Notes what is too long in an organization, at a place that has its members.</summary>
    public static void Verify(Organization organization, Organization? before, Place place, ProblemLog problems) =>
        Verify(organization, before, (member, _) => place.Member(member), problems);

    /// <summary>Notes what is too long in an organization.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="placeOf">The place of a member (code, name, short, formerNames) in a language; null for one without a language.</param>
    /// <param name="problems">Where problems go.</param>
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

        if (organization.FormerNames.Count > MostFormerNames && organization.FormerNames.Count > (before?.FormerNames.Count ?? 0))
        {
            problems.Add(ProblemCatalogue.DirectoryTextTooLong, placeOf("formerNames", null), $"These are {organization.FormerNames.Count} former names; at most {MostFormerNames} are kept.");
        }
    }

    private static void VerifyNamed(string code, LocalizedText name, LocalizedText? before, Place place, ProblemLog problems)
    {
        VerifyCode(code, before is null, place.Member("code"), problems);
        VerifyText(name, before, _ => place.Member("name"), problems);
    }

    private static void VerifyCode(string code, bool isNew, Place place, ProblemLog problems)
    {
        if (isNew && code.Length > LongestCode)
        {
            problems.Add(ProblemCatalogue.DirectoryTextTooLong, place, $"The code has {code.Length} characters. Take one of at most {LongestCode}.");
        }
    }

    private static void VerifyText(LocalizedText text, LocalizedText? before, Func<string?, Place> placeOf, ProblemLog problems)
    {
        if (text.Equals(before))
        {
            return;
        }

        foreach (var language in text.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
        {
            if (text.In(language ?? "") is { Length: > LongestName } name)
            {
                problems.Add(ProblemCatalogue.DirectoryTextTooLong, placeOf(language), $"The name has {name.Length} characters. Shorten it to {LongestName} at most.");
            }
        }
    }
}
