using System.Reflection;
using System.Text.Json;

namespace Survey.Core.Languages;

/// <summary>The files of the folder <c>Languages/</c>; each assembly has those that it uses as resources.</summary>
public static class LanguageFiles
{
    private const string Folder = "Languages/";

    /// <summary>The files of an assembly whose name begins so, of all languages; in no order.</summary>
    /// <param name="assembly">The assembly that has them.</param>
    /// <param name="name">The file's name up to a dot: <c>pages</c> for <c>pages.answering.json</c>.</param>
    public static IEnumerable<LanguageFile> FindAll(Assembly assembly, string name) =>
        from resource in assembly.GetManifestResourceNames()
        let parts = resource.Split('/')
        where resource.StartsWith(Folder, StringComparison.Ordinal) && parts.Length == 3 && parts[2].Split('.')[0] == name
        select new LanguageFile(assembly, resource, parts[1]);

    /// <summary>One file of a language.</summary>
    public sealed record LanguageFile(Assembly Assembly, string Resource, string Tag)
    {
        /// <summary>What stands in it.</summary>
        public JsonDocument Read()
        {
            using var stream = Assembly.GetManifestResourceStream(Resource)!;
            return JsonDocument.Parse(stream);
        }
    }
}
