namespace Survey.Api.Rounds;

/// <summary>Where a part of a new round comes from, as its form says.</summary>
/// <param name="Kind">One of the constants; empty if nothing was chosen.</param>
/// <param name="Code">Code of the library's item or of the round; empty for other kinds.</param>
internal sealed record RoundSource(string Kind, string Code)
{
    /// <summary>An item of the library.</summary>
    public const string Library = "library";

    /// <summary>Another round.</summary>
    public const string Round = "round";

    /// <summary>An uploaded file.</summary>
    public const string File = "file";

    /// <summary>Nothing yet: the least that a round can have.</summary>
    public const string Blank = "blank";

    /// <summary>The framework that the questionnaire is written for.</summary>
    public const string Suggested = "suggested";

    /// <summary>The field in which the source of a part is chosen.</summary>
    public static string FieldOf(string part) => $"{part}-from";

    /// <summary>The field in which the round of a part is chosen.</summary>
    public static string RoundFieldOf(string part) => $"{part}-round";

    /// <summary>The value of the field for an item of the library.</summary>
    public static string ValueOf(string code) => $"{Library}/{code}";

    /// <summary>The source of a part. A form that does not say it means its file, or else its round.</summary>
    public static async Task<RoundSource> Of(RoundForm form, string part) => form.Get(FieldOf(part)) switch
    {
        "" when await form.FindUploaded(part) is not null => new RoundSource(File, ""),
        "" or Round => form.Get(RoundFieldOf(part)) is { Length: > 0 } code ? new RoundSource(Round, code) : new RoundSource("", ""),
        var chosen when chosen.StartsWith($"{Library}/", StringComparison.Ordinal) =>
            new RoundSource(Library, chosen[(Library.Length + 1)..]),
        var chosen => new RoundSource(chosen, ""),
    };
}
