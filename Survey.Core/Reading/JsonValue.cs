using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Reading;

/// <summary>
/// A JSON value with its place. Each <c>As…</c> returns the value in the requested form, or reports a problem and returns null, so that a
/// reader can go on and find the next problem.
/// </summary>
public readonly struct JsonValue
{
    private const int MaxDigits = 28;

    private readonly JsonContainer _container;
    private readonly string? _name;
    private readonly int _number;

    /// <summary>The value of a whole document.</summary>
    /// <param name="element">The value.</param>
    /// <param name="place">Place of the value.</param>
    /// <param name="problems">Receives the problems found.</param>
    public JsonValue(JsonElement element, Place place, ProblemLog problems)
        : this(element, new JsonContainer.Whole(place, problems))
    {
    }

    /// <summary>The member of an object.</summary>
    internal JsonValue(JsonElement element, JsonMembers members, string name)
        : this(element, members) => _name = name;

    /// <summary>The item of a list, with its number from 1.</summary>
    internal JsonValue(JsonElement element, JsonItems list, int number)
        : this(element, list) => _number = number;

    private JsonValue(JsonElement element, JsonContainer container)
    {
        Element = element;
        _container = container;
    }

    /// <summary>The value.</summary>
    public JsonElement Element { get; }

    /// <summary>Place of the value.</summary>
    public Place Place =>
        _name is not null ? _container.Place.Member(_name)
        : _number > 0 ? _container.Place.Item(_number)
        : _container.Place;

    /// <summary>Receives the problems found.</summary>
    public ProblemLog Problems => _container.Problems;

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

    /// <summary>The items of a list, in order; empty if there is a problem.</summary>
    public IReadOnlyCollection<JsonValue> AsList()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            WrongType(new Phrase("json-list"));
        }

        return new JsonItems(this);
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
            // Half of a surrogate pair, written as an escape: not valid text.
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

    /// <summary>A list of codes, in order, including duplicates. Invalid codes are reported and left out.</summary>
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

    /// <summary>A whole number that fits in 64 bits; <c>5.0</c> is one.</summary>
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

    /// <summary>A whole number from the least to the most value, both included.</summary>
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

    /// <summary>A number with at most 28 digits, kept exactly.</summary>
    public decimal? AsDecimal()
    {
        if (Element.ValueKind != JsonValueKind.Number)
        {
            WrongType(new Phrase("json-decimal"));
            return null;
        }

        if (CountDigits(Element.GetRawText()) <= MaxDigits && Element.TryGetDecimal(out var number))
        {
            return number;
        }

        Problems.Add(ProblemCatalogue.NumberOutOfRange["digits"], Place, ("found", Element.GetRawText()), ("most", MaxDigits));
        return null;
    }

    /// <summary>A date, usually written as <c>2017-06-26</c>; see <see cref="TypedDate"/> for other forms.</summary>
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

    /// <summary>A text of several lines, plain or by language; a control character is a problem.</summary>
    public LocalizedText? AsLines() => AsText(TypedText.ReadLines);

    /// <summary>The name of a thing, plain or by language: one line, without invisible characters.</summary>
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

    /// <summary>Counts the significant digits of a number, without exponent and leading zeros.</summary>
    private static int CountDigits(string number) =>
        number.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();

    /// <summary>Reports that the value does not have the type that was expected.</summary>
    /// <param name="wanted">The type that was expected.</param>
    internal void WrongType(Phrase wanted)
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
