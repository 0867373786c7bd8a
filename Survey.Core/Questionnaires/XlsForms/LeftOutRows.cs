using System.Globalization;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Checks rows that are left out on request. They have no effect, but other programs refuse a form with a wrong
/// reference or parameter in such a row.
/// </summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class LeftOutRows(FormContext context)
{
    private static readonly string[] YesOrNo = ["true", "false"];
    private static readonly string[] Where = ["location-priority", "location-min-interval", "location-max-age"];

    // The parameters of each type, with their possible words. Those without words are checked by their names.
    private static readonly Dictionary<string, Dictionary<string, string[]>> Known = CreateKnown();
    private static readonly string[] Numbers = ["capture-accuracy", "warning-accuracy"];
    private static readonly string[] WholeNumbers = ["max-pixels", "location-min-interval", "location-max-age"];

    /// <summary>Reports wrong references, parameters and triggers.</summary>
    public void Check(IEnumerable<(RowView Row, RowType Type, string Text)> rows)
    {
        foreach (var (row, type, text) in rows)
        {
            foreach (var column in row.Columns)
            {
                if (row.Text(column) is { } cell && !cell.Contains("${last-saved#", StringComparison.Ordinal))
                {
                    context.Names.Check(cell, row.PlaceOf(column));
                }
            }

            if (row.Code("trigger") is not null || text == "background-geopoint")
            {
                RowTriggers.Check(context, row);
            }

            CheckParameters(row, type.File is null ? text : "file");
        }
    }

    private static Dictionary<string, Dictionary<string, string[]>> CreateKnown()
    {
        var any = Array.Empty<string>();
        var known = new Dictionary<string, Dictionary<string, string[]>>(StringComparer.Ordinal);
        Add(
            ["geopoint", "gps", "location", "q geopoint", "q location", "add location prompt"],
            ("allow-mock-accuracy", YesOrNo), ("capture-accuracy", any), ("warning-accuracy", any), ("reference-geometry", any));
        Add(
            ["geotrace", "geoshape"],
            ("allow-mock-accuracy", YesOrNo), ("incremental", ["true", "yes", "true()"]), ("reference-geometry", any));
        Add(["image", "photo", "q image", "q picture", "add image prompt", "add photo prompt"], ("max-pixels", any), ("app", any));
        Add(["audio", "q audio", "add audio prompt"], ("quality", ["voice-only", "low", "normal", "external"]));
        Add(["background-audio"], ("quality", ["voice-only", "low", "normal"]));
        Add(
            ["audit"],
            (Where[0], ["no-power", "low-power", "balanced", "high-accuracy"]), (Where[1], any), (Where[2], any),
            ("track-changes", YesOrNo), ("identify-user", YesOrNo), ("track-changes-reasons", ["on-form-edit"]));
        Add(["file"], ("randomize", YesOrNo), ("seed", any), ("value", any), ("label", any));
        return known;

        void Add(string[] types, params (string Name, string[] Words)[] parameters)
        {
            foreach (var type in types)
            {
                known.Add(type, parameters.ToDictionary(each => each.Name, each => each.Words, StringComparer.Ordinal));
            }
        }
    }

    private void CheckParameters(RowView row, string type)
    {
        if (row.Code("parameters") is not { } text)
        {
            return;
        }

        if (RowParameters.Parse(text) is not { } parameters)
        {
            context.Problems.Add(ProblemCatalogue.XlsformParametersInvalid, row.PlaceOf("parameters"));
            return;
        }

        if (!Known.TryGetValue(type, out var known))
        {
            return;
        }

        foreach (var (name, value) in parameters)
        {
            CheckParameter(row, known, name, value);
        }

        if (type == "audit" && Where.Count(parameters.ContainsKey) is > 0 and < 3)
        {
            Report(row, "together", ("known", Detail.Words(Where)));
        }
    }

    private void CheckParameter(RowView row, Dictionary<string, string[]> known, string name, string value)
    {
        if (!known.TryGetValue(name, out var words))
        {
            Report(row, "unknown", ("found", name), ("hint", NearMiss.Ask(name, known.Keys)), ("known", Detail.Words(known.Keys)));
        }
        else if (words.Length > 0 && !words.Contains(value.ToLowerInvariant(), StringComparer.Ordinal))
        {
            Report(row, "word", ("found", value), ("name", Detail.Exact(name)), ("known", Detail.Words(words)));
        }
        else if (
            WholeNumbers.Contains(name, StringComparer.Ordinal)
            && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            Report(row, "integer", ("found", value), ("name", Detail.Exact(name)));
        }
        else if (
            Numbers.Contains(name, StringComparer.Ordinal)
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            Report(row, "number", ("found", value), ("name", Detail.Exact(name)));
        }
        else if (name == "app" && !value.Contains('.', StringComparison.Ordinal) && row.Code("appearance") is null or "annotate")
        {
            Report(row, "app", ("found", value));
        }
        else if (name == "reference-geometry" && !HasList(value))
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformListUnknown,
                row.PlaceOf("parameters"),
                ("found", value),
                ("hint", NearMiss.Ask(value, context.ListNames)),
                ("known", Detail.List(context.ListNames)));
        }
        else if (name is "value" or "label" && !ReferenceText.IsName(value))
        {
            Report(row, "column", ("found", value), ("name", Detail.Exact(name)));
        }
    }

    /// <summary>True for a list of choices, a repeat, and a table that some row reads.</summary>
    private bool HasList(string name) =>
        context.ListNames.Contains(name)
        || name.StartsWith("${", StringComparison.Ordinal)
        || context.Form.FindSheet("survey")!.Body.Any(row =>
            row.Cells.Any(cell => cell == name || cell.Contains($" {name}.", StringComparison.Ordinal)));

    private void Report(RowView row, string variant, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        context.Problems.Add(ProblemCatalogue.XlsformParametersInvalid[variant], row.PlaceOf("parameters"), details);
}
