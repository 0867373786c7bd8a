using System.Text.RegularExpressions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>The parsed type of a row of the sheet "survey".</summary>
/// <param name="Kind">The kind of row.</param>
internal sealed partial record RowType(RowKind Kind)
{
    private static readonly Dictionary<string, RowType> Simple = CreateSimple();

    /// <summary>The name of the list of choices; null if the type names none.</summary>
    public string? List { get; init; }

    /// <summary>The CSV file with the choices; null if they are on the sheet "choices".</summary>
    public string? File { get; init; }

    /// <summary>True if the row makes known a table in the CSV file of its name. It is no question.</summary>
    public bool IsTable { get; init; }

    /// <summary>True if the choice "other" with a text question is added.</summary>
    public bool OrOther { get; init; }

    /// <summary>The metadata that is recorded, or the name of the setting.</summary>
    public string? Subject { get; init; }

    /// <summary>A constraint that is part of the type; null for none.</summary>
    public string? Constraint { get; init; }

    /// <summary>The variant of the problem that says why the type is not supported; null for the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>The request that leaves out a row of this type; none if it is supported, or cannot be left out.</summary>
    public LeaveOut LeftOutBy { get; init; }

    /// <summary>True if the question takes its answers from a list of choices.</summary>
    public bool IsSelect => Kind is RowKind.SelectOne or RowKind.SelectMultiple or RowKind.Rank;

    /// <summary>True if the row begins a group or repeat.</summary>
    public bool Begins => Kind is RowKind.BeginGroup or RowKind.BeginRepeat;

    /// <summary>True if the row is shown as a question or text.</summary>
    public bool IsShown =>
        Kind
            is not (
                RowKind.Calculate
                or RowKind.Hidden
                or RowKind.Recorded
                or RowKind.Refused
                or RowKind.LeftOut
                or RowKind.Unknown)
        && !Begins;

    /// <summary>Names of types, for suggestions in messages.</summary>
    public static IEnumerable<string> Known =>
        [
            "select_one",
            "select_multiple",
            "begin_group",
            "end_group",
            "begin_repeat",
            "end_repeat",
            "begin group",
            "end group",
            "begin repeat",
            "end repeat",
            .. Simple.Keys,
        ];

    /// <summary>True for the types of rows that make a table of another file known by their name.</summary>
    public static bool IsExternal(string type) => type is "csv-external" or "xml-external" or "xml-external-instance";

    /// <summary>Parses a type. Types are case-sensitive.</summary>
    public static RowType Parse(string text)
    {
        if (Simple.TryGetValue(text, out var simple))
        {
            return simple;
        }

        if (Group().Match(text) is { Success: true } group)
        {
            var isGroup = group.Groups["type"].Value == "group";
            return group.Groups["end"].Value == "begin"
                ? new RowType(isGroup ? RowKind.BeginGroup : RowKind.BeginRepeat)
                : new RowType(isGroup ? RowKind.EndGroup : RowKind.EndRepeat);
        }

        if (FromFile().Match(text) is { Success: true } fromFile)
        {
            var file = fromFile.Groups["file"].Value;
            if (file.AsSpan().ContainsAny('/', '\\', ':'))
            {
                return Refuse("choices-folder", LeaveOut.Tables);
            }

            if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                // Other programs also refuse a file that is not a table.
                return Refuse("choices-format", IsTableFile(file) ? LeaveOut.Tables : LeaveOut.None);
            }

            var kind = fromFile.Groups["number"].Value == "one" ? RowKind.SelectOne : RowKind.SelectMultiple;
            return new RowType(kind) { List = file, File = file };
        }

        if (External().Match(text) is { Success: true } external)
        {
            return new RowType(RowKind.SelectOne) { List = ChoicesSheetReader.KeyOfExternal(external.Groups["list"].Value) };
        }

        if (FromElsewhere().IsMatch(text))
        {
            // Other programs refuse or_other beside a file.
            return Refuse("choices-elsewhere", WithOther().IsMatch(text) ? LeaveOut.None : LeaveOut.Tables);
        }

        if (Loop().IsMatch(text))
        {
            return Refuse("loop");
        }

        return Select().Match(text) is { Success: true } select ? ParseSelect(select) : new RowType(RowKind.Unknown);
    }

    private static bool IsTableFile(string file) =>
        file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".geojson", StringComparison.OrdinalIgnoreCase);

    private static RowType ParseSelect(Match select)
    {
        var kind = select.Groups["command"].Value switch
        {
            "rank" => RowKind.Rank,
            "select_one" or "select one" or "select one from" or "select1" or "add select one prompt using" or "select one using" =>
                RowKind.SelectOne,
            _ => RowKind.SelectMultiple,
        };
        var list = select.Groups["list"].Value;
        return list.StartsWith("${", StringComparison.Ordinal)
            ? Refuse("choices-repeat", LeaveOut.Tables)
            : new RowType(kind) { List = list.Length == 0 ? null : list, OrOther = select.Groups["other"].Success };
    }

    private static RowType Refuse(string? reason = null, LeaveOut leftOutBy = LeaveOut.None) =>
        new(RowKind.Refused) { Reason = reason, LeftOutBy = leftOutBy };

    private static Dictionary<string, RowType> CreateSimple()
    {
        var types = new Dictionary<string, RowType>(StringComparer.Ordinal);
        Add(new RowType(RowKind.Note), "note", "q note", "add note prompt");
        Add(new RowType(RowKind.Text), "text", "string", "q string", "add text prompt");
        Add(new RowType(RowKind.Text) { Constraint = "regex(., '^\\d*$')" }, "phone number");
        Add(new RowType(RowKind.Integer), "integer", "int", "q int", "add integer prompt");
        Add(new RowType(RowKind.Integer) { Constraint = "0 <= . and . <= 100" }, "percentage");
        Add(new RowType(RowKind.Integer) { Constraint = "0 <= . and . <= 31" }, "number of days in last month");
        Add(new RowType(RowKind.Integer) { Constraint = "0 <= . and . <= 183" }, "number of days in last six months");
        Add(new RowType(RowKind.Integer) { Constraint = "0 <= . and . <= 365" }, "number of days in last year");
        Add(new RowType(RowKind.Decimal), "decimal", "q decimal", "add decimal prompt");
        Add(new RowType(RowKind.Range), "range");
        Add(new RowType(RowKind.Date), "date", "q date", "add date prompt");
        Add(new RowType(RowKind.Time), "time");
        Add(
            new RowType(RowKind.DateTime),
            "dateTime",
            "datetime",
            "date time",
            "q date time",
            "q dateTime",
            "add date time prompt",
            "add dateTime prompt");
        Add(new RowType(RowKind.Acknowledge), "acknowledge", "trigger", "q acknowledge", "add acknowledge prompt");
        Add(new RowType(RowKind.Calculate), "calculate", "q calculate", "add calculate prompt");
        Add(new RowType(RowKind.Hidden), "hidden");
        AddRecorded("start", "start time", "get start time");
        AddRecorded("end", "end time", "get end time");
        AddRecorded("today", "get today");
        AddRecorded("username", "uri:username");
        AddRecorded("email", "uri:email");
        AddRecorded("deviceid", "device id", "get device id", "imei", "uri:deviceid");
        Add(
            Refuse(leftOutBy: LeaveOut.Geo),
            "geopoint",
            "geotrace",
            "geoshape",
            "gps",
            "location",
            "q geopoint",
            "q location",
            "add location prompt");
        Add(
            Refuse(leftOutBy: LeaveOut.Media),
            "image",
            "photo",
            "q image",
            "q picture",
            "add image prompt",
            "add photo prompt",
            "audio",
            "q audio",
            "add audio prompt",
            "video",
            "q video",
            "add video prompt",
            "file",
            "add file prompt");
        Add(Refuse(leftOutBy: LeaveOut.Barcode), "barcode", "q barcode", "add barcode prompt");
        Add(
            Refuse(leftOutBy: LeaveOut.Metadata),
            "audit",
            "background-audio",
            "start-geopoint",
            "background-geopoint",
            "phonenumber",
            "get phone number",
            "uri:phonenumber",
            "simserial",
            "sim id",
            "get sim id",
            "uri:simserial",
            "subscriberid",
            "subscriber id",
            "get subscriber id",
            "uri:subscriberid");
        Add(new RowType(RowKind.Refused) { IsTable = true, Reason = "table-file" }, "csv-external");
        Add(Refuse("external", LeaveOut.Tables), "xml-external", "xml-external-instance");
        Add(new RowType(RowKind.Setting) { Subject = "form_title" }, "set form title", "form_title");
        Add(new RowType(RowKind.Setting) { Subject = "form_id" }, "set form id", "form_id");
        return types;

        void Add(RowType type, params string[] names)
        {
            foreach (var name in names)
            {
                types.Add(name, type);
            }
        }

        void AddRecorded(string subject, params string[] others) =>
            Add(new RowType(RowKind.Recorded) { Subject = subject }, [subject, .. others]);
    }

    [GeneratedRegex(@"^(?<end>begin|end)(\s|_)(?<type>group|lgroup|repeat|looped group)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Group();

    [GeneratedRegex(@"^(begin|end)(\s|_)loop\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loop();

    [GeneratedRegex(
        @"^(select(_| )(one|multiple)(_| )from(_| )file|select(_| )one(_| )external|cascading(_| )select|osm)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex FromElsewhere();

    [GeneratedRegex(@" or(_| )(specify )?other\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WithOther();

    [GeneratedRegex(@"^select(_| )one(_| )external (?<list>\S+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex External();

    [GeneratedRegex(
        @"^select(_| )(?<number>one|multiple)(_| )from(_| )file (?<file>\S+)\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex FromFile();

    [GeneratedRegex(
        "^(?<command>add select one prompt using|add select multiple prompt using|select all that apply from"
            + "|select one from|select one using|select1|select_one|select one"
            + "|select_multiple|select all that apply|select multiple from|select multiple using|select multiple|rank)"
            + @"( (?<list>\S+)( (?<other>or specify other|or_other|or other))?)?\z",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Select();
}
