using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Survey.Api.Answering.Forms;

namespace Survey.Tests.Support;

/// <summary>The fields that a browser would post if nobody touched the form of a page.</summary>
internal static partial class ShownForm
{
    public static FormValues Read(string html)
    {
        var form = Template().Replace(html, "");
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (Match control in Control().Matches(form))
        {
            var tag = control.Groups["tag"].Value;
            var name = Attribute(tag, "name");
            var value =
                tag.StartsWith("<input", StringComparison.Ordinal) ? InputValue(tag)
                : tag.StartsWith("<textarea", StringComparison.Ordinal)
                    ? WebUtility.HtmlDecode(WithoutFirstLineBreak(control.Groups["content"].Value))
                : SelectedValue(control.Groups["options"].Value);
            if (name is not null && value is not null)
            {
                values[name] = StringValues.Concat(values.GetValueOrDefault(name), value);
            }
        }

        return new FormValues(values);
    }

    private static string? InputValue(string tag) =>
        Attribute(tag, "type") is "radio" or "checkbox" && !Checked().IsMatch(tag) ? null : Attribute(tag, "value") ?? "";

    private static string SelectedValue(string options) =>
        Option()
            .Matches(options)
            .Select(option => option.Value)
            .Where(option => option.Contains(" selected", StringComparison.Ordinal))
            .Select(option => Attribute(option, "value"))
            .FirstOrDefault()
        ?? "";

    private static string WithoutFirstLineBreak(string text) => text.StartsWith('\n') ? text[1..] : text;

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $@"\s{name}=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["value"].Value)
            : null;

    [GeneratedRegex("<template>.*?</template>|<dialog.*?</dialog>", RegexOptions.Singleline, 1000)]
    private static partial Regex Template();

    [GeneratedRegex(
        @"(?<tag><input[^>]*>)|(?<tag><textarea[^>]*>)(?<content>[^<]*)|(?<tag><select[^>]*>)(?<options>.*?)</select>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Control();

    [GeneratedRegex("<option[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\schecked[\s>]", RegexOptions.None, 1000)]
    private static partial Regex Checked();
}
