using System.Text;
using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>The files that define a round, parsed as JSON.</summary>
internal sealed class ParsedFiles : IDisposable
{
    private readonly SortedDictionary<string, JsonDocument?> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unreadable = new(StringComparer.Ordinal);
    private readonly ProblemLog _problems;

    /// <summary>Parses the files, and reports those that are not JSON and those that a round does not have.</summary>
    public ParsedFiles(IReadOnlyList<RoundFile> files, ProblemLog problems)
    {
        _problems = problems;
        foreach (var (name, bytes) in files)
        {
            if (RoundDefinition.OptionalFileNames.Contains(name, StringComparer.Ordinal))
            {
                AddOptional(name, bytes);
            }
            else if (RoundDefinition.FileNames.Contains(name, StringComparer.Ordinal) || RoundDefinition.IsFurther(name))
            {
                _documents[name] = JsonSource.Parse(bytes, Place.OfFile(name), problems);
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.JsonUnknownMember,
                    Place.OfFile("request").Member("further").Member(name),
                    ("found", name),
                    ("known", Detail.Words([.. RoundDefinition.FolderNames.Select(folder => $"{folder}/….json")])));
            }
        }
    }

    /// <summary>The contents of a file; null if it is missing or not JSON.</summary>
    public JsonValue? Find(string name) =>
        _documents.GetValueOrDefault(name) is { } document ? new JsonValue(document.RootElement, Place.OfFile(name), _problems) : null;

    /// <summary>The contents of the files of a folder, in the order of their names; null for one that is not JSON.</summary>
    public IEnumerable<JsonValue?> FindAll(string folder) =>
        _documents.Keys.Where(name => name.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(Find);

    /// <summary>The text of a file that the answers must not wait for: its JSON, or what it has instead; null if it is missing.</summary>
    public string? FindTextOfOptional(string name) => Find(name)?.Element.GetRawText() ?? _unreadable.GetValueOrDefault(name);

    /// <summary>Parses a file that the answers must not wait for: if it is not valid JSON, it is left out of the documents.</summary>
    private void AddOptional(string name, byte[] bytes)
    {
        var document = JsonSource.Parse(bytes, Place.OfFile(name), new ProblemLog());
        if (document is not null && TryCompact(document) is not null)
        {
            _documents[name] = document;
            return;
        }

        document?.Dispose();
        _unreadable[name] = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The document as compact JSON; null if a text has an invalid escape, in a part that no reader looks into.</summary>
    private static string? TryCompact(JsonDocument document)
    {
        try
        {
            return JsonSource.Compact(document);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The documents as compact JSON, all of which are valid; null after a problem.</summary>
    public RoundDefinition? ToDefinition()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, document) in _documents)
        {
            if (TryCompact(document!) is { } text)
            {
                texts[name] = text;
            }
            else
            {
                _problems.Add(ProblemCatalogue.TextInvalid, Place.OfFile(name));
            }
        }

        return _problems.Errors > 0 ? null : RoundDefinition.Of(texts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var document in _documents.Values)
        {
            document?.Dispose();
        }
    }
}
