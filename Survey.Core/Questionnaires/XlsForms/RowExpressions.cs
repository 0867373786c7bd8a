using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Reads the expressions in a form's rows. Names in references become codes.
/// </summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed partial class RowExpressions(FormContext context)
{
    /// <summary>The expression in a column; null if there is none, or after a problem.</summary>
    public Expression? Read(RowView row, string key) =>
        row.Code(key) is { } text && Prepare(text, row.PlaceOf(key)) is { } ready
            ? Expression.Parse(ready, row.PlaceOf(key), context.Problems)
            : null;

    /// <summary>Reads a condition: yes, no, or an expression. Null for no, or after a problem.</summary>
    public Expression? ReadCondition(RowView row, string key) => YesNo.Find(row.Code(key)) switch
    {
        true => Parse("true()", row.PlaceOf(key)),
        false => null,
        null => Read(row, key),
    };

    /// <summary>The choice filter of a row; null if there is none, or after a problem.</summary>
    public Expression? ReadFilter(RowView row) =>
        row.Code("choice_filter") is { } text && Prepare(text, row.PlaceOf("choice_filter")) is { } ready
            ? Expression.ParseFilter(ready, row.PlaceOf("choice_filter"), context.Problems)
            : null;

    /// <summary>The default expression of a row; null after a problem.</summary>
    public Expression? ReadDefault(RowView row) => Read(row, "default");

    /// <summary>True if the text is a valid expression.</summary>
    public bool CanParse(string text)
    {
        var scratch = new ProblemLog();
        return Expression.Parse(text, context.Form.Place, scratch) is not null;
    }

    /// <summary>Parses an expression that the reader generated, without replacing names.</summary>
    public Expression? Parse(string text, Place place) => Expression.Parse(text, place, context.Problems);

    private string? Prepare(string text, Place place)
    {
        if (!context.Names.Check(text, place))
        {
            return null;
        }

        if (FromElsewhere().Match(text) is { Success: true } call)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported["table"], place, ("function", call.Groups["name"].Value));
            return null;
        }

        return context.Names.ToCodes(text.Replace('\n', ' '));
    }

    [GeneratedRegex(@"(?<![\w-])(?<name>pulldata|search|instance)\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromElsewhere();
}
