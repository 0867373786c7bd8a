using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

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

        WrongType(new Phrase("json-object"));
        return null;
    }

    /// <summary>The items of a list, in order; empty after a problem.</summary>
    public IReadOnlyList<JsonValue> AsList()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            WrongType(new Phrase("json-list"));
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
            WrongType(new Phrase("json-text"));
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

        Problems.Add(ProblemCatalogue.TextInvalid, Place);
        return null;
    }

    /// <summary>The name of a person or an office.</summary>
    public string? AsName() => AsString() is { } text ? TypedName.Read(text, Place, Problems) : null;

    /// <summary>A string in the form of a code.</summary>
    public string? AsCode()
    {
        var text = AsString() is { } given ? InvisibleCharacters.Remove(given) : null;
        if (text is null || Code.IsValid(text))
        {
            return text;
        }

        Problems.Add(ProblemCatalogue.CodeInvalid, Place, ("found", text));
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

        WrongType(new Phrase("json-truth"));
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

        WrongType(new Phrase("json-integer"));
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

        Problems.Add(ProblemCatalogue.NumberOutOfRange, Place, ("found", number.Value), ("least", least), ("most", most));
        return null;
    }

    /// <summary>A number, exact to 28 digits.</summary>
    public decimal? AsDecimal()
    {
        if (Element.ValueKind != JsonValueKind.Number)
        {
            WrongType(new Phrase("json-decimal"));
            return null;
        }

        if (CountDigits(Element.GetRawText()) <= MostDigits && Element.TryGetDecimal(out var number))
        {
            return number;
        }

        Problems.Add(ProblemCatalogue.NumberOutOfRange["digits"], Place, ("found", Element.GetRawText()), ("most", MostDigits));
        return null;
    }

    /// <summary>A date, usually in the form <c>2017-06-26</c>.</summary>
    public DateOnly? AsDate() => AsString() is { } text ? TypedDate.Read(text, Place, Problems) : null;

    /// <summary>A language tag such as <c>en</c>.</summary>
    public string? AsLanguage()
    {
        var text = AsString();
        if (text is null || LanguageTag.IsValid(text))
        {
            return text;
        }

        Problems.Add(ProblemCatalogue.LanguageInvalid, Place, ("found", text));
        return null;
    }

    /// <summary>A text, plain or by language.</summary>
    public LocalizedText? AsText() => AsText((text, _, _) => text);

    /// <summary>A text of any number of lines, plain or by language; a control character is a problem.</summary>
    public LocalizedText? AsLines() => AsText(TypedText.ReadLines);

    /// <summary>The name of a thing, plain or by language: on one line, without invisible characters.</summary>
    public LocalizedText? AsNames() => AsText((text, _, _) => TypedName.Clean(text));

    private LocalizedText? AsText(Func<string, Place, ProblemLog, string?> read)
    {
        if (Element.ValueKind == JsonValueKind.String)
        {
            return AsString() is { } plain && read(plain, Place, Problems) is { } text ? LocalizedText.Plain(text) : null;
        }

        if (Element.ValueKind != JsonValueKind.Object)
        {
            WrongType(new Phrase("json-localized"));
            return null;
        }

        var translations = new List<KeyValuePair<string, string>>();
        foreach (var (language, value) in new JsonMembers(this).All())
        {
            if (!LanguageTag.IsValid(language))
            {
                Problems.Add(ProblemCatalogue.LanguageInvalid, value.Place, ("found", language));
            }
            else if (value.AsString() is { } given && read(given, value.Place, Problems) is { } text)
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
            WrongType(new Phrase("json-some-language"));
        }

        return null;
    }

    /// <summary>The digits of a number that count: without those of its exponent and the zeros it begins with.</summary>
    private static int CountDigits(string number) =>
        number.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();

    private void WrongType(Phrase wanted)
    {
        Detail found = Element.ValueKind switch
        {
            JsonValueKind.Object => new Phrase("json-object"),
            JsonValueKind.Array => new Phrase("json-list"),
            JsonValueKind.String => new Phrase("json-text"),
            JsonValueKind.Number => new Phrase("json-number", ("number", Element.GetRawText())),
            _ => Detail.Exact(Element.GetRawText()),
        };
        Problems.Add(ProblemCatalogue.JsonWrongType, Place, ("found", found), ("wanted", wanted));
    }
}
