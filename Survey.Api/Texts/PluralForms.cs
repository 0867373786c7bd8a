namespace Survey.Api.Texts;

/// <summary>The plural forms of whole numbers, as Unicode's CLDR has them.</summary>
public static class PluralForms
{
    /// <summary>The forms that texts of a language must have.</summary>
    public static IReadOnlyList<string> FormsOf(string language) => language switch
    {
        "ru" => ["one", "few", "other"],
        "ar" => ["zero", "one", "two", "few", "other"],
        _ => ["one", "other"],
    };

    /// <summary>The form of a number in a language.</summary>
    /// <param name="language">One of the interface's languages.</param>
    /// <param name="count">At least 0.</param>
    /// <remarks>Russian's <c>many</c> and Arabic's <c>many</c> are <c>other</c> here: texts of the two are the same for whole numbers, or nearly.</remarks>
    public static string Of(string language, int count) => language switch
    {
        "ru" => (count % 10, count % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
            _ => "other",
        },
        "ar" => count switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ => count % 100 is >= 3 and <= 10 ? "few" : "other",
        },
        "fr" => count < 2 ? "one" : "other",
        _ => count == 1 ? "one" : "other",
    };
}
