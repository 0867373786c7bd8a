using System.Globalization;
using System.Text;
using System.Xml;
using Survey.Core.Languages;
using Survey.Core.Translations;

namespace Survey.Files.Translations;

/// <summary>Writes translations as XLIFF 2.1, for the programs of translators. Parts that stand for answers are placeholders.</summary>
internal static class XliffWriter
{
    /// <summary>The namespace of the core of XLIFF 2.0 and 2.1.</summary>
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";

    /// <summary>The part between the code of the round and the number of the revision in <c>original</c>.</summary>
    public const string Revision = "/revision/";

    /// <summary>Writes the file, in UTF-8.</summary>
    /// <param name="output">A writable stream; it is left open.</param>
    /// <param name="set">The translations.</param>
    /// <param name="texts">Describes the places.</param>
    public static void Write(Stream output, TranslationSet set, TranslationTexts texts)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var xml = XmlWriter.Create(output, settings);
        xml.WriteStartElement("xliff", Core);
        xml.WriteAttributeString("version", "2.1");
        xml.WriteAttributeString("srcLang", set.Head.From);
        xml.WriteAttributeString("trgLang", set.Head.To);
        xml.WriteStartElement("file", Core);
        xml.WriteAttributeString("id", set.Head.Round);
        xml.WriteAttributeString("original", string.Create(CultureInfo.InvariantCulture, $"{set.Head.Round}{Revision}{set.Head.Revision}"));
        xml.WriteAttributeString("canResegment", "no");
        xml.WriteAttributeString("srcDir", Language.DirectionOf(set.Head.From));
        xml.WriteAttributeString("trgDir", Language.DirectionOf(set.Head.To));
        foreach (var translation in set.All)
        {
            WriteUnit(xml, translation, texts);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteUnit(XmlWriter xml, Translation translation, TranslationTexts texts)
    {
        xml.WriteStartElement("unit", Core);
        xml.WriteAttributeString("id", translation.Text.Id);
        xml.WriteAttributeString("name", translation.Text.Key);
        xml.WriteAttributeString("xml", "space", ns: null, "preserve");
        xml.WriteStartElement("notes", Core);
        WriteNote(xml, "place", texts.PlaceOf(translation.Text));
        if (translation.Text.MaxLength < TranslatableText.LongestText)
        {
            WriteNote(xml, "length", texts.Count("note.most", translation.Text.MaxLength));
        }

        xml.WriteEndElement();
        var placeholders = Placeholders.Of(translation.Source, translation.Target);
        if (placeholders.Codes.Count > 0)
        {
            xml.WriteStartElement("originalData", Core);
            foreach (var (index, code) in placeholders.Codes.Index())
            {
                xml.WriteStartElement("data", Core);
                xml.WriteAttributeString("id", Placeholders.DataOf(index));
                xml.WriteString(code);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteStartElement("segment", Core);
        WriteState(xml, translation.State);
        WriteText(xml, "source", translation.Source, placeholders.Codes, placeholders.Source);
        if (translation.Target.Length > 0)
        {
            WriteText(xml, "target", translation.Target, placeholders.Codes, placeholders.Target);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteState(XmlWriter xml, TranslationState state)
    {
        xml.WriteAttributeString("state", state switch
        {
            TranslationState.Translated => "translated",
            TranslationState.Reviewed => "reviewed",
            _ => "initial",
        });
        if (state == TranslationState.ToCheck)
        {
            xml.WriteAttributeString("subState", $"survey:{state.ToCode()}");
        }
    }

    private static void WriteNote(XmlWriter xml, string category, string text)
    {
        xml.WriteStartElement("note", Core);
        xml.WriteAttributeString("category", category);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string element, string text, IReadOnlyList<string> codes, IReadOnlyList<int> ids)
    {
        xml.WriteStartElement(element, Core);
        var at = 0;
        foreach (var (index, match) in TranslationReading.Placeholders().Matches(text).Index())
        {
            xml.WriteString(text[at..match.Index]);
            xml.WriteStartElement("ph", Core);
            xml.WriteAttributeString("id", ids[index].ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("dataRef", Placeholders.DataOf(codes.ToList().IndexOf(match.Value)));
            xml.WriteAttributeString("equiv", match.Value);
            xml.WriteAttributeString("disp", match.Value);
            xml.WriteAttributeString("canDelete", "no");
            xml.WriteEndElement();
            at = match.Index + match.Length;
        }

        xml.WriteString(text[at..]);
        xml.WriteEndElement();
    }

    /// <summary>The placeholders of a unit. One in the translation has the number of the same one in the original.</summary>
    /// <param name="Codes">The different ones, in order.</param>
    /// <param name="Source">The numbers of those in the original, in order.</param>
    /// <param name="Target">The numbers of those in the translation, in order.</param>
    private sealed record Placeholders(IReadOnlyList<string> Codes, IReadOnlyList<int> Source, IReadOnlyList<int> Target)
    {
        public static Placeholders Of(string source, string target)
        {
            List<string> originals = [.. TranslationReading.Placeholders().Matches(source).Select(match => match.Value)];
            List<string> translated = [.. TranslationReading.Placeholders().Matches(target).Select(match => match.Value)];
            var free = originals.Select((code, index) => (Code: code, Number: index + 1)).ToList();
            var numbers = new List<int>();
            foreach (var code in translated)
            {
                var same = free.FindIndex(each => each.Code == code);
                numbers.Add(same < 0 ? originals.Count + numbers.Count + 1 : free[same].Number);
                if (same >= 0)
                {
                    free.RemoveAt(same);
                }
            }

            return new Placeholders(
                [.. originals.Concat(translated).Distinct(StringComparer.Ordinal)],
                [.. Enumerable.Range(1, originals.Count)],
                numbers);
        }

        public static string DataOf(int index) => string.Create(CultureInfo.InvariantCulture, $"d{index + 1}");
    }
}
