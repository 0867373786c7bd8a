using System.Net;
using System.Text.RegularExpressions;

namespace Survey.Benchmarks.Client;

/// <summary>Reads the fields that a browser would send from a page's form without any input: hidden and prefilled ones.</summary>
internal static partial class FormPageContent
{
    /// <summary>Names and values, in the order of the page.</summary>
    public static List<KeyValuePair<string, string>> Read(string html)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (Match control in Control().Matches(html))
        {
            var tag = control.Groups["tag"].Value;
            var attributes = control.Groups["attributes"].Value;
            var name = Attribute(attributes, "name");
            var type = Attribute(attributes, "type");
            if (name.Length == 0 || (type is "radio" or "checkbox" && !IsChecked().IsMatch(attributes)))
            {
                continue;
            }

            fields.Add(
                new(
                    name,
                    tag switch
                    {
                        "textarea" => WebUtility.HtmlDecode(control.Groups["content"].Value),
                        "select" => Chosen().Match(control.Groups["content"].Value) is { Success: true } chosen
                            ? Attribute(chosen.Value, "value")
                            : "",
                        _ => Attribute(attributes, "value"),
                    }
                ));
        }

        return fields;
    }

    private static string Attribute(string attributes, string name)
    {
        var match = Regex.Match(attributes, $@"(^|\s){name}=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return match.Success ? WebUtility.HtmlDecode(match.Groups["value"].Value) : "";
    }

    [GeneratedRegex(
        """<(?<tag>input)(?<attributes>[^>]*)>|<(?<tag>textarea|select)(?<attributes>[^>]*)>(?<content>.*?)</(textarea|select)>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Control();

    [GeneratedRegex(@"\schecked(\s|=|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsChecked();

    [GeneratedRegex("""<option[^>]*\sselected[\s>=][^>]*>?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chosen();
}
