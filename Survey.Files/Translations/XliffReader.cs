using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Translations;

namespace Survey.Files.Translations;

/// <summary>
/// Reads XLIFF 2.0 and 2.1 as other programs save it: units in groups, several segments, marked parts. A document type is refused, so no
/// entity is ever expanded.
/// </summary>
internal static class XliffReader
{
    private const string Root = "xliff";

    private static readonly XNamespace Core = XliffWriter.Core;
    private static readonly string[] States = ["initial", "translated", "reviewed", "final"];

    /// <summary>Reads the file; null after a problem with the file as a whole.</summary>
    public static TranslationFile? Read(byte[] bytes, Place place, ProblemLog problems)
    {
        if (HasDocumentType(bytes))
        {
            problems.Add(ProblemCatalogue.TranslationFileUnreadable["entities"], place);
            return null;
        }

        if (Parse(bytes, place, problems) is not { } root)
        {
            return null;
        }

        if (root.Name != Core + Root)
        {
            problems.Add(
                root.Name.LocalName == Root
                    ? ProblemCatalogue.TranslationFileUnreadable["xliff-version"]
                    : ProblemCatalogue.TranslationFileUnreadable,
                place,
                root.Name.LocalName == Root ? [("found", root.Attribute("version")?.Value ?? root.Name.NamespaceName)] : []);
            return null;
        }

        return ReadHead(root, place, problems) is { } head
            ? new TranslationFile(head, place, [.. root.Descendants(Core + "unit").Select(unit => ReadUnit(unit, place, problems))])
            : null;
    }

    private static XElement? Parse(byte[] bytes, Place place, ProblemLog problems)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException damage)
        {
            problems.Add(
                ProblemCatalogue.TranslationFileUnreadable["xml"],
                place,
                ("line", damage.LineNumber),
                ("column", damage.LinePosition));
            return null;
        }
    }

    private static bool HasDocumentType(byte[] bytes)
    {
        const string Start = "<!DOCTYPE";
        return new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
            .Any(encoding => bytes.AsSpan().IndexOf(encoding.GetBytes(Start)) >= 0);
    }

    private static TranslationHead? ReadHead(XElement root, Place place, ProblemLog problems)
    {
        var (from, to) = (root.Attribute("srcLang")?.Value ?? "", root.Attribute("trgLang")?.Value ?? "");
        if (!LanguageTag.IsValid(from) || !LanguageTag.IsValid(to))
        {
            problems.Add(ProblemCatalogue.TranslationFileUnreadable["pair"], place);
            return null;
        }

        // Several files in one document must come from the same revision.
        List<string> originals =
        [
            .. root.Elements(Core + "file").Select(file => file.Attribute("original")?.Value ?? "").Distinct(StringComparer.Ordinal),
        ];
        if (originals is [var original]
            && original.Split(XliffWriter.Revision) is [{ Length: > 0 } round, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return new TranslationHead(round, revision, from, to);
        }

        problems.Add(ProblemCatalogue.TranslationFileUnreadable["origin"], place);
        return null;
    }

    private static ReadTranslation ReadUnit(XElement unit, Place place, ProblemLog problems)
    {
        var id = unit.Attribute("id")?.Value ?? "";
        var at = place.Member(unit.Attribute("name")?.Value ?? id);
        var data = unit.Elements(Core + "originalData")
            .Elements(Core + "data")
            .GroupBy(each => each.Attribute("id")?.Value ?? "", StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.First().Value, StringComparer.Ordinal);
        List<XElement> parts = [.. unit.Elements().Where(each => each.Name == Core + "segment" || each.Name == Core + "ignorable")];
        List<XElement> segments = [.. parts.Where(each => each.Name == Core + "segment")];
        foreach (var state in segments.Select(StateOf).Where(state => !States.Contains(state, StringComparer.Ordinal)))
        {
            problems.Add(ProblemCatalogue.TranslationStateUnknown, at, ("found", state), ("known", Detail.Words(States)));
        }

        // A unit is translated only as a whole.
        var isWhole = segments.Count > 0 && segments.TrueForAll(each => each.Element(Core + "target") is { } target && HasContent(target));
        return new ReadTranslation(
            id,
            string.Concat(parts.Select(each => ToText(each.Element(Core + "source"), data))),
            isWhole ? string.Concat(InOrder(parts).Select(each => ToText(TargetOf(each), data))) : "",
            isWhole && segments.TrueForAll(each => StateOf(each) is "reviewed" or "final"),
            at);
    }

    private static string StateOf(XElement segment) => segment.Attribute("state")?.Value ?? States[0];

    private static bool HasContent(XElement target) => target.Nodes().Any();

    private static XElement? TargetOf(XElement part) => part.Element(Core + "target") ?? part.Element(Core + "source");

    /// <summary>The parts in the order of their translations, which may differ from that of the originals.</summary>
    private static IEnumerable<XElement> InOrder(IReadOnlyList<XElement> parts) =>
        parts.Select((part, index) => (Part: part, Order: OrderOf(part, index + 1))).OrderBy(each => each.Order).Select(each => each.Part);

    private static int OrderOf(XElement part, int position) =>
        part.Element(Core + "target")?.Attribute("order")?.Value is { } given
        && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? order
            : position;

    /// <summary>The text of an original or a translation. Marks around parts of it say nothing here.</summary>
    private static string ToText(XElement? content, Dictionary<string, string> data)
    {
        var text = new StringBuilder();
        foreach (var node in content?.DescendantNodes() ?? [])
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement element && element.Name == Core + "ph")
            {
                text.Append(data.GetValueOrDefault(element.Attribute("dataRef")?.Value ?? "") ?? element.Attribute("equiv")?.Value);
            }
        }

        return text.ToString();
    }
}
