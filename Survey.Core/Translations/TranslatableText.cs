using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Rounds;

namespace Survey.Core.Translations;

/// <summary>One text of a round's documents, in all its languages.</summary>
public sealed class TranslatableText
{
    /// <summary>Maximum length of a text that has no lower limit, in characters.</summary>
    public const int LongestText = 20_000;

    private readonly JsonObject _holder;
    private readonly string _defaultLanguage;

    internal TranslatableText(
        string document,
        string owner,
        string subject,
        string property,
        JsonObject holder,
        string defaultLanguage)
    {
        (Document, Owner, Subject, Property) = (document, owner, subject, property);
        (_holder, _defaultLanguage) = (holder, defaultLanguage);
        Key = string.Join('/', new[] { owner, subject, property }.Where(part => part.Length > 0));
    }

    /// <summary>What texts belong to. Each has its words in every language.</summary>
    public static IReadOnlyList<string> Owners { get; } =
    [
        "round", "channel", "questionnaire", "item", "choice", "framework", "theme", "element", "region", "subregion", "group", "type",
        "organization", "alignment",
    ];

    /// <summary>
    /// Identifies the text in its round: what it belongs to, the codes of that, and the property: <c>item/practices/category/hint</c>. It
    /// stays the same when things are moved or the text changes.
    /// </summary>
    public string Key { get; internal init; }

    /// <summary>The key as an identifier of letters and digits, for formats that take no other characters.</summary>
    public string Id => $"t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..16]}";

    /// <summary>What it belongs to: one of <see cref="Owners"/>.</summary>
    public string Owner { get; }

    /// <summary>
    /// The codes of what it belongs to, joined by slashes: the key of an item (<see cref="EditedItem.Key"/>), list and choice, framework
    /// and element. Empty for the round and the questionnaire.
    /// </summary>
    public string Subject { get; }

    /// <summary>The name of the member that has the text: <c>label</c>, <c>open.purpose</c>.</summary>
    public string Property { get; }

    /// <summary>The languages that the text has been given in; none for a plain string.</summary>
    public IEnumerable<string> Languages => (Node as JsonObject ?? []).Select(each => each.Key);

    /// <summary>True if it is one line.</summary>
    public bool IsLine => Property is "title" or "name" or "short" or "analysis.rows" or "source";

    /// <summary>Maximum length in each language, in characters.</summary>
    public int MaxLength => Owner switch
    {
        "region" or "subregion" or "group" or "type" or "organization" => DirectoryLimits.MaxNameLength,
        "round" when Property == "title" => RoundLimits.MaxTitleLength,
        _ => LongestText,
    };

    /// <summary>
    /// True if a text without languages is the same in every language: names of organizations and channels, and where a framework comes
    /// from.
    /// </summary>
    public bool IsSameInEveryLanguage => Node is JsonValue && (Owner is "organization" or "channel" || Property == "source");

    /// <summary>The name of the file that has it.</summary>
    internal string Document { get; }

    private string Member => Property[(Property.LastIndexOf('.') + 1)..];

    private JsonNode? Node => _holder[Member];

    /// <summary>The text in a language, without falling back to another; empty if there is none.</summary>
    public string In(string language) =>
        IsSameInEveryLanguage ? Node!.GetValue<string>() : EditedText.Get(Node, language, _defaultLanguage);

    internal TranslatableText WithKey(string key) => new(Document, Owner, Subject, Property, _holder, _defaultLanguage) { Key = key };

    /// <summary>True if the text has a letter in any language: numbers and signs need no translation.</summary>
    internal bool HasWords() =>
        Node switch
        {
            JsonObject languages => languages.Select(each => EditedText.Get(Node, each.Key, _defaultLanguage)),
            _ => [EditedText.Get(Node, _defaultLanguage, _defaultLanguage)],
        } is var texts && texts.Any(text => text.Any(char.IsLetter));

    /// <summary>Each language with its text. A plain string is in the default language.</summary>
    internal IEnumerable<KeyValuePair<string, string>> GetAll() =>
        Languages.DefaultIfEmpty(_defaultLanguage).Select(language => KeyValuePair.Create(language, In(language)));

    /// <summary>Sets the text in a language. Other languages stay as they are.</summary>
    internal void Set(string language, string text)
    {
        if (Node is JsonObject languages)
        {
            var tag = languages.Select(each => each.Key).FirstOrDefault(each => each.Equals(language, StringComparison.OrdinalIgnoreCase));
            languages[tag ?? language] = text;
        }
        else if (language.Equals(_defaultLanguage, StringComparison.OrdinalIgnoreCase))
        {
            _holder[Member] = text;
        }
        else
        {
            _holder[Member] = new JsonObject { [_defaultLanguage] = Node?.DeepClone(), [language] = text };
        }
    }
}
