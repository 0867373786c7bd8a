using System.Globalization;
using System.Text.Json;
using Survey.Core.Problems;

namespace Survey.Core.Reading;

/// <summary>
/// A JSON value with its place. Each <c>As…</c> gives the value in the form asked for, or null after noting a problem
/// that says which form is wanted; so a reader goes on and finds the next problem too.
/// </summary>
/// <param name="Element">The value.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Problems">Where problems go.</param>
public readonly record struct JsonValue(JsonElement Element, Place Place, ProblemLog Problems)
{
    private const int MostDigits = 28;

    /// <summary>The members of an object.</summary>
    public JsonMembers? AsObject()
    {
        if (Element.ValueKind == JsonValueKind.Object)
        {
            return new JsonMembers(this);
        }

        WrongType("an object { … }");
        return null;
    }

    /// <summary>The items of a list, in order; empty after a problem.</summary>
    public IReadOnlyList<JsonValue> AsList()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            WrongType("a list [ … ]");
            return [];
        }

        var items = new List<JsonValue>(Element.GetArrayLength());
        foreach (var item in Element.EnumerateArray())
        {
            items.Add(new JsonValue(item, Place.Item(items.Count + 1), Problems));
        }

        return items;
    }

    /// <summary>A string.</summary>
    public string? AsString()
    {
        if (Element.ValueKind != JsonValueKind.String)
        {
            WrongType("a text \"…\"");
            return null;
        }

        try
        {
            var text = Element.GetString()!;
            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                return text;
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: not a text in any encoding.
        }

        Problems.Add(ProblemCatalogue.TextInvalid, Place, "The text holds an escape that is no character (\\u0000 or half a pair \\uD800–\\uDFFF). Remove it.");
        return null;
    }

    /// <summary>A string in the form of a code.</summary>
    public string? AsCode()
    {
        var text = AsString();
        if (text is null || Code.IsValid(text))
        {
            return text;
        }

        Problems.Add(
            ProblemCatalogue.CodeInvalid,
            Place,
            $"“{Excerpt.Of(text)}” is not a code. A code begins with a letter or digit (A–Z, a–z, 0–9) and goes on with these, dots, underscores or hyphens.");
        return null;
    }

    /// <summary>A list of codes, in order, doubled ones too; those that are no codes are left out after a problem.</summary>
    public IReadOnlyList<(string Code, Place Place)> AsCodes()
    {
        var codes = new List<(string, Place)>();
        foreach (var item in AsList())
        {
            if (item.AsCode() is { } code)
            {
                codes.Add((code, item.Place));
            }
        }

        return codes;
    }

    /// <summary>True or false.</summary>
    public bool? AsBoolean()
    {
        if (Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return Element.GetBoolean();
        }

        WrongType("true or false");
        return null;
    }

    /// <summary>A whole number that fits 64 bits; <c>5.0</c> is one.</summary>
    public long? AsInteger()
    {
        if (Element.ValueKind == JsonValueKind.Number
            && Element.TryGetDecimal(out var number)
            && decimal.IsInteger(number)
            && number is >= long.MinValue and <= long.MaxValue)
        {
            return (long)number;
        }

        WrongType("a whole number");
        return null;
    }

    /// <summary>A whole number in a range.</summary>
    public int? AsInteger(int least, int most)
    {
        var number = AsInteger();
        if (number is null || (number >= least && number <= most))
        {
            return (int?)number;
        }

        Problems.Add(
            ProblemCatalogue.NumberOutOfRange,
            Place,
            string.Create(CultureInfo.InvariantCulture, $"{number} is out of range: give a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>A number, exact to 28 digits.</summary>
    public decimal? AsDecimal()
    {
        if (Element.ValueKind != JsonValueKind.Number)
        {
            WrongType("a number");
            return null;
        }

        if (CountDigits(Element.GetRawText()) <= MostDigits && Element.TryGetDecimal(out var number))
        {
            return number;
        }

        Problems.Add(ProblemCatalogue.NumberOutOfRange, Place, $"{Excerpt.Of(Element.GetRawText())} is too large, or has more than {MostDigits} digits: it could not be kept exactly. Shorten it.");
        return null;
    }

    /// <summary>A date in the form <c>2017-06-26</c>.</summary>
    public DateOnly? AsDate()
    {
        var text = AsString();
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Problems.Add(
            ProblemCatalogue.DateInvalid,
            Place,
            $"“{Excerpt.Of(text)}” is not a date of the calendar in the form year-month-day. Write it like 2017-06-26.");
        return null;
    }

    /// <summary>A language tag such as <c>en</c>.</summary>
    public string? AsLanguage()
    {
        var text = AsString();
        if (text is null || LanguageTag.IsValid(text))
        {
            return text;
        }

        Problems.Add(ProblemCatalogue.LanguageInvalid, Place, $"“{Excerpt.Of(text)}” is not a language's code. Write one like en, fr or pt-BR.");
        return null;
    }

    /// <summary>A text, plain or by language.</summary>
    public LocalizedText? AsText()
    {
        if (Element.ValueKind == JsonValueKind.String)
        {
            return AsString() is { } plain ? LocalizedText.Plain(plain) : null;
        }

        if (Element.ValueKind != JsonValueKind.Object)
        {
            WrongType("a text \"…\", or one for each language {\"en\": \"…\"}");
            return null;
        }

        var translations = new List<KeyValuePair<string, string>>();
        foreach (var (language, value) in new JsonMembers(this).All())
        {
            if (!LanguageTag.IsValid(language))
            {
                Problems.Add(ProblemCatalogue.LanguageInvalid, value.Place, $"“{Excerpt.Of(language)}” is not a language's code. Write one like en, fr or pt-BR.");
            }
            else if (value.AsString() is { } text)
            {
                translations.Add(new(language, text));
            }
        }

        if (translations.Count > 0)
        {
            return LocalizedText.Of(translations);
        }

        if (!Element.EnumerateObject().Any())
        {
            WrongType("a text in at least one language");
        }

        return null;
    }

    /// <summary>The digits of a number that count: without those of its exponent and the zeros it begins with.</summary>
    private static int CountDigits(string number) =>
        number.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();

    private void WrongType(string wanted)
    {
        var found = Element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => $"the number {Excerpt.Of(Element.GetRawText())}",
            JsonValueKind.Null => "null",
            _ => Element.GetRawText(),
        };
        Problems.Add(ProblemCatalogue.JsonWrongType, Place, $"Found {found}; wanted {wanted}.");
    }
}
