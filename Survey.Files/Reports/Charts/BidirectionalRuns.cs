using System.Globalization;

namespace Survey.Files.Reports.Charts;

// The part of the Unicode Bidirectional Algorithm (UAX 9) that labels need: letters of both directions, European and Arabic numbers,
// neutral characters and isolates. Embeddings and overrides are ignored, as is the matching of brackets. HarfBuzz shapes one run in one
// direction, so somebody must say which pieces of a line run in which direction: without it, “12” stands as “21”.

/// <summary>Divides a line of text into pieces of one direction, in the order in which they stand from left to right.</summary>
internal static class BidirectionalRuns
{
    private enum Kind
    {
        Left,
        Right,
        ArabicLetter,
        Number,
        ArabicNumber,
        Separator,
        Terminator,
        CommonSeparator,
        Neutral,
    }

    /// <summary>The pieces from left to right; each is in the order in which it is read.</summary>
    /// <param name="text">One line.</param>
    /// <param name="isRightToLeft">The direction of the line as a whole.</param>
    public static IReadOnlyList<(string Text, bool IsRightToLeft)> Of(string text, bool isRightToLeft)
    {
        var characters = new List<(string Text, int Level)>();
        Add(text, isRightToLeft ? 1 : 0, characters);
        return Order(characters);
    }

    /// <summary>Adds the characters of a piece with their levels. An isolate is a piece of its own, one or two levels deeper.</summary>
    private static void Add(string text, int level, List<(string Text, int Level)> characters)
    {
        var pieces = new List<(string Text, Kind Kind, string? Isolate, bool IsRightToLeft)>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is >= '\u2066' and <= '\u2068')
            {
                var end = FindEnd(text, i);
                var inner = text[(i + 1)..end];
                var isRight = text[i] == '\u2067' || (text[i] == '\u2068' && FirstStrong(inner) is Kind.Right or Kind.ArabicLetter);
                pieces.Add(("", Kind.Neutral, inner, isRight));
                i = Math.Min(text.Length, end + 1);
                continue;
            }

            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!IsEmbedding(text[i]))
            {
                pieces.Add((text[i] is '\u200E' or '\u200F' ? "" : text.Substring(i, length), KindOf(text, i), null, false));
            }

            i += length;
        }

        var kinds = Resolve([.. pieces.Select(piece => piece.Kind)], level % 2 == 1);
        foreach (var ((piece, _, isolate, isRight), kind) in pieces.Zip(kinds))
        {
            if (isolate is not null)
            {
                Add(isolate, isRight == (level % 2 == 1) ? level + 2 : level + 1, characters);
            }
            else if (piece.Length > 0)
            {
                characters.Add((piece, kind switch
                {
                    Kind.Left => level + (level % 2),
                    Kind.Right => level + 1 - (level % 2),
                    _ => level + 2 - (level % 2),
                }));
            }
        }
    }

    /// <summary>Rules W1 to N2: each kind becomes left, right or number.</summary>
    private static List<Kind> Resolve(List<Kind> kinds, bool isRightToLeft)
    {
        var sides = isRightToLeft ? Kind.Right : Kind.Left;
        var strong = sides;
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] is Kind.Left or Kind.Right or Kind.ArabicLetter)
            {
                strong = kinds[i];
            }
            else if (kinds[i] == Kind.Number && strong == Kind.ArabicLetter)
            {
                kinds[i] = Kind.ArabicNumber;
            }
        }

        for (var i = 1; i + 1 < kinds.Count; i++)
        {
            if (kinds[i - 1] == kinds[i + 1]
                && ((kinds[i] == Kind.Separator && kinds[i - 1] == Kind.Number)
                    || (kinds[i] == Kind.CommonSeparator && kinds[i - 1] is Kind.Number or Kind.ArabicNumber)))
            {
                kinds[i] = kinds[i - 1];
            }
        }

        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] == Kind.Terminator)
            {
                var end = i;
                while (end < kinds.Count && kinds[end] == Kind.Terminator)
                {
                    end++;
                }

                var isOfNumber = (i > 0 && kinds[i - 1] == Kind.Number) || (end < kinds.Count && kinds[end] == Kind.Number);
                for (; i < end; i++)
                {
                    kinds[i] = isOfNumber ? Kind.Number : Kind.Neutral;
                }

                i--;
            }
        }

        strong = sides;
        for (var i = 0; i < kinds.Count; i++)
        {
            kinds[i] = kinds[i] switch
            {
                Kind.Separator or Kind.CommonSeparator => Kind.Neutral,
                Kind.ArabicLetter => Kind.Right,
                var kind => kind,
            };
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
            kinds[i] = kinds[i] == Kind.Number && strong == Kind.Left ? Kind.Left : kinds[i];
        }

        ResolveNeutrals(kinds, sides);
        return kinds;
    }

    private static void ResolveNeutrals(List<Kind> kinds, Kind sides)
    {
        for (var i = 0; i < kinds.Count; i++)
        {
            if (kinds[i] != Kind.Neutral)
            {
                continue;
            }

            var end = i;
            while (end < kinds.Count && kinds[end] == Kind.Neutral)
            {
                end++;
            }

            var (before, after) = (i == 0 ? sides : SideOf(kinds[i - 1]), end == kinds.Count ? sides : SideOf(kinds[end]));
            for (; i < end; i++)
            {
                kinds[i] = before == after ? before : sides;
            }

            i--;
        }
    }

    private static Kind SideOf(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    /// <summary>Rule L2: reverses from the highest level down; then joins characters of one level that stand beside each other.</summary>
    private static List<(string Text, bool IsRightToLeft)> Order(List<(string Text, int Level)> characters)
    {
        var highest = characters.Select(each => each.Level).DefaultIfEmpty().Max();
        var runs = new List<(string Text, int Level)>();
        foreach (var (text, level) in characters)
        {
            if (runs.Count > 0 && runs[^1].Level == level)
            {
                runs[^1] = (runs[^1].Text + text, level);
            }
            else
            {
                runs.Add((text, level));
            }
        }

        for (var level = highest; level > 0; level--)
        {
            for (var i = 0; i < runs.Count; i++)
            {
                var end = i;
                while (end < runs.Count && runs[end].Level >= level)
                {
                    end++;
                }

                runs.Reverse(i, end - i);
                i = end;
            }
        }

        return [.. runs.Select(run => (run.Text, run.Level % 2 == 1))];
    }

    private static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] is >= '\u2066' and <= '\u2068' ? 1 : text[i] == '\u2069' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static Kind? FirstStrong(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if (KindOf(text, i) is Kind.Left or Kind.Right or Kind.ArabicLetter)
            {
                return KindOf(text, i);
            }
        }

        return null;
    }

    private static bool IsEmbedding(char character) => character is >= '\u202A' and <= '\u202E' or '\u2069';

    private static Kind KindOf(string text, int index)
    {
        var character = text[index];
        return character switch
        {
            '\u200E' => Kind.Left,
            '\u200F' => Kind.Right,
            >= '0' and <= '9' => Kind.Number,
            >= '\u0660' and <= '\u0669' or '\u066B' or '\u066C' => Kind.ArabicNumber,
            '+' or '-' or '\u2212' => Kind.Separator,
            ',' or '.' or '/' or ':' or '\u00A0' or '\u202F' or '\u060C' => Kind.CommonSeparator,
            '%' or '#' or '°' or '‰' or '\u066A' or >= '\u20A0' and <= '\u20CF' or '$' => Kind.Terminator,
            >= '\u0590' and <= '\u05FF' or >= '\u07C0' and <= '\u085F' or >= '\uFB1D' and <= '\uFB4F' => Kind.Right,
            >= '\u0600' and <= '\u07BF' or >= '\u0860' and <= '\u08FF' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' =>
                Kind.ArabicLetter,
            _ => CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                ? Kind.Left
                : Kind.Neutral,
        };
    }
}
