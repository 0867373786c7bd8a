using System.Globalization;
using System.Xml.Linq;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Site;

/// <summary>Elements of HTML. All texts are encoded when the page is written.</summary>
internal static class Html
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "hr", "img", "input", "link", "meta" };

    public static XElement P(params object?[] content) => new("p", content);

    public static XElement Head(int level, string text, string? id = null) =>
        new($"h{level}", id is null ? null : new XAttribute("id", id), text);

    public static XElement Link(string address, params object?[] content) => new XElement("a", content).With("href", address);

    public static XElement List(IEnumerable<object> items) => new("ul", items.Select(item => new XElement("li", item)));

    /// <summary>Content that opens on demand.</summary>
    public static XElement Details(string summary, params object?[] content) => new("details", new XElement("summary", summary), content);

    /// <summary>A text of a respondent, in its language: each of its lines is a line.</summary>
    public static XElement Text(string text, string? language) =>
        language is null ? P(text).With("class", "text").With("dir", "auto") : Text(text, language: null).With("lang", language);

    /// <summary>A table that scrolls by itself where it is wider than the page.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The rows; the first cell of each is its head.</param>
    public static XElement Table(string caption, IEnumerable<object> heads, IEnumerable<IReadOnlyList<object>> rows) =>
        new XElement(
            "div",
            new XElement(
                "table",
                new XElement("caption", caption),
                new XElement("thead", new XElement("tr", heads.Select(HeadCell))),
                new XElement(
                    "tbody",
                    rows.Select(row => new XElement(
                        "tr",
                        row.Select((cell, column) => column == 0
                            ? new XElement("th", cell).With("scope", "row")
                            : new XElement("td", cell)))))))
            .With("class", "table")
            .With("tabindex", "0")
            .With("role", "group")
            .With("aria-label", caption);

    private static XElement HeadCell(object head) =>
        head is "" ? new XElement("td") : new XElement("th", head).With("scope", "col");

    /// <summary>The element with an attribute.</summary>
    public static XElement With(this XElement element, string name, string value)
    {
        element.SetAttributeValue(name, value);
        return element;
    }

    /// <summary>A share of a whole as a bar beside its number.</summary>
    public static XElement Bar(decimal share) =>
        new XElement(
            "span",
            new XElement("span").With("style", string.Create(CultureInfo.InvariantCulture, $"inline-size:{100 * share:0.##}%")))
            .With("class", "bar")
            .With("aria-hidden", "true");

    /// <summary>The page as a file: no element is closed in a way that HTML does not know, and no character is invalid.</summary>
    public static string Write(XElement page)
    {
        foreach (var element in page.DescendantsAndSelf().Where(element => element.Name.NamespaceName.Length == 0).ToList())
        {
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
            {
                element.Add("");
            }

            foreach (var attribute in element.Attributes())
            {
                attribute.Value = CellText.Clean(attribute.Value);
            }
        }

        foreach (var text in page.DescendantNodes().OfType<XText>().ToList())
        {
            text.Value = CellText.Clean(text.Value);
        }

        return $"<!DOCTYPE html>\n{page.ToString(SaveOptions.DisableFormatting)}\n";
    }
}
