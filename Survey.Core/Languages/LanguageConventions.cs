using System.Text.Json;

namespace Survey.Core.Languages;

/// <summary>
/// The words by which people write dates, themes and marks in one language: the member <c>typed</c> of its <c>language.json</c>.
/// </summary>
/// <remarks>
/// Readers take the words of all languages, whatever the language of the page or workbook: an answer is often typed in
/// another one. How numbers and the order of day and month are read does not depend on a language, since it differs
/// between countries of one language; what has two meanings is ambiguous everywhere.
/// </remarks>
public sealed record LanguageConventions
{
    /// <summary>Words that may stand in a date and say nothing: “de” in “26 de junio de 2017”.</summary>
    public required IReadOnlyList<string> DateFillers { get; init; }

    /// <summary>What may follow the digits of a day: “er” in “1er juillet”.</summary>
    public required IReadOnlyList<string> Ordinals { get; init; }

    /// <summary>The word for one theme, in every form that people write before its code.</summary>
    public required IReadOnlyList<string> Theme { get; init; }

    /// <summary>The word for several themes, likewise.</summary>
    public required IReadOnlyList<string> Themes { get; init; }

    /// <summary>“and” between codes.</summary>
    public required IReadOnlyList<string> And { get; init; }

    /// <summary>“yes”, as a mark for what applies.</summary>
    public required IReadOnlyList<string> Yes { get; init; }

    /// <summary>“no”.</summary>
    public required IReadOnlyList<string> No { get; init; }

    /// <summary>Reads the member <c>typed</c>.</summary>
    internal static LanguageConventions Read(JsonElement typed)
    {
        // A serializer would look at the type by reflection, at the start of every command.
        return new LanguageConventions
        {
            DateFillers = ReadWords("dateFillers"),
            Ordinals = ReadWords("ordinals"),
            Theme = ReadWords("theme"),
            Themes = ReadWords("themes"),
            And = ReadWords("and"),
            Yes = ReadWords("yes"),
            No = ReadWords("no"),
        };

        string[] ReadWords(string name) => [.. typed.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];
    }
}
