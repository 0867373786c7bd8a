using System.Globalization;

namespace Survey.Files.Workbooks;

/// <summary>Gives sheets names that a spreadsheet accepts, each only once, whatever the sheets are called.</summary>
/// <param name="reserved">Names that are taken.</param>
internal sealed class SheetNames(IEnumerable<string> reserved)
{
    /// <summary>The largest number of characters (UTF-16 units) of a sheet's name.</summary>
    public const int Longest = 31;

    // Excel keeps "History" for the list of changes of a shared workbook.
    private readonly HashSet<string> _taken = new([.. reserved, "History"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A name as close to the wanted one as can be; a number follows where it is taken.</summary>
    /// <param name="wanted">Any text.</param>
    public string Take(string wanted)
    {
        var name = Shorten(Clean(wanted));
        if (name.Length == 0)
        {
            name = "Region";
        }

        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            unique = Cut(name, Longest - suffix.Length) + suffix;
        }

        return unique;
    }

    // At the end of a word where there is one, and saying so.
    private static string Shorten(string name)
    {
        const string Mark = "…";
        if (name.Length <= Longest)
        {
            return name;
        }

        var word = name.LastIndexOf(' ', Longest - Mark.Length);
        return Cut(name, word > Longest / 2 ? word : Longest - Mark.Length) + Mark;
    }

    // Straight apostrophes are doubled in references to a sheet, which not every program reads well; the printer's one is not.
    private static string Clean(string name) =>
        string.Join(' ', string.Concat(CellText.Fit(name).Select(Allow)).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '\'').Replace('\'', '’');

    private static char Allow(char character) =>
        character is '\\' or '/' or '?' or '*' or '[' or ']' or ':' || char.IsControl(character) || char.IsWhiteSpace(character) ? ' ' : character;

    private static string Cut(string name, int longest)
    {
        var kept = Math.Min(name.Length, longest);
        kept -= kept < name.Length && char.IsHighSurrogate(name[kept - 1]) ? 1 : 0;
        return name[..kept].TrimEnd(' ');
    }
}
