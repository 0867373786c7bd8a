using System.Globalization;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>The kind of an <see cref="ExpressionValue"/>.</summary>
public enum ExpressionValueKind
{
    /// <summary>A text. The empty text means that there is no answer.</summary>
    Text,

    /// <summary>A number, possibly NaN.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A date without a time.</summary>
    Date,

    /// <summary>A date and time in the evaluation's time zone.</summary>
    DateTime,

    /// <summary>The answers of several rows. An empty set is the answer in a row that does not exist.</summary>
    Set,
}

/// <summary>A value during the evaluation of an expression.</summary>
public readonly struct ExpressionValue
{
    private readonly double _number;
    private readonly object? _content;

    private ExpressionValue(ExpressionValueKind kind, double number = 0, object? content = null)
    {
        Kind = kind;
        _number = number;
        _content = content;
    }

    /// <summary>The empty text, which means that there is no answer.</summary>
    public static ExpressionValue Empty { get; } = OfText("");

    /// <summary>The answer in a row that does not exist: the empty set.</summary>
    public static ExpressionValue Absent { get; } = OfSet([]);

    /// <summary>The kind of the value.</summary>
    public ExpressionValueKind Kind { get; }

    /// <summary>The content of a value of kind Text.</summary>
    public string Text => (string)_content!;

    /// <summary>The content of a value of kind Set, in the order of the rows; an empty text for a question that was not answered.</summary>
    public IReadOnlyList<string> Set => (IReadOnlyList<string>)_content!;

    /// <summary>The members of a set; for any other kind, the value itself.</summary>
    public IEnumerable<ExpressionValue> Members => Kind == ExpressionValueKind.Set ? Set.Select(OfText) : [this];

    /// <summary>Creates a text.</summary>
    public static ExpressionValue OfText(string text) => new(ExpressionValueKind.Text, content: text);

    /// <summary>Creates a number.</summary>
    public static ExpressionValue OfNumber(double number) => new(ExpressionValueKind.Number, number);

    /// <summary>Creates a truth value.</summary>
    public static ExpressionValue OfTruth(bool truth) => new(ExpressionValueKind.Truth, truth ? 1 : 0);

    /// <summary>Creates a date.</summary>
    public static ExpressionValue OfDate(DateOnly date) => new(ExpressionValueKind.Date, date.DayNumber);

    /// <summary>Creates a date-time.</summary>
    /// <param name="moment">The date-time, with the offset of the evaluation's time zone.</param>
    public static ExpressionValue OfDateTime(DateTimeOffset moment) => new(ExpressionValueKind.DateTime, content: moment);

    /// <summary>Creates a set from the answers of several rows, in the order of the rows.</summary>
    public static ExpressionValue OfSet(IReadOnlyList<string> texts) => new(ExpressionValueKind.Set, content: texts);

    /// <summary>
    /// The value as a number. True is 1 and false 0. A date or date-time is the number of days since 1 January 1970 in
    /// local time, with a fraction for the time. A text is the number or date that it contains, or else NaN. A set gives
    /// its first member, or NaN.
    /// </summary>
    public double ToNumber(TimeZoneInfo zone) => Kind switch
    {
        ExpressionValueKind.Number or ExpressionValueKind.Truth => _number,
        ExpressionValueKind.Text => TextToNumber(Text, zone),
        ExpressionValueKind.Date => _number - Dates.FirstDay.DayNumber,
        ExpressionValueKind.DateTime => Dates.ToDaysOfWall(ToMoment()),
        _ => Set.Count == 0 ? double.NaN : TextToNumber(Set[0], zone),
    };

    /// <summary>
    /// The value as a truth value. An empty text, 0, NaN, false, and a set that is empty or begins with an empty text are
    /// false. Any other text is true, even "false".
    /// </summary>
    public bool ToTruth() => Kind switch
    {
        ExpressionValueKind.Number => _number != 0 && !double.IsNaN(_number),
        ExpressionValueKind.Truth => _number != 0,
        ExpressionValueKind.Text => Text.Length > 0,
        ExpressionValueKind.Set => Set.Count > 0 && Set[0].Length > 0,
        _ => true,
    };

    /// <summary>
    /// The value as text: numbers without an exponent, dates as ISO 8601, truth values as true or false, a set as its
    /// first member.
    /// </summary>
    public string ToText() => Kind switch
    {
        ExpressionValueKind.Text => Text,
        ExpressionValueKind.Number => NumberText.Of(_number),
        ExpressionValueKind.Truth => _number != 0 ? "true" : "false",
        ExpressionValueKind.Date => ToDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExpressionValueKind.DateTime => ToMoment().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        _ => Set.Count == 0 ? "" : Set[0],
    };

    /// <summary>True if there is no value: an empty text, NaN, or a set that is empty or begins with an empty text.</summary>
    public bool IsEmpty() => Kind == ExpressionValueKind.Number ? double.IsNaN(_number) : ToText().Length == 0;

    /// <summary>The content of a value of kind Date.</summary>
    public DateOnly ToDate() => DateOnly.FromDayNumber((int)_number);

    /// <summary>The content of a value of kind DateTime.</summary>
    public DateTimeOffset ToMoment() => (DateTimeOffset)_content!;

    private static double TextToNumber(string text, TimeZoneInfo zone)
    {
        var number = NumberText.Parse(text);
        return double.IsNaN(number) ? Dates.ToDays(text, zone) : number;
    }
}
