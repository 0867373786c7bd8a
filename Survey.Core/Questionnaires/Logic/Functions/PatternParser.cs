using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>
/// Parses a valid pattern for <see cref="PatternMatcher"/>. Constructs that only .NET has, such as conditions, balancing
/// groups and options, are not supported.
/// </summary>
/// <param name="pattern">A pattern that .NET accepts.</param>
internal sealed class PatternParser(string pattern)
{
    private static readonly (string Mark, bool IsBehind, bool IsNegative, bool Moves)[] Looks =
    [
        ("=", false, false, false), ("!", false, true, false), ("<=", true, false, false), ("<!", true, true, false),
        (">", false, false, true),
    ];

    private int _at;
    private int _groups;
    private bool _hasNames;
    private bool _hasReferences;

    private char Next => _at < pattern.Length ? pattern[_at] : '\0';

    /// <summary>The parsed pattern; null if it has a construct that is not supported.</summary>
    public static PatternNode? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        try
        {
            var node = parser.ReadChoice();
            return parser._at < pattern.Length || (parser._hasNames && parser._hasReferences) ? null : node;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private PatternNode ReadChoice()
    {
        var options = new List<PatternNode> { ReadSequence() };
        while (TryRead("|"))
        {
            options.Add(ReadSequence());
        }

        return options.Count == 1 ? options[0] : new PatternNode.Choice(options);
    }

    private PatternNode.Sequence ReadSequence()
    {
        var parts = new List<PatternNode>();
        while (_at < pattern.Length && Next is not ('|' or ')'))
        {
            parts.Add(ReadRepetition(ReadAtom()));
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode ReadRepetition(PatternNode atom)
    {
        while (true)
        {
            (int Least, int? Most) times;
            if (TryRead("*"))
            {
                times = (0, null);
            }
            else if (TryRead("+"))
            {
                times = (1, null);
            }
            else if (TryRead("?"))
            {
                times = (0, 1);
            }
            else if (Next != '{' || ReadCounts() is not { } counts)
            {
                return atom;
            }
            else
            {
                times = counts;
            }

            atom = new PatternNode.Repetition(atom, times.Least, times.Most, TryRead("?"));
        }
    }

    // A brace that does not hold counts is a plain character.
    private (int Least, int? Most)? ReadCounts()
    {
        var end = pattern.IndexOf('}', _at);
        var parts = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
        if (parts.Length is not (1 or 2) || !TryCount(parts[0], out var least))
        {
            return null;
        }

        int? most = least;
        if (parts.Length == 2)
        {
            most = null;
            if (parts[1].Length > 0)
            {
                if (!TryCount(parts[1], out var limit))
                {
                    return null;
                }

                most = limit;
            }
        }

        _at = end + 1;
        return (least, most);
    }

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private PatternNode ReadAtom()
    {
        var start = _at++;
        switch (pattern[start])
        {
            case '(':
                return ReadGroup();
            case '[':
                _at = EndOfClass(pattern, start);
                return MakeClass(start);
            case '.':
                return MakeClass(start);
            case '^' or '$':
                return new PatternNode.Anchor(pattern[start]);
            case '\\':
                return ReadEscape(start);
            default:
                return new PatternNode.Character(pattern[start]);
        }
    }

    private PatternNode ReadEscape(int start)
    {
        var letter = pattern[_at++];
        switch (letter)
        {
            case 'A' or 'z' or 'Z' or 'b' or 'B':
                return new PatternNode.Anchor(letter);
            case >= '1' and <= '9' when !char.IsAsciiDigit(Next):
                _hasReferences = true;
                return new PatternNode.BackReference(letter - '0');
            case 'p' or 'P':
                _at = pattern.IndexOf('}', _at) + 1;
                break;
            case 'x':
                _at += 2;
                break;
            case 'u':
                _at += 4;
                break;
            case >= '0' and <= '9' or 'G' or 'k' or 'c':
                throw new NotSupportedException();
        }

        return MakeClass(start);
    }

    private PatternNode ReadGroup()
    {
        if (!TryRead("?"))
        {
            var number = ++_groups;
            return new PatternNode.Group(Close(ReadChoice()), number);
        }

        if (TryRead(":"))
        {
            return Close(ReadChoice());
        }

        foreach (var (mark, isBehind, isNegative, moves) in Looks)
        {
            if (TryRead(mark))
            {
                return new PatternNode.Look(Close(ReadChoice()), isBehind, isNegative, moves);
            }
        }

        var end = pattern.IndexOf('>', _at);
        if (Next == '<' && end > 0 && pattern[(_at + 1)..end].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            _at = end + 1;
            _hasNames = true;
            return Close(ReadChoice());
        }

        throw new NotSupportedException();
    }

    private PatternNode Close(PatternNode body) => TryRead(")") ? body : throw new NotSupportedException();

    /// <summary>Index after the class of characters that begins at a bracket.</summary>
    /// <param name="pattern">A pattern that .NET accepts.</param>
    /// <param name="start">Index of the bracket.</param>
    public static int EndOfClass(string pattern, int start)
    {
        var (depth, first, hyphen) = (0, 0, -1);
        for (var i = start; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;

                // A class may be subtracted from another: [a-z-[aeiou]]. A hyphen at the beginning or after a backslash is a character.
                case '[' when i == start || hyphen == i - 1:
                    depth++;
                    i += i + 1 < pattern.Length && pattern[i + 1] == '^' ? 1 : 0;
                    first = i + 1;
                    i += i + 1 < pattern.Length && pattern[i + 1] == ']' ? 1 : 0;
                    break;
                case '-' when i > first:
                    hyphen = i;
                    break;
                case ']' when --depth == 0:
                    return i + 1;
            }
        }

        throw new NotSupportedException();
    }

    private PatternNode.Character MakeClass(int start) =>
        new('\0', new Regex($"\\A(?:{pattern[start.._at]})\\z", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout));

    private bool TryRead(string mark)
    {
        if (string.CompareOrdinal(pattern, _at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        _at += mark.Length;
        return true;
    }
}
