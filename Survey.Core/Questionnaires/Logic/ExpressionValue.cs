using System.Globalization;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>What a value is while an expression is worked out.</summary>
public enum ExpressionValueKind
{
    /// <summary>A text; the empty one is no answer.</summary>
    Text,

    /// <summary>A number, perhaps not a number (NaN).</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment, told by the clock of the evaluation's time zone.</summary>
    DateTime,

    /// <summary>The answers of several rows, or of none: then it stands for an answer that is not there at all.</summary>
    Set,
}

/// <summary>A value while an expression is worked out.</summary>
public readonly struct ExpressionValue
{
    private readonly double _number;
    private readonly object? _content;
    private readonly DateTimeOffset _moment;

    private ExpressionValue(ExpressionValueKind kind, double number = 0, object? content = null, DateTimeOffset moment = default)
    {
        Kind = kind;
        _number = number;
        _content = content;
        _moment = moment;
    }

    /// <summary>The empty text: no answer.</summary>
    public static ExpressionValue Empty { get; } = OfText("");

    /// <summary>An answer that is not there: a row that does not exist.</summary>
    public static ExpressionValue Absent { get; } = OfSet([]);

    /// <summary>What the value is.</summary>
    public ExpressionValueKind Kind { get; }

    /// <summary>The text of a text.</summary>
    public string Text => (string)_content!;

    /// <summary>The texts of a set, in the order of the rows; an empty one for an answer not given.</summary>
    public IReadOnlyList<string> Set => (IReadOnlyList<string>)_content!;

    /// <summary>The members of a set; of any other value itself.</summary>
    public IEnumerable<ExpressionValue> Members => Kind == ExpressionValueKind.Set ? Set.Select(OfText) : [this];

    /// <summary>A text.</summary>
    public static ExpressionValue OfText(string text) => new(ExpressionValueKind.Text, content: text);

    /// <summary>A number.</summary>
    public static ExpressionValue OfNumber(double number) => new(ExpressionValueKind.Number, number);

    /// <summary>True or false.</summary>
    public static ExpressionValue OfTruth(bool truth) => new(ExpressionValueKind.Truth, truth ? 1 : 0);

    /// <summary>A day.</summary>
    public static ExpressionValue OfDate(DateOnly date) => new(ExpressionValueKind.Date, date.DayNumber);

    /// <summary>A moment.</summary>
    /// <param name="moment">With the offset of the evaluation's time zone.</param>
    public static ExpressionValue OfDateTime(DateTimeOffset moment) => new(ExpressionValueKind.DateTime, moment: moment);

    /// <summary>The answers of several rows, in the order of the rows.</summary>
    public static ExpressionValue OfSet(IReadOnlyList<string> texts) => new(ExpressionValueKind.Set, content: texts);

    /// <summary>
    /// The value as a number. Truth is 1 or 0; a date the days since 1 January 1970, a moment too, with a fraction, by
    /// the clock on the wall; a text the number or date it tells, else NaN; a set its first member.
    /// </summary>
    public double ToNumber(TimeZoneInfo zone) => Kind switch
    {
        ExpressionValueKind.Number or ExpressionValueKind.Truth => _number,
        ExpressionValueKind.Text => TextToNumber(Text, zone),
        ExpressionValueKind.Date => _number - Dates.FirstDay.DayNumber,
        ExpressionValueKind.DateTime => Dates.ToDaysOfWall(_moment),
        _ => Set.Count == 0 ? double.NaN : TextToNumber(Set[0], zone),
    };

    /// <summary>An empty text, 0, NaN and an absent answer are false. Any other text is true, whatever it says.</summary>
    public bool ToTruth() => Kind switch
    {
        ExpressionValueKind.Number => _number != 0 && !double.IsNaN(_number),
        ExpressionValueKind.Truth => _number != 0,
        ExpressionValueKind.Text => Text.Length > 0,
        ExpressionValueKind.Set => Set.Count > 0 && Set[0].Length > 0,
        _ => true,
    };

    /// <summary>The value as a text: numbers without exponent, dates as ISO 8601, truth as true or false.</summary>
    public string ToText() => Kind switch
    {
        ExpressionValueKind.Text => Text,
        ExpressionValueKind.Number => NumberText.Of(_number),
        ExpressionValueKind.Truth => _number != 0 ? "true" : "false",
        ExpressionValueKind.Date => ToDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExpressionValueKind.DateTime => _moment.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        _ => Set.Count == 0 ? "" : Set[0],
    };

    /// <summary>Whether there is nothing: an empty text, NaN, an absent answer.</summary>
    public bool IsEmpty() => Kind == ExpressionValueKind.Number ? double.IsNaN(_number) : ToText().Length == 0;

    /// <summary>The day of a date.</summary>
    public DateOnly ToDate() => DateOnly.FromDayNumber((int)_number);

    /// <summary>The moment of a moment.</summary>
    public DateTimeOffset ToMoment() => _moment;

    private static double TextToNumber(string text, TimeZoneInfo zone)
    {
        var number = NumberText.Parse(text);
        return double.IsNaN(number) ? Dates.ToDays(text, zone) : number;
    }
}
