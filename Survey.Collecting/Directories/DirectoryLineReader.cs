using Survey.Collecting.Invitations;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Reading.Typed;
using Survey.Core.Responses;

namespace Survey.Collecting.Directories;

/// <summary>Reads organizations and contacts from the lines of a table, and reports all problems.</summary>
/// <param name="directory">The present directory.</param>
/// <param name="defaultLanguage">The language of texts without one.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class DirectoryLineReader(OrganizationDirectory directory, string defaultLanguage, ProblemLog problems)
{
    private static readonly char[] BetweenCodes = [';', ',', '\n'];

    /// <summary>Reads the organization of its lines; null if there is a problem.</summary>
    public Organization? ReadOrganization(DirectoryLines lines)
    {
        var errors = problems.Errors;
        if (!Code.IsValid(lines.Code))
        {
            problems.Add(ProblemCatalogue.CodeInvalid["line"], lines.PlaceOf(DirectoryTable.CodeColumn), ("found", lines.Code));
            return null;
        }

        var before = directory.FindOrganization(lines.Code);
        var name = lines.ReadText(DirectoryTable.NameColumn, before?.Name, defaultLanguage);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing["organization"], lines.PlaceOf(DirectoryTable.NameColumn));
        }

        var regions = ReadRegions(lines, before);
        var shortBefore = before is null || before.Short.Equals(before.Name) ? null : before.Short;
        var organization = new Organization(
            0,
            lines.Code,
            lines.ReadText(DirectoryTable.ShortColumn, shortBefore, defaultLanguage) ?? name!,
            name!,
            ReadType(lines, before)!,
            regions)
        {
            Subregions = ReadSubregions(lines, before, regions),
            FormerNames = lines.ReadFormerNames(before?.FormerNames ?? [], defaultLanguage),
            ActiveFrom = ReadDate(lines, DirectoryTable.ActiveFromColumn, before?.ActiveFrom),
            ActiveTo = ReadDate(lines, DirectoryTable.ActiveToColumn, before?.ActiveTo),
        };
        if (organization.ActiveTo < organization.ActiveFrom)
        {
            problems.Add(
                ProblemCatalogue.OrganizationDatesOrder,
                lines.PlaceOf(DirectoryTable.ActiveToColumn),
                ("to", organization.ActiveTo!.Value),
                ("from", organization.ActiveFrom!.Value));
        }

        if (problems.Errors == errors)
        {
            DirectoryLimits.Verify(
                organization,
                before,
                (member, language) => lines.PlaceOfText(member == "formerNames" ? DirectoryTable.FormerNamesColumn : member, language),
                problems);
        }

        return problems.Errors > errors ? null : organization;
    }

    /// <summary>Reads the contacts of an organization's lines.</summary>
    public IEnumerable<Contact> ReadContacts(DirectoryLines lines)
    {
        var read = new List<Contact>();
        foreach (var row in lines.Rows)
        {
            if (ReadContact(lines, row) is not { } contact)
            {
                continue;
            }

            if (read.Exists(contact.IsSame))
            {
                problems.Add(
                    ProblemCatalogue.ContactTwice["table"],
                    lines.PlaceOf(row, DirectoryTable.EmailColumn),
                    ("organization", contact.Organization),
                    ("role", new Phrase($"role-{contact.Role.ToCode()}")));
            }
            else
            {
                read.Add(contact);
            }
        }

        return read;
    }

    private Contact? ReadContact(DirectoryLines lines, TextRow row)
    {
        var (role, name, email, language) = (
            In(DirectoryTable.RoleColumn),
            In(DirectoryTable.ContactColumn),
            In(DirectoryTable.EmailColumn),
            In(DirectoryTable.LanguageColumn));
        if (role.Length + name.Length + email.Length + language.Length == 0)
        {
            return null;
        }

        return ContactRules.Check(
            lines.Code,
            role,
            name,
            email,
            language.Length == 0 ? defaultLanguage : language,
            column => lines.PlaceOf(row, column),
            problems);

        string In(string column) => lines.In(row, column);
    }

    private OrganizationType? ReadType(DirectoryLines lines, Organization? before)
    {
        var code = lines.Find(DirectoryTable.TypeColumn);
        var type = code is null ? before?.Type : directory.FindType(code);
        if (type is null)
        {
            var types = directory.Types.Select(each => each.Code);
            if (string.IsNullOrEmpty(code) && directory.Types.Count == 0)
            {
                problems.Add(ProblemCatalogue.TypeUnknown["write"], lines.PlaceOf(DirectoryTable.TypeColumn));
            }
            else if (string.IsNullOrEmpty(code))
            {
                problems.Add(
                    ProblemCatalogue.TypeUnknown["missing"],
                    lines.PlaceOf(DirectoryTable.TypeColumn),
                    ("known", Detail.List(types)));
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.TypeUnknown,
                    lines.PlaceOf(DirectoryTable.TypeColumn),
                    ("found", code),
                    ("known", Detail.List(types)));
            }
        }

        return type;
    }

    private IReadOnlyList<Region> ReadRegions(DirectoryLines lines, Organization? before)
    {
        if (lines.Find(DirectoryTable.RegionsColumn) is not { } cell)
        {
            return before?.Regions ?? [];
        }

        var regions = new SortedDictionary<int, Region>();
        foreach (var code in SplitCodes(cell))
        {
            if (directory.FindRegion(code) is { } region)
            {
                regions.TryAdd(region.Position, region);
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.RegionUnknown,
                    lines.PlaceOf(DirectoryTable.RegionsColumn),
                    ("found", code),
                    ("known", Detail.List(directory.Regions.Select(each => each.Code))));
            }
        }

        return [.. regions.Values];
    }

    /// <summary>Without the column, the organization keeps those subregions whose region it keeps.</summary>
    private IReadOnlyList<Subregion> ReadSubregions(DirectoryLines lines, Organization? before, IReadOnlyList<Region> regions)
    {
        if (lines.Find(DirectoryTable.SubregionsColumn) is not { } cell)
        {
            return [.. before?.Subregions.Where(each => regions.Contains(directory.GetRegionOf(each))) ?? []];
        }

        var place = lines.PlaceOf(DirectoryTable.SubregionsColumn);
        return
        [
            .. SplitCodes(cell)
                .Select(code => DirectoryReader.FindSubregion(code, directory, regions, place, problems))
                .OfType<Subregion>()
                .DistinctBy(subregion => subregion.Position)
                .OrderBy(subregion => subregion.Position),
        ];
    }

    /// <summary>The codes in a cell of several: between semicolons, commas or lines; only in a cell without them between spaces.</summary>
    internal static string[] SplitCodes(string cell) =>
        cell.Split(
            cell.AsSpan().ContainsAny(BetweenCodes) ? BetweenCodes : [' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private DateOnly? ReadDate(DirectoryLines lines, string column, DateOnly? before)
    {
        var cell = lines.Find(column);
        if (string.IsNullOrEmpty(cell))
        {
            return cell is null ? before : null;
        }

        return TypedDate.Read(cell, lines.PlaceOf(column), problems);
    }
}
