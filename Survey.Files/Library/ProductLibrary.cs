using System.Reflection;
using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Files.Library;

/// <summary>The library that comes with the product: the folder <c>library/</c>, embedded.</summary>
public static class ProductLibrary
{
    private const string Folder = "library/";

    private static readonly Lazy<IReadOnlyList<LibraryItem>> All = new(() => [.. ReadAll()]);

    /// <summary>All items, in the order of <c>library.json</c>.</summary>
    public static IReadOnlyList<LibraryItem> Items => All.Value;

    private static IEnumerable<LibraryItem> ReadAll()
    {
        using var list = JsonDocument.Parse(ReadText("library.json"));
        var problems = new ProblemLog();
        foreach (var item in new JsonValue(list.RootElement, Place.OfFile("library.json"), problems).AsList())
        {
            var members = item.AsObject()!;
            var (kind, code) = (members.Require("kind")?.AsString() ?? "", members.Require("code")?.AsCode() ?? "");
            yield return new LibraryItem(
                kind,
                code,
                members.Require("title")?.AsText() ?? LocalizedText.Plain(code),
                members.Find("description")?.AsText(),
                ReadText($"{(kind == LibraryKind.Directory ? "directories" : $"{kind}s")}/{code}.json"))
            {
                Framework = members.Find("framework")?.AsCode(),
                Analysis = members.Find("analysis")?.Element.GetRawText(),
            };
        }
    }

    private static string ReadText(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"The library lacks {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
