using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Collecting.Directories;

/// <summary>The directory of a new round, read from a table.</summary>
/// <param name="Directory">Regions, types and organizations.</param>
/// <param name="Contacts">The contacts of the organizations.</param>
public sealed record NewDirectory(OrganizationDirectory Directory, IReadOnlyList<Contact> Contacts)
{
    /// <summary>
    /// Reads a table, and reports all problems with line and cell. A table has only codes of types and regions: those that
    /// <paramref name="known"/> does not have get their code as name, with a warning.
    /// </summary>
    /// <param name="sheet">The table.</param>
    /// <param name="known">A directory with the names of types and regions; null for none.</param>
    /// <param name="defaultLanguage">The language of texts without one.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <returns>The directory; null after a problem.</returns>
    public static NewDirectory? Read(TextTable sheet, OrganizationDirectory? known, string defaultLanguage, ProblemLog problems)
    {
        var errors = problems.Errors;
        var kinds = (known ?? new OrganizationDirectory([], [], [], [])).With([]);
        List<string> added = [];
        if (TableColumns.Read(TableColumns.WithoutInvisible(sheet), DirectoryTable.Columns, new ProblemLog()) is { } columns)
        {
            kinds = AddKinds(TableColumns.WithoutInvisible(sheet), columns, kinds, added, problems);
        }

        var import = DirectoryImport.Read(sheet, kinds, [], defaultLanguage, removes: false, problems);
        if (import is null || problems.Errors > errors)
        {
            return null;
        }

        if (added.Count > 0)
        {
            problems.Add(ProblemCatalogue.LabelMissing["kinds"], sheet.Place, ("found", Detail.List(added)));
        }

        return new NewDirectory(kinds.With(import.Organizations), import.Contacts);
    }

    /// <summary>
    /// Adds the types, regions and subregions that the table names and the directory does not have. A subregion belongs to the region of
    /// its line, if that has only one. A text that cannot be a code is reported, and added so that it is not reported again.
    /// </summary>
    private static OrganizationDirectory AddKinds(
        TextTable sheet,
        TableColumns columns,
        OrganizationDirectory known,
        List<string> added,
        ProblemLog problems)
    {
        var regions = known.Regions.ToList();
        var types = known.Types.ToList();
        var subregions = regions
            .SelectMany(region => region.Subregions)
            .Select(subregion => subregion.Code)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in sheet.Body)
        {
            foreach (
                var code in NewCodes(row, DirectoryTable.TypeColumn, In(row, DirectoryTable.TypeColumn), types.Select(type => type.Code)))
            {
                types.Add(new OrganizationType(types.Count, code, LocalizedText.Plain(code)));
            }

            var named = DirectoryLineReader.SplitCodes(In(row, DirectoryTable.RegionsColumn));
            foreach (var code in named)
            {
                regions.AddRange(NewCodes(row, DirectoryTable.RegionsColumn, code, regions.Select(region => region.Code))
                    .Select(added => new Region(regions.Count, added, LocalizedText.Plain(added))));
            }

            if (named is [var only] && regions.FindIndex(region => region.Code == only) is var at and >= 0)
            {
                var inside = DirectoryLineReader
                    .SplitCodes(In(row, DirectoryTable.SubregionsColumn))
                    .SelectMany(code => NewCodes(row, DirectoryTable.SubregionsColumn, code, subregions));
                regions[at] = With(regions[at], [.. inside]);
                subregions.UnionWith(regions[at].Subregions.Select(subregion => subregion.Code));
            }
        }

        var position = 0;
        return new OrganizationDirectory(
            [.. regions.Select(region => region with
            {
                Subregions = [.. region.Subregions.Select(subregion => subregion with { Position = position++ })],
            })],
            known.Groups,
            types,
            []);

        string In(TextRow row, string column) => columns.Find(column) is { } index ? row[index] : "";

        IEnumerable<string> NewCodes(TextRow row, string column, string code, IEnumerable<string> before)
        {
            if (code.Length == 0 || before.Contains(code, StringComparer.Ordinal))
            {
                return [];
            }

            if (Code.IsValid(code))
            {
                added.Add(code);
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.CodeInvalid["kind"],
                    row.PlaceIn(sheet.Place, column, columns.Find(column)!.Value),
                    ("found", code));
            }

            return [code];
        }
    }

    private static Region With(Region region, IReadOnlyList<string> subregions) =>
        subregions.Count == 0 ? region : region with
        {
            Subregions = [.. region.Subregions, .. subregions.Select(code => new Subregion(0, code, LocalizedText.Plain(code)))],
        };
}
