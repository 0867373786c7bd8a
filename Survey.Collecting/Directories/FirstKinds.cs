using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;

namespace Survey.Collecting.Directories;

/// <summary>
/// The types and regions of a directory without organizations that has none, from the first table that is imported: each text of a cell
/// becomes the name of one. Once there are some, an unknown text is a mistake.
/// </summary>
internal static class FirstKinds
{
    private const int LongestCode = 40;

    private static readonly char[] Between = [';', ',', '،', '؛', '\n'];

    /// <summary>Adds the types and regions, and puts their codes into the cells of the table.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="directory">The present directory.</param>
    /// <returns>Both as they were if the directory has organizations, or types and regions.</returns>
    public static (TextTable Sheet, OrganizationDirectory Directory) Add(TextTable sheet, OrganizationDirectory directory)
    {
        if (directory.Organizations.Count > 0
            || (directory.Types.Count > 0 && directory.Regions.Count > 0)
            || TableColumns.Read(sheet, DirectoryTable.Columns, new ProblemLog()) is not { } columns)
        {
            return (sheet, directory);
        }

        var (types, regions) = (new Names(), new Names());
        var rows = sheet.Rows.Select(row => row.Number == 1 ? row : ToCodes(row)).ToList();
        return (
            sheet with { Rows = rows },
            new OrganizationDirectory(
                directory.Regions.Count > 0
                    ? directory.Regions
                    : [.. regions.All.Select((each, position) => new Region(position, each.Code, LocalizedText.Plain(each.Name)))],
                directory.Groups,
                directory.Types.Count > 0
                    ? directory.Types
                    : [.. types.All.Select((each, position) => new OrganizationType(position, each.Code, LocalizedText.Plain(each.Name)))],
                []));

        TextRow ToCodes(TextRow row)
        {
            var cells = row.Cells.ToList();
            if (directory.Types.Count == 0)
            {
                Replace(DirectoryTable.TypeColumn, text => types.GetCode(text, "type"));
            }

            if (directory.Regions.Count == 0)
            {
                Replace(DirectoryTable.RegionsColumn, text => string.Join("; ", text
                    .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(name => regions.GetCode(name, "region"))));
            }

            return row with { Cells = cells };

            void Replace(string column, Func<string, string> toCodes)
            {
                if (columns.Find(column) is { } at && at < cells.Count && cells[at].Length > 0)
                {
                    cells[at] = toCodes(cells[at]);
                }
            }
        }
    }

    /// <summary>Names with their codes, in the order in which they were found.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);

        public List<(string Code, string Name)> All { get; } = [];

        /// <summary>The code of a name: the same for the same words, whatever their case.</summary>
        public string GetCode(string name, string usual)
        {
            if (!_codes.TryGetValue(name, out var code))
            {
                var isCode = Code.IsValid(name) && !name.Any(char.IsUpper) && !IsTaken(name);
                code = isCode ? name : Code.FromText(name, LongestCode, IsTaken);
                code = code.Length > 0 ? code : Code.FromText($"{usual} {All.Count + 1}", LongestCode, IsTaken);
                _codes.Add(name, code);
                All.Add((code, name));
            }

            return code;
        }

        private bool IsTaken(string code) => All.Exists(each => string.Equals(each.Code, code, StringComparison.OrdinalIgnoreCase));
    }
}
