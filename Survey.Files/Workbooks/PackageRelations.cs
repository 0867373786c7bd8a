using System.IO.Compression;
using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>
/// The parts of a package and the relations between them. Parts are found by their relations: their names and folders are free
/// (ECMA-376 part 2), and programs use other ones than Excel.
/// </summary>
/// <param name="archive">The package.</param>
/// <param name="budget">The budget of the workbook.</param>
internal sealed class PackageRelations(ZipArchive archive, ReadingBudget budget)
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly HashSet<ZipArchiveEntry> _opened = [];

    /// <summary>A relation from a part to another part, or to an address outside of the package.</summary>
    /// <param name="Id">Its name within the part that it belongs to.</param>
    /// <param name="Kind">
    /// The last word of its type: <c>worksheet</c>, <c>comments</c>. The types of strict workbooks begin differently.
    /// </param>
    /// <param name="Target">The path of the part in the package; or the address.</param>
    /// <param name="IsExternal">Whether the target is an address.</param>
    public sealed record Relation(string Id, string Kind, string Target, bool IsExternal);

    /// <summary>The relations of a part, or of the package itself; empty if it has none.</summary>
    /// <param name="part">The path of the part; empty for the package.</param>
    public IReadOnlyList<Relation> Read(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new List<Relation>();
        using var reader = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (reader is not null && budget.Read(reader))
        {
            if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Id") is { } id
                && reader.GetAttribute("Target") is { } target)
            {
                var type = reader.GetAttribute("Type") ?? "";
                var isExternal = reader.GetAttribute("TargetMode") == "External";
                var kind = type[(type.LastIndexOf('/') + 1)..];
                relations.Add(new Relation(id, kind, isExternal ? target : Resolve(part, target), isExternal));
            }
        }

        return relations;
    }

    /// <summary>Opens a part; null if there is none with this path.</summary>
    /// <exception cref="InvalidDataException">The part was opened before: each part is read once.</exception>
    public XmlReader? Open(string part)
    {
        if (Find(part) is not { } entry)
        {
            return null;
        }

        if (!_opened.Add(entry))
        {
            throw new InvalidDataException($"The part {part} has two meanings.");
        }

        var settings = Settings.Clone();
        settings.NameTable = new MeteredNames(budget);
        return XmlReader.Create(new MeteredStream(entry.Open(), budget), settings);
    }

    private ZipArchiveEntry? Find(string part) =>
        archive.GetEntry(part)
        ?? archive.Entries.FirstOrDefault(entry =>
            entry.FullName.Replace('\\', '/').TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path of a target in the package. It is relative to the folder of the part, or begins with a slash.</summary>
    private static string Resolve(string part, string target)
    {
        var path = new List<string>(target.StartsWith('/') ? [] : part.Split('/')[..^1]);
        foreach (var step in Uri.UnescapeDataString(target).Replace('\\', '/').Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
