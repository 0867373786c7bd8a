using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// What was given as the answer to one question: a JSON value, or the texts of fields or cells. Each <c>As…</c> gives the
/// value in the form asked for, or null after noting a problem. A text is read in the same way wherever it comes from, so
/// that a page, a workbook, a file and the API take and refuse the same.
/// </summary>
public sealed class AnswerInput
{
    private readonly JsonValue? _json;
    private readonly Place? _place;
    private readonly IReadOnlyList<(string Text, Place Place)> _texts = [];
    private readonly bool _isStored;
    private readonly bool _isExact;
    private string? _text;

    private AnswerInput(JsonValue json, bool isStored) => (_json, _isStored, Problems) = (json, isStored, json.Problems);

    private AnswerInput(IEnumerable<(string Text, Place Place)> texts, bool isExact, Place place, ProblemLog problems) =>
        (_texts, _isExact, _place, Problems) = ([.. texts.Where(each => !TypedText.IsBlank(each.Text))], isExact, place, problems);

    /// <summary>Where it is.</summary>
    public Place Place => _place ?? _json!.Value.Place;

    /// <summary>Where problems go.</summary>
    public ProblemLog Problems { get; }

    /// <summary>What a person typed or picked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="problems">Where problems go.</param>
    public static AnswerInput Typed(string text, Place place, ProblemLog problems) => new([(text, place)], isExact: false, place, problems);

    /// <summary>What a person typed or picked in several fields of one question; blank ones do not count.</summary>
    /// <param name="texts">The text of each field, in order, with its place.</param>
    /// <param name="place">The place of the question.</param>
    /// <param name="problems">Where problems go.</param>
    public static AnswerInput Typed(IEnumerable<(string Text, Place Place)> texts, Place place, ProblemLog problems) =>
        new(texts, isExact: false, place, problems);

    /// <summary>A number or date that a program wrote: <c>1.234</c> is not ambiguous there.</summary>
    public static AnswerInput Exact(string text, Place place, ProblemLog problems) => new([(text, place)], isExact: true, place, problems);

    /// <summary>A JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isStored">Whether it comes from the store: then it was checked when it came in, by the rules of that time.</param>
    public static AnswerInput Of(JsonValue value, bool isStored = false) => new(value, isStored);

    /// <summary>Whether nothing was given: no text, or one without anything to see.</summary>
    internal bool IsBlank => _json is { } json
        ? json.Element.ValueKind == JsonValueKind.String
            && !JsonText.BeginsVisibly(json.Element)
            && (_text ??= FindString(json.Element)) is { } text
            && TypedText.IsBlank(text)
        : _texts.Count == 0;

    /// <summary>A JSON value that is not a text, or that is to be taken as it is stored.</summary>
    private JsonValue? Value => _json is { } json && (_isStored || json.Element.ValueKind != JsonValueKind.String) ? json : null;

    /// <summary>A text of any number of lines, or of one.</summary>
    internal string? AsText(bool isOneLine)
    {
        if (FindText() is not { } text)
        {
            return null;
        }

        return _isStored ? text
            : TypedText.Find(text, isOneLine) is { } found ? found
            : isOneLine ? TypedText.ReadLine(text, Place, Problems)
            : TypedText.ReadLines(text, Place, Problems);
    }

    /// <summary>A web address.</summary>
    internal string? AsLink() => Read(TypedLink.Read);

    /// <summary>An e-mail address.</summary>
    internal string? AsEmail() => Read(TypedEmail.Read);

    /// <summary>A time of day.</summary>
    internal string? AsTime() => Read(TypedTime.Read);

    /// <summary>A date with a time of day.</summary>
    internal string? AsMoment() => Read(TypedTime.ReadMoment);

    /// <summary>A number of at most 28 digits; a whole one has at most 64 bits.</summary>
    /// <param name="unit">What it counts: a person may write the sign of it, too.</param>
    /// <param name="isWhole">True if the number must be whole.</param>
    internal decimal? AsNumber(NumberUnit? unit, bool isWhole = false)
    {
        decimal? number;
        if (Value is { } json)
        {
            number = json.AsDecimal();
            if (isWhole && number is { } given && !decimal.IsInteger(given))
            {
                TypedNumber.RefuseFraction(json.Element.GetRawText(), Place, Problems);
                return null;
            }
        }
        else
        {
            number = FindText() is not { } text ? null
                : _isExact ? TypedNumber.ReadExact(text, isWhole, Place, Problems)
                : TypedNumber.Read(unit?.RemoveSign(text) ?? text, isWhole, Place, Problems);
        }

        if (isWhole && number is < long.MinValue or > long.MaxValue)
        {
            var variant = ProblemCatalogue.NumberOutOfRange;
            Problems.Add(variant, Place, ("found", number.Value), ("least", long.MinValue), ("most", long.MaxValue));
            return null;
        }

        return number;
    }

    /// <summary>A date.</summary>
    internal DateOnly? AsDate() => FindText() is { } text ? TypedDate.Read(text, Place, Problems) : null;

    /// <summary>Whether something is confirmed.</summary>
    internal bool? AsMark()
    {
        if (Value is { } json)
        {
            return json.AsBoolean();
        }

        if (FindText() is not { } text)
        {
            return null;
        }

        var mark = TypedMark.Find(text);
        if (mark is null)
        {
            Problems.Add(ProblemCatalogue.AnswerUnreadable["mark"], Place, ("found", text.Trim()));
        }

        return mark;
    }

    /// <summary>
    /// The codes of some of a list's choices, in the order given, with their places; others are left out after a problem.
    /// </summary>
    internal IEnumerable<(string Code, Place Place)> AsChoices(ChoiceList list, AnswerContext context) =>
        AsItems().SelectMany(item => item.FindChoices(list, context).Select(code => (code, item.Place)));

    /// <summary>The code of one of a list's choices.</summary>
    internal string? AsChoice(ChoiceList list, AnswerContext context)
    {
        if (_json is { } json && list.ByCode.Find(json.Element) is { } exact)
        {
            return exact.Code;
        }

        if (FindText() is not { } text)
        {
            return null;
        }

        var code = FindChoice(text, list, context);
        if (code is null)
        {
            RefuseChoice(text, list, context);
        }

        return code;
    }

    /// <summary>The members of a JSON object.</summary>
    internal JsonMembers? AsObject() => _json?.AsObject();

    /// <summary>The items of a JSON list.</summary>
    internal IReadOnlyCollection<JsonValue> AsList() => _json is { } json ? json.AsList() : [];

    /// <summary>
    /// What a JSON list of codes names, in the order of the positions, if each item is exactly a known code and none is there twice.
    /// Otherwise null.
    /// </summary>
    internal IReadOnlyList<T>? FindAll<T>(CodeTable<T> known, Func<T, int> position)
        where T : class =>
        _json is { } json ? known.FindAll(json.Element, position) : null;

    /// <summary>The texts, for a question that reads them itself; null for a JSON value that is not a text.</summary>
    internal IReadOnlyList<string>? FindTexts() =>
        Value is not null ? null
        : _json is null ? [.. _texts.Select(each => each.Text)]
        : FindText() is { } text ? [text]
        : [];

    private delegate string? TextReader(string text, Place place, ProblemLog problems);

    private string? Read(TextReader read) => FindText() is { } text ? _isStored ? text : read(text, Place, Problems) : null;

    private string? FindText() => _json is { } json ? _text ??= json.AsString() : _texts.Count > 0 ? _texts[0].Text : null;

    private IEnumerable<AnswerInput> AsItems() =>
        Value is { } json ? json.AsList().Select(item => new AnswerInput(item, _isStored))
        : _json is not null ? [this]
        : _texts.Select(each => new AnswerInput([each], _isExact, each.Place, Problems));

    private IEnumerable<string> FindChoices(ChoiceList list, AnswerContext context)
    {
        if (FindText() is not { } text)
        {
            yield break;
        }

        foreach (var (code, part) in _isStored ? [(FindChoice(text, list, context), text)] : list.Typed.FindAll(text, context.Shown))
        {
            if (code is not null)
            {
                yield return code;
            }
            else
            {
                RefuseChoice(part, list, context);
            }
        }
    }

    private string? FindChoice(string text, ChoiceList list, AnswerContext context) =>
        _isStored ? list.Find(text)?.Code : list.Typed.Find(text, context.Shown);

    private void RefuseChoice(string text, ChoiceList list, AnswerContext context)
    {
        var choices = context.Shown is var (language, fallback)
            ? list.Typed.GetNames(language, fallback).Select(each => each.Value)
            : list.Choices.Select(each => each.Code);
        Problems.Add(ProblemCatalogue.ChoiceUnknown, Place, ("found", text.Trim()), ("choices", Detail.List(choices)));
    }

    private static string? FindString(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: reading the value notes the problem.
            return null;
        }
    }
}
