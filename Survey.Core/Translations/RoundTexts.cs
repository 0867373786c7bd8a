using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Survey.Core.Rounds;

namespace Survey.Core.Translations;

/// <summary>All texts of a round that are shown to people, in the order of its documents.</summary>
/// <remarks>
/// Works on the JSON, not on the records, so that a changed text leaves all else of its document as it is. Left out are texts that are in
/// one language by their nature: answers, former names of organizations, and how types are counted in sentences.
/// </remarks>
public sealed class RoundTexts
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, TranslatableText> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _documents;
    private readonly Lazy<Dictionary<string, TranslatableText>> _byId;

    private RoundTexts(RoundDefinition definition, Func<string, bool> isRead)
    {
        _documents = DocumentsOf(definition).ToDictionary(each => each.Name, each => Parse(each.Json), StringComparer.Ordinal);
        DefaultLanguage = _documents[DocumentTexts.Questionnaire]["defaultLanguage"]?.GetValue<string>() ?? "en";
        var all = new List<TranslatableText>();
        foreach (var text in _documents
            .Where(each => isRead(each.Key))
            .SelectMany(each => DocumentTexts.Of(each.Key, each.Value, DefaultLanguage)))
        {
            // A list of choices may have a code twice.
            var unique = text;
            for (var number = 2; !_byKey.TryAdd(unique.Key, unique); number++)
            {
                unique = text.WithKey($"{text.Key}#{number}");
            }

            all.Add(unique);
        }

        All = all;
        _byId = new(() => all.ToDictionary(text => text.Id, StringComparer.Ordinal));
        Languages =
        [
            .. all.Where(text => text.Document is DocumentTexts.Questionnaire or DocumentTexts.Round)
                .SelectMany(text => text.Languages)
                .Prepend(DefaultLanguage)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The texts of <c>round.json</c> that are no names of channels, as paths.</summary>
    public static IReadOnlyList<string> RoundProperties { get; } = ["title", "open.purpose", "open.privacy", "analysis.rows"];

    /// <summary>The texts.</summary>
    public IReadOnlyList<TranslatableText> All { get; }

    /// <summary>The language of texts without a language.</summary>
    public string DefaultLanguage { get; }

    /// <summary>
    /// The languages that the round is offered in: those of its questionnaire and of its own texts, the default language first. A framework
    /// may have further ones.
    /// </summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The texts of a definition.</summary>
    public static RoundTexts Of(RoundDefinition definition) => new(definition, _ => true);

    /// <summary>The text with a key or an identifier; null if there is none.</summary>
    public TranslatableText? Find(string key) => _byKey.GetValueOrDefault(key) ?? _byId.Value.GetValueOrDefault(key);

    /// <summary>A definition with some texts changed in one language. Documents without a changed text stay as they are.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="language">The language.</param>
    /// <param name="changes">The new texts by key; unknown keys are ignored.</param>
    public static RoundDefinition Change(RoundDefinition definition, string language, IReadOnlyDictionary<string, string> changes)
    {
        var texts = Of(definition);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, said) in changes)
        {
            if (texts.Find(key) is { } text && text.In(language) != said)
            {
                text.Set(language, said);
                changed.Add(text.Document);
            }
        }

        var further = DocumentsOf(definition).Where(each => RoundDefinition.IsFurther(each.Name)).ToList();
        return definition with
        {
            Framework = Write(DocumentTexts.Framework, definition.Framework),
            Directory = Write(DocumentTexts.Directory, definition.Directory),
            Questionnaire = Write(DocumentTexts.Questionnaire, definition.Questionnaire),
            Round = Write(DocumentTexts.Round, definition.Round),
            Further = further.Exists(each => changed.Contains(each.Name))
                ? RoundDefinition.WriteFurther(further.Select(each => KeyValuePair.Create(each.Name, Write(each.Name, each.Json))))
                : definition.Further,
        };

        string Write(string name, string before) => changed.Contains(name) ? texts._documents[name].ToJsonString(AsWritten) : before;
    }

    /// <summary>The texts of those documents of a definition that differ from an earlier one; of all documents if there is none.</summary>
    internal static RoundTexts OfChanged(RoundDefinition definition, RoundDefinition? before)
    {
        if (before is null)
        {
            return Of(definition);
        }

        var known = DocumentsOf(before).ToDictionary(each => each.Name, each => each.Json, StringComparer.Ordinal);
        var now = DocumentsOf(definition).ToDictionary(each => each.Name, each => each.Json, StringComparer.Ordinal);
        return new RoundTexts(definition, name => known.GetValueOrDefault(name) != now[name]);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json) as JsonObject ?? [];

    /// <summary>The documents that have texts, in the order in which people read them.</summary>
    private static IEnumerable<(string Name, string Json)> DocumentsOf(RoundDefinition definition)
    {
        yield return (DocumentTexts.Round, definition.Round);
        yield return (DocumentTexts.Questionnaire, definition.Questionnaire);
        yield return (DocumentTexts.Framework, definition.Framework);
        if (definition.Further != RoundDefinition.NoFurther)
        {
            using var further = JsonDocument.Parse(definition.Further);
            foreach (var file in further.RootElement.EnumerateObject())
            {
                yield return (file.Name, file.Value.GetRawText());
            }
        }

        yield return (DocumentTexts.Directory, definition.Directory);
    }
}
