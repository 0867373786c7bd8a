using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the expressions of a form's rows: references become codes, and so do choices in quotes whose names were changed.</summary>
/// <param name="context">The form.</param>
internal sealed partial class RowExpressions(FormContext context)
{
    /// <summary>The expression in a column; null if there is none, or after a problem.</summary>
    public Expression? Read(RowView row, string key) =>
        row.Code(key) is { } text && Prepare(text, row.PlaceOf(key)) is { } ready ? Expression.Parse(ready, row.PlaceOf(key), context.Problems) : null;

    /// <summary>Yes, no, or when it is so; null for never.</summary>
    public Expression? ReadCondition(RowView row, string key) => YesNo.Find(row.Code(key)) switch
    {
        true => Parse("true()", row.PlaceOf(key)),
        false => null,
        null => Read(row, key),
    };

    /// <summary>The filter of choices; null if there is none, or after a problem.</summary>
    public Expression? ReadFilter(RowView row) =>
        row.Code("choice_filter") is { } text && Prepare(text, row.PlaceOf("choice_filter")) is { } ready ? Expression.ParseFilter(ready, row.PlaceOf("choice_filter"), context.Problems) : null;

    /// <summary>A default that is worked out; null after a problem.</summary>
    public Expression? ReadDefault(RowView row) => Read(row, "default");

    /// <summary>Whether a text can be understood as an expression.</summary>
    public bool CanParse(string text)
    {
        var scratch = new ProblemLog();
        return Expression.Parse(text, context.Form.Place, scratch) is not null;
    }

    /// <summary>An expression that is no author's.</summary>
    public Expression? Parse(string text, Place place) => Expression.Parse(text, place, context.Problems);

    private string? Prepare(string text, Place place)
    {
        if (!context.Names.Check(text, place))
        {
            return null;
        }

        if (FromElsewhere().Match(text) is { Success: true } call)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported, place, $"{call.Groups["name"].Value}() reads from another table, which is not supported. Put the choices on the sheet “choices”, or ask in a question.");
            return null;
        }

        return RenameChoices(context.Names.ToCodes(text.Replace('\n', ' ')));
    }

    private string RenameChoices(string text) =>
        context.RenamedChoices.Count == 0
            ? text
            : Quoted().Replace(text, match => context.RenamedChoices.TryGetValue(match.Value[1..^1], out var code) ? $"{match.Value[0]}{code}{match.Value[0]}" : match.Value);

    [GeneratedRegex(@"(?<![\w-])(?<name>pulldata|search|instance)\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromElsewhere();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
