using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Survey.Core.Languages;

/// <summary>
/// One of the languages that pages, messages, workbooks and problems are written in. Each is a folder of <c>Languages/</c>;
/// its <c>language.json</c> says how numbers, dates, lists and plurals are written.
/// </summary>
public sealed class Language
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly int _order;
    private readonly string _date;
    private readonly string _firstDay;
    private readonly string _dateAndTime;
    private readonly string _and;
    private readonly IReadOnlyList<(Regex LastItem, string And)> _andExceptions;
    private readonly IReadOnlyList<(string Form, PluralRule Rule)> _plurals;
    private readonly NumberFormatInfo _numbers;
    private readonly string[] _numberWords;

    private Language(string tag, JsonElement data)
    {
        Tag = tag;
        Name = data.GetProperty("name").GetString()!;
        Direction = data.GetProperty("direction").GetString()!;
        Months = [.. data.GetProperty("months").EnumerateArray().Select(forms => forms.GetString()!.Split(' '))];
        Typed = LanguageConventions.Read(data.GetProperty("typed"));
        _order = data.GetProperty("order").GetInt32();
        _date = data.GetProperty("date").GetString()!;
        _firstDay = data.TryGetProperty("firstDay", out var firstDay) ? firstDay.GetString()! : "1";
        _dateAndTime = data.GetProperty("dateAndTime").GetString()!;
        Comma = data.GetProperty("list").GetString()!;
        Percent = data.GetProperty("percent").GetString()!;
        Money = data.GetProperty("money").GetString()!;
        _and = data.GetProperty("and").GetString()!;
        _andExceptions = data.TryGetProperty("andExceptions", out var exceptions)
            ?
            [
                .. exceptions
                    .EnumerateObject()
                    .Select(each => (new Regex(each.Name, RegexOptions.IgnoreCase, Patience), each.Value.GetString()!)),
            ]
            : [];
        _plurals = [.. data.GetProperty("plurals").EnumerateObject().Select(form => (form.Name, PluralRule.Read(form.Value.GetString()!)))];
        _numberWords = data.TryGetProperty("numbers", out var words) ? words.GetString()!.Split(' ') : [];
        PluralForms = [.. _plurals.Select(each => each.Form), "other"];

        _numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        _numbers.NumberDecimalSeparator = data.GetProperty("decimal").GetString()!;
        _numbers.NumberGroupSeparator = data.GetProperty("group").GetString()!;
    }

    /// <summary>All of them, in the order in which they are offered; English is the first.</summary>
    public static IReadOnlyList<Language> All { get; } = ReadAll();

    /// <summary>The language of the documentation, and the default if none of <see cref="All"/> was asked for.</summary>
    public static Language English => All[0];

    /// <summary>The language's code, and the name of its folder.</summary>
    public string Tag { get; }

    /// <summary>What the language calls itself.</summary>
    public string Name { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction { get; }

    /// <summary>True if the language is written from right to left.</summary>
    public bool IsRightToLeft => Direction == "rtl";

    /// <summary>What stands between the items of a list.</summary>
    public string Comma { get; }

    /// <summary>
    /// How a percentage is written: <c>{number}</c> and the sign, with a space that does not break. All percentages go through it.
    /// </summary>
    public string Percent { get; }

    /// <summary>How an amount of money is written: <c>{currency}</c> is the code of the currency.</summary>
    public string Money { get; }

    /// <summary>The plural forms that texts have, as CLDR calls them; “other” is the last.</summary>
    public IReadOnlyList<string> PluralForms { get; }

    /// <summary>January to December: the form that stands in a date, then others that people write.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Months { get; }

    /// <summary>The words by which people write dates, themes and marks.</summary>
    public LanguageConventions Typed { get; }

    /// <summary>The language of a tag.</summary>
    /// <param name="tag">One of <see cref="All"/>.</param>
    public static Language Get(string tag) => All.First(language => language.Tag == tag);

    /// <summary>The language of a tag, or the one it is a variant of (fr-CH is French); null if there is none.</summary>
    public static Language? Find(string? tag)
    {
        var primary = tag?.Split('-', '_', '.')[0];
        return All.FirstOrDefault(language => string.Equals(language.Tag, primary, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The direction in which a language is written, whether it is one of <see cref="All"/> or not; from left to right if it is unknown.
    /// </summary>
    public static string DirectionOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).TextInfo.IsRightToLeft ? "rtl" : "ltr";
        }
        catch (CultureNotFoundException)
        {
            return "ltr";
        }
    }

    /// <summary>The plural form that a number takes.</summary>
    public string GetPluralForm(long number) => _plurals.FirstOrDefault(each => each.Rule.Holds(number)).Form ?? "other";

    /// <summary>A whole number, with its thousands set apart.</summary>
    public string Write(long number) => number.ToString("N0", _numbers);

    /// <summary>
    /// A small number in words, as before a noun; null for 0 and greater numbers, and where words would need the noun's case or gender.
    /// </summary>
    public string? FindWord(long number) => number >= 1 && number <= _numberWords.Length ? _numberWords[number - 1] : null;

    /// <summary>A number with all its decimals. Its thousands are not set apart, since an answer may be a year.</summary>
    public string Write(decimal number) => number.ToString("0.############################", _numbers);

    /// <summary>A share as a percentage, rounded half up.</summary>
    /// <param name="share">The share; 1 is the whole.</param>
    /// <param name="decimals">The number of decimals, shown even if they are 0.</param>
    public string WritePercent(decimal share, int decimals = 0) => WithPercentSign(
        decimal.Round(100 * share, decimals, MidpointRounding.AwayFromZero).ToString($"F{decimals}", _numbers));

    /// <summary>A share as a percentage with all its decimals.</summary>
    public string WriteExactPercent(decimal share) => WithPercentSign(Write(100 * share));

    /// <summary>An amount of money, with its thousands set apart.</summary>
    /// <param name="amount">The amount, written with all its decimals.</param>
    /// <param name="currency">The code of the currency.</param>
    /// <param name="decimals">The decimals that are shown even if they are 0, unless the amount is whole.</param>
    public string WriteMoney(decimal amount, string currency, int decimals)
    {
        var least = decimal.IsInteger(amount) ? 0 : decimals;
        var number = amount.ToString($"#,##0.{new string('0', least)}{new string('#', 28 - least)}", _numbers);
        return Isolate(Money
            .Replace("{currency}", currency, StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal));
    }

    /// <summary>A day in words. The first of a month may have a form of its own: “1er juin 2017”.</summary>
    public string Write(DateOnly day) => _date
        .Replace("{day}", day.Day == 1 ? _firstDay : day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", Months[day.Month - 1][0], StringComparison.Ordinal)
        .Replace("{year}", day.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A moment in words, in universal time.</summary>
    public string Write(DateTimeOffset moment) => _dateAndTime
        .Replace("{day}", Write(DateOnly.FromDateTime(moment.UtcDateTime)), StringComparison.Ordinal)
        .Replace("{time}", moment.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A list in a sentence, with commas between.</summary>
    public string Write(IEnumerable<string> items) => string.Join(Comma, items);

    /// <summary>A list in a sentence, with “and” before its last item: “a, b and c”.</summary>
    public string WriteWithAnd(IReadOnlyList<string> items)
    {
        if (items.Count < 2)
        {
            return string.Concat(items);
        }

        var exception = _andExceptions.FirstOrDefault(each => each.LastItem.IsMatch(items[^1])).And;
        return $"{Write(items.Take(items.Count - 1))}{exception ?? _and}{items[^1]}";
    }

    /// <summary>True if the text has a letter of Hebrew, Arabic or a neighbouring script, also as a presentation form.</summary>
    public static bool HasRightToLeftLetters(string text) => text.Any(character =>
        character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'));

    /// <summary>A text with a capital letter at its start.</summary>
    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>
    /// A value set apart if it is written in the other direction than this language, so that it does not turn the words around it round.
    /// </summary>
    public string Isolate(string value)
    {
        var turns = IsRightToLeft ? value.Any(char.IsAsciiLetter) : HasRightToLeftLetters(value);
        return turns ? $"\u2068{value}\u2069" : value;
    }

    /// <inheritdoc/>
    public override string ToString() => Tag;

    private string WithPercentSign(string number) => Percent.Replace("{number}", number, StringComparison.Ordinal);

    private static Language[] ReadAll() =>
    [
        .. LanguageFiles.FindAll(Assembly.GetExecutingAssembly(), "language").Select(file =>
        {
            using var data = file.Read();
            return new Language(file.Tag, data.RootElement);
        }).OrderBy(language => language._order),
    ];
}
