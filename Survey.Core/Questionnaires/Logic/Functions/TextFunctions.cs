using System.Text;
using static Survey.Core.Questionnaires.Logic.Functions.ExpressionFunction;

namespace Survey.Core.Questionnaires.Logic.Functions;

/// <summary>Functions for texts. Lengths and positions count UTF-16 code units; comparisons are ordinal.</summary>
internal static class TextFunctions
{
    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        Of("string", 1, 1, (evaluation, values) => ExpressionValue.OfText(values[0].ToText())),
        Of("string-length", 1, 1, (evaluation, values) => ExpressionValue.OfNumber(values[0].ToText().Length)),
        new("concat", 0, AnyNumber, (evaluation, arguments) => Join(evaluation, "", arguments)) { SetsFrom = 0 },
        new("join", 1, AnyNumber, (evaluation, arguments) =>
            Join(evaluation, arguments[0].Evaluate(evaluation).ToText(), arguments.Skip(1)))
        {
            SetsFrom = 1,
        },
        OfTwoTexts("contains", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        OfTwoTexts("starts-with", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        OfTwoTexts("ends-with", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        Of("substr", 2, 3, CutByIndex),
        Of("substring", 2, 3, CutAsXPath),
        OfTexts("substring-before", 2, texts =>
            texts[0].IndexOf(texts[1], StringComparison.Ordinal) is > 0 and var at ? texts[0][..at] : ""),
        OfTexts("substring-after", 2, texts =>
            texts[0].IndexOf(texts[1], StringComparison.Ordinal) is >= 0 and var at ? texts[0][(at + texts[1].Length)..] : ""),
        OfTexts("translate", 3, texts => Translate(texts[0], texts[1], texts[2])),
        OfTexts("normalize-space", 1, texts =>
            string.Join(' ', texts[0].Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))),
        Of("regex", 2, 2, (evaluation, values) =>
            ExpressionValue.OfTruth(TextPattern.Matches(evaluation, values[0].ToText(), values[1].ToText()))) with
        {
            CheckLiteral = (index, text) =>
            {
                if (index == 1)
                {
                    TextPattern.Check(text);
                }
            },
        },
        new("uuid", 0, 0, (evaluation, _) => ExpressionValue.OfText(MakeUuid(evaluation.Chance))),
    ];

    private static ExpressionValue Join(Evaluation evaluation, string separator, IEnumerable<ExpressionNode> arguments)
    {
        var joined = new StringBuilder();
        var isFirst = true;
        foreach (var value in arguments.SelectMany(argument => argument.EvaluateAsSet(evaluation).Members))
        {
            joined.Append(isFirst ? "" : separator).Append(value.ToText());
            isFirst = false;
            evaluation.Step();
            if (joined.Length > Evaluation.MaxTextLength)
            {
                throw Evaluation.TooLong();
            }
        }

        return evaluation.MakeText(joined.ToString());
    }

    /// <summary>
    /// <c>substr()</c>: from a start index (from 0) up to an end index, which is excluded. Negative indexes count from
    /// the end.
    /// </summary>
    private static ExpressionValue CutByIndex(Evaluation evaluation, ExpressionValue[] values)
    {
        var text = values[0].ToText();
        var start = ToIndex(evaluation.ToNumber(values[1]), text.Length);
        var end = values.Length == 3 ? ToIndex(evaluation.ToNumber(values[2]), text.Length) : text.Length;
        return ExpressionValue.OfText(start < end ? text[start..end] : "");
    }

    private static int ToIndex(double number, int length) =>
        double.IsNaN(number) ? 0 : (int)Math.Clamp(Math.Truncate(number) + (number <= -1 ? length : 0), 0, length);

    /// <summary>
    /// <c>substring()</c> of XPath 1.0, section 4.2: from a position (from 1), with a length. Both are rounded, halves
    /// upwards.
    /// </summary>
    private static ExpressionValue CutAsXPath(Evaluation evaluation, ExpressionValue[] values)
    {
        var text = values[0].ToText();
        var start = Math.Floor(evaluation.ToNumber(values[1]) + 0.5);
        var end = values.Length == 3 ? start + Math.Floor(evaluation.ToNumber(values[2]) + 0.5) : double.PositiveInfinity;
        if (double.IsNaN(start) || double.IsNaN(end))
        {
            return ExpressionValue.Empty;
        }

        var (from, to) = ((int)Math.Clamp(start - 1, 0, text.Length), (int)Math.Clamp(end - 1, 0, text.Length));
        return ExpressionValue.OfText(from < to ? text[from..to] : "");
    }

    private static string Translate(string text, string from, string to)
    {
        var changed = new Dictionary<char, char?>();
        for (var i = 0; i < from.Length; i++)
        {
            changed.TryAdd(from[i], i < to.Length ? to[i] : null);
        }

        var translated = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!changed.TryGetValue(character, out var other))
            {
                translated.Append(character);
            }
            else if (other is { } kept)
            {
                translated.Append(kept);
            }
        }

        return translated.ToString();
    }

    /// <summary>A random UUID, version 4 of RFC 9562.</summary>
    private static string MakeUuid(Random chance)
    {
        var bytes = new byte[16];
        chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
