using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the sheet "settings": the first row below its header.</summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class SettingsSheetReader(FormContext context)
{
    /// <summary>The name of the form itself, unless the setting <c>name</c> gives another.</summary>
    public const string UsualRoot = "data";

    private const string TitlePrefix = "attribute::title_";
    private const string FrameworkKey = "attribute::framework";
    private const string LanguagesKey = "attribute::languages";

    private static readonly string[] Own =
    [
        "form_title",
        "form_id",
        "id_string",
        "version",
        "default_language",
        "allow_choice_duplicates",
        "clean_text_values",
        FrameworkKey,
        LanguagesKey,
    ];

    // Settings for encryption and for answers by text message.
    private static readonly string[] Refused =
    [
        "public_key",
        "sms_keyword",
        "sms_separator",
        "sms_allow_media",
        "sms_date_format",
        "sms_datetime_format",
        "sms_response",
        "prefix",
        "delimiter",
    ];

    private RowView? _row;

    /// <summary>Code of the framework; null if not given.</summary>
    public string? Framework => _row?.Code(FrameworkKey);

    /// <summary>The name that other programs give to the form itself; paths begin with it.</summary>
    public string Root => _row?.Code("name") ?? UsualRoot;

    /// <summary>The place of the default language, whether it is given or not.</summary>
    public Place LanguagePlace => _row?.PlaceOf("default_language") ?? context.Form.Place;

    /// <summary>Other settings, in order and kept unchanged. Set by <see cref="ReadRest"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept { get; private set; } = [];

    /// <summary>True if the form names its default language.</summary>
    public bool HasDefaultLanguage { get; private set; }

    /// <summary>Reads the settings that affect how the other sheets are read.</summary>
    public void Read(FormTable? table)
    {
        _row = table?.Sheet.Body.Select(row => new RowView(table, row, collapsesSpace: false)).FirstOrDefault();
        if (_row is null)
        {
            return;
        }

        context.CollapsesSpace = ReadYesNo("clean_text_values") ?? true;
        context.AllowsChoiceDuplicates = ReadYesNo("allow_choice_duplicates") ?? false;
        if (_row.Text("default_language") is { } language && !string.Equals(language, "default", StringComparison.OrdinalIgnoreCase))
        {
            context.DefaultLanguage = context.Languages.GetTag(language, _row.PlaceOf("default_language"));
            HasDefaultLanguage = true;
        }

        if (Framework is { } framework && !Code.IsValid(framework))
        {
            context.Problems.Add(ProblemCatalogue.XlsformValueInvalid["framework"], _row.PlaceOf(FrameworkKey), ("found", framework));
        }

        foreach (
            var column in _row.Columns.Where(column =>
                Refused.Contains(column.Key.ToLowerInvariant(), StringComparer.Ordinal) && _row.Text(column) is not null))
        {
            var what = column.Key.Equals("public_key", StringComparison.OrdinalIgnoreCase) ? "encrypted" : "sms";
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported[what], _row.PlaceOf(column));
        }
    }

    /// <summary>Reads the settings that may refer to questions. Call it after the names of questions are known.</summary>
    public void ReadRest()
    {
        if (_row is not { } row)
        {
            return;
        }

        var kept = row
            .Columns.Where(column =>
                !Own.Contains(column.Key, StringComparer.Ordinal)
                && !column.Key.StartsWith(TitlePrefix, StringComparison.Ordinal)
                && row.Text(column) is not null)
            .ToList();
        foreach (var column in kept)
        {
            context.Names.Check(row.Text(column)!, row.PlaceOf(column));
        }

        Kept = [.. kept.Select(column => new KeyValuePair<string, string>(column.Key, context.Names.ToCodes(row.Text(column)!)))];
    }

    /// <summary>The id of the form as a valid code. Reports a missing or changed id.</summary>
    /// <param name="rows">Settings found among the questions, by name.</param>
    public string ReadId(IReadOnlyDictionary<string, string> rows)
    {
        var given = rows.GetValueOrDefault("form_id") ?? _row?.Code("form_id") ?? _row?.Code("id_string");
        var code = CodeMaking.ToCode(given ?? context.Form.Name, "form");
        var place = _row?.PlaceOf(_row.Code("form_id") is null ? "id_string" : "form_id") ?? context.Form.Place;
        if (_row?.Code("form_id") is not null && _row.Code("id_string") is not null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnused["id-string"], _row.PlaceOf("id_string"));
        }

        if (given is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformSettingMissing, place, ("code", code));
        }
        else if (code != given)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNameChanged, place, ("found", given), ("code", code));
        }

        return code;
    }

    /// <summary>The version of the form. Reports a missing version.</summary>
    public string ReadVersion()
    {
        if (_row?.Text("version") is { } version)
        {
            return version;
        }

        context.Problems.Add(
            ProblemCatalogue.XlsformSettingMissing["version"],
            _row?.PlaceOf("version") ?? context.Form.Place,
            ("version", "1"));
        return "1";
    }

    /// <summary>
    /// The title of the form; null if not given. <c>form_title</c> is in the default language, unless a column has that language.
    /// </summary>
    /// <param name="rows">Settings found among the questions, by name.</param>
    public LocalizedText? ReadTitle(IReadOnlyDictionary<string, string> rows)
    {
        var translations = _row?.Columns.Where(column =>
                column.Key.StartsWith(TitlePrefix, StringComparison.Ordinal)
                && LanguageTag.IsValid(column.Key[TitlePrefix.Length..])
                && _row.Text(column) is not null)
            .Select(column => new KeyValuePair<string, string>(column.Key[TitlePrefix.Length..], _row.Text(column)!))
            .ToList() ?? [];
        var plain = rows.GetValueOrDefault("form_title") ?? _row?.Text("form_title");
        if (translations.Count == 0)
        {
            return plain is null ? null : LocalizedText.Plain(plain);
        }

        // The title of a form that was written here repeats one of the translations.
        var isOwn =
            plain is not null
            && translations.TrueForAll(each =>
                each.Value != plain && !each.Key.Equals(context.DefaultLanguage, StringComparison.OrdinalIgnoreCase));
        return LocalizedText.Of(isOwn ? [KeyValuePair.Create(context.DefaultLanguage, plain!), .. translations] : translations);
    }

    private bool? ReadYesNo(string key)
    {
        if (_row!.Code(key) is not { } text)
        {
            return null;
        }

        var value = YesNo.Find(text);
        if (value is null)
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnused["yes-no"], _row.PlaceOf(key), ("found", text));
        }

        return value;
    }
}
