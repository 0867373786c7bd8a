using System.Globalization;

namespace Survey.Files.Workbooks;

/// <summary>Turns any texts into valid and unique sheet names.</summary>
/// <param name="reserved">Names that are already in use.</param>
internal sealed class SheetNames(IEnumerable<string> reserved)
{
    /// <summary>The longest sheet name that Excel accepts, in UTF-16 units.</summary>
    public const int MaxLength = 31;

    // Excel reserves "History" for the change list of shared workbooks.
    private readonly HashSet<string> _taken = new([.. reserved, "History"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A valid name as close as possible to the wanted one, with a number at its end if that name is in use.</summary>
    /// <param name="wanted">Any text; if no valid character is left, the name is “Region”.</param>
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
            unique = Cut(name, MaxLength - suffix.Length) + suffix;
        }

        return unique;
    }

    // Cuts at the end of a word if that keeps more than half, and adds an ellipsis.
    private static string Shorten(string name)
    {
        const string Mark = "…";
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var word = name.LastIndexOf(' ', MaxLength - Mark.Length);
        return Cut(name, word > MaxLength / 2 ? word : MaxLength - Mark.Length) + Mark;
    }

    // References to a sheet double straight apostrophes, which some programs read wrongly. Typographic ones are not doubled.
    private static string Clean(string name) =>
        string.Join(' ', string.Concat(CellText.Fit(name).Select(Allow)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Trim(' ', '\'')
            .Replace('\'', '’');

    private static char Allow(char character) =>
        character is '\\' or '/' or '?' or '*' or '[' or ']' or ':' || char.IsControl(character) || char.IsWhiteSpace(character)
            ? ' '
            : character;

    private static string Cut(string name, int longest)
    {
        var kept = Math.Min(name.Length, longest);
        kept -= kept < name.Length && char.IsHighSurrogate(name[kept - 1]) ? 1 : 0;
        return name[..kept].TrimEnd(' ');
    }
}
