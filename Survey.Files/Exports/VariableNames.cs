using System.Globalization;
using System.Text;

namespace Survey.Files.Exports;

/// <summary>
/// Names of columns that Stata and SPSS accept: ASCII letters, digits and underscores, a letter first, at most 32 characters, no reserved
/// word, unique apart from upper and lower case. <c>roles/lead</c> becomes <c>roles_lead</c>.
/// </summary>
internal static class VariableNames
{
    private const int MaxLength = 32;
    private const string Prefix = "q";

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        // SPSS
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",

        // Stata
        "byte", "double", "float", "if", "in", "int", "long", "str", "strL", "using",
    };

    /// <summary>A name for each column of a table, in order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => Take(ToName(column), taken))];
    }

    private static string ToName(string column)
    {
        var name = new StringBuilder(column.Length);
        foreach (var character in column.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character) || character == '_')
            {
                name.Append(character);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                name.Append('_');
            }
        }

        // An underscore at the end is how SPSS names its own variables. Stata reserves str1, str2 …
        var trimmed = name.ToString().TrimEnd('_');
        var isReserved =
            Reserved.Contains(trimmed) || (trimmed.StartsWith("str", StringComparison.Ordinal) && trimmed[3..].All(char.IsAsciiDigit));
        return isReserved || trimmed is not [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] ? Prefix + trimmed : trimmed;
    }

    private static string Take(string name, HashSet<string> taken)
    {
        var free = Cut(name, "");
        for (var number = 2; !taken.Add(free); number++)
        {
            free = Cut(name, string.Create(CultureInfo.InvariantCulture, $"_{number}"));
        }

        return free;
    }

    private static string Cut(string name, string end) =>
        (name.Length + end.Length > MaxLength ? name[..(MaxLength - end.Length)].TrimEnd('_') : name) + end;
}
