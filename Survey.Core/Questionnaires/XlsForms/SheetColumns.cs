namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>The column names that a sheet of a form accepts, and their keys.</summary>
/// <param name="sheet">Name of the sheet.</param>
/// <param name="aliases">The key for each accepted column name; names in lower case with underscores.</param>
/// <param name="groups">Accepted prefixes of names such as <c>bind::relevant</c>.</param>
/// <param name="keepsOthers">True if columns with other names are kept too.</param>
internal sealed class SheetColumns(
    string sheet,
    IReadOnlyDictionary<string, string> aliases,
    IReadOnlyCollection<string> groups,
    bool keepsOthers)
{
    /// <summary>Keys of the columns for pictures, sounds and videos.</summary>
    public static IReadOnlyCollection<string> Media { get; } = ["media::image", "media::big-image", "media::audio", "media::video"];

    /// <summary>Keys of the columns that may occur once per language.</summary>
    public static IReadOnlyCollection<string> Translated { get; } =
    [
        "label", "hint", "guidance_hint", "constraint_message", "required_message", "warning_message", "low_label", "high_label", .. Media,
    ];

    private static readonly Dictionary<string, string> OfMedia = new(StringComparer.Ordinal)
    {
        ["image"] = "media::image",
        ["big-image"] = "media::big-image",
        ["audio"] = "media::audio",
        ["video"] = "media::video",
    };

    /// <summary>The columns of the sheet "survey".</summary>
    public static SheetColumns Survey { get; } = new(
        "survey",
        new Dictionary<string, string>(OfMedia, StringComparer.Ordinal)
        {
            ["type"] = "type",
            ["command"] = "type",
            ["name"] = "name",
            ["tag"] = "name",
            ["value"] = "name",
            ["label"] = "label",
            ["caption"] = "label",
            ["hint"] = "hint",
            ["guidance_hint"] = "guidance_hint",
            ["relevant"] = "relevant",
            ["relevance"] = "relevant",
            ["bind::relevant"] = "relevant",
            ["required"] = "required",
            ["bind::required"] = "required",
            ["required_message"] = "required_message",
            ["requiredmsg"] = "required_message",
            ["bind::jr:requiredmsg"] = "required_message",
            ["constraint"] = "constraint",
            ["bind::constraint"] = "constraint",
            ["constraint_message"] = "constraint_message",
            ["constraining_message"] = "constraint_message",
            ["constraintmsg"] = "constraint_message",
            ["bind::jr:constraintmsg"] = "constraint_message",
            ["warning"] = "warning",
            ["warning_message"] = "warning_message",
            ["low_label"] = "low_label",
            ["high_label"] = "high_label",
            ["calculation"] = "calculation",
            ["calculate"] = "calculation",
            ["bind::calculate"] = "calculation",
            ["read_only"] = "read_only",
            ["readonly"] = "read_only",
            ["bind::readonly"] = "read_only",
            ["default"] = "default",
            ["appearance"] = "appearance",
            ["control::appearance"] = "appearance",
            ["choice_filter"] = "choice_filter",
            ["repeat_count"] = "repeat_count",
            ["count"] = "repeat_count",
            ["jr:count"] = "repeat_count",
            ["control::jr:count"] = "repeat_count",
            ["parameters"] = "parameters",
            ["trigger"] = "trigger",
            ["disabled"] = "disabled",
            ["rows"] = "control::rows",
            ["autoplay"] = "control::autoplay",
            ["intent"] = "intent",
            ["noapperrorstring"] = "bind::jr:noAppErrorString",
            ["no_app_error_string"] = "bind::jr:noAppErrorString",
            ["save_to"] = "save_to",
            ["bind::entities:saveto"] = "save_to",
            ["compact_tag"] = "sms",
            ["sms_field"] = "sms",
            ["sms_option"] = "sms",
            ["sms_separator"] = "sms",
            ["sms_allow_media"] = "sms",
            ["sms_date_format"] = "sms",
            ["sms_datetime_format"] = "sms",
            ["sms_response"] = "sms",
        },
        ["bind", "control", "instance", "media"],
        keepsOthers: false);

    /// <summary>The columns of the sheet "choices".</summary>
    public static SheetColumns Choices { get; } = new(
        "choices",
        new Dictionary<string, string>(OfMedia, StringComparer.Ordinal)
        {
            ["list_name"] = "list_name",
            ["name"] = "name",
            ["value"] = "name",
            ["label"] = "label",
            ["caption"] = "label",
        },
        ["media"],
        keepsOthers: true);

    /// <summary>The columns of the sheet "settings".</summary>
    public static SheetColumns Settings { get; } = new(
        "settings",
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["form_title"] = "form_title",
            ["title"] = "form_title",
            ["set_form_title"] = "form_title",
            ["form_id"] = "form_id",
            ["id_string"] = "id_string",
            ["set_form_id"] = "form_id",
            ["version"] = "version",
            ["default_language"] = "default_language",
            ["allow_choice_duplicates"] = "allow_choice_duplicates",
            ["clean_text_values"] = "clean_text_values",
        },
        [],
        keepsOthers: true);

    /// <summary>Name of the sheet.</summary>
    public string Sheet => sheet;

    /// <summary>All column names without a prefix, for suggestions in messages.</summary>
    public IEnumerable<string> Known => aliases.Keys.Where(name => !name.Contains(':', StringComparison.Ordinal));

    /// <summary>Parses a column header.</summary>
    /// <param name="header">The header, with white space normalized.</param>
    /// <param name="byDoubleColon">True if the sheet separates names and languages by "::"; false for ":", as in old forms.</param>
    /// <returns>
    /// The key of the column, null if the header is unknown; and the language in the author's words, null if the header
    /// names none.
    /// </returns>
    public (string? Key, string? Language) Parse(string header, bool byDoubleColon)
    {
        if (aliases.TryGetValue(ToSnakeCase(header), out var whole))
        {
            return (whole, null);
        }

        var parts = Split(header, byDoubleColon);
        var first = ToSnakeCase(parts[0]);
        first = first == "body" ? "control" : first;
        if (groups.Contains(first, StringComparer.Ordinal) && parts.Count > 1)
        {
            var name = $"{first}::{parts[1]}";
            var key = aliases.GetValueOrDefault(name.ToLowerInvariant(), name);
            return (key, parts.Count > 2 && Translated.Contains(key, StringComparer.Ordinal) ? parts[2] : null);
        }

        if (aliases.TryGetValue(first, out var known) && parts.Count == 2 && Translated.Contains(known, StringComparer.Ordinal))
        {
            return (
                known,
                parts[1].Length == 0 || string.Equals(parts[1], "default", StringComparison.OrdinalIgnoreCase) ? null : parts[1]);
        }

        return keepsOthers && header.Length > 0 ? (header, null) : (null, null);
    }

    private static List<string> Split(string header, bool byDoubleColon)
    {
        var parts = header.Split(byDoubleColon ? "::" : ":").Select(part => part.Trim()).ToList();
        var javaRosa = byDoubleColon ? -1 : parts.IndexOf("jr");
        if (javaRosa >= 0 && javaRosa + 1 < parts.Count)
        {
            parts[javaRosa] = $"jr:{parts[javaRosa + 1]}";
            parts.RemoveAt(javaRosa + 1);
        }

        return parts;
    }

    private static string ToSnakeCase(string text) =>
        string.Join('_', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
