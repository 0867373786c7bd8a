using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Analysing;

/// <summary>The form of a text, a footnote or a sentence, and its entry.</summary>
/// <param name="key">The key of the entry.</param>
public sealed class EntryForm(string key)
{
    private const string TextMember = "text";

    private readonly string[] _parts = key.Split(':');

    /// <summary>The key of the entry.</summary>
    public string Key => key;

    /// <summary>True if the key is one of a text, footnote or sentence, whether there is such an entry or not.</summary>
    public bool IsValid => (_parts[0], _parts.Length) is ("text", 4) or ("footnote", 4) or ("sentence", 5);

    /// <summary>The code of the region; null for the summary across regions.</summary>
    public string? Region => Part(1);

    /// <summary>The code of the theme; null for none, and for a footnote.</summary>
    public string? Theme => _parts[0] == "footnote" ? null : Part(2);

    /// <summary>The part of a text, the organization or figure of a footnote, the key of a sentence.</summary>
    public string Subject => _parts[3];

    /// <summary>True for a footnote at an organization.</summary>
    public bool IsOfOrganization => _parts[0] == "footnote" && _parts[2] == "organization";

    /// <summary>True for a sentence, which has one language.</summary>
    public bool IsSentence => _parts[0] == "sentence";

    /// <summary>True for a text, which is Markdown.</summary>
    public bool IsMarkdown => _parts[0] == TextMember;

    /// <summary>The languages in which the form asks for the text, the round's own first.</summary>
    public IReadOnlyList<Language> LanguagesOf(Round round) =>
        IsSentence
            ? [Language.Find(_parts[4]) ?? Language.English]
            : [.. Language.All.OrderBy(language => language.Tag == round.Questionnaire.DefaultLanguage ? 0 : 1)];

    /// <summary>The texts of a stored entry by language.</summary>
    /// <param name="document">The entry as JSON; null for none.</param>
    /// <param name="round">The round; a plain text is in its default language.</param>
    public IReadOnlyDictionary<string, string> Read(string? document, Round round)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (document is null || JsonNode.Parse(document)?[TextMember] is not { } text)
        {
            return texts;
        }

        if (text is JsonObject languages)
        {
            foreach (var (language, value) in languages)
            {
                texts[language] = value?.GetValue<string>() ?? "";
            }
        }
        else
        {
            texts[IsSentence ? _parts[4] : round.Questionnaire.DefaultLanguage] = text.GetValue<string>();
        }

        return texts;
    }

    /// <summary>The entry with these texts as JSON; null if all are empty, which removes it.</summary>
    /// <param name="texts">The texts by language.</param>
    /// <param name="basis">The generated sentence that is replaced; null for other entries.</param>
    public string? Write(IReadOnlyDictionary<string, string> texts, string? basis)
    {
        var given = texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).ToList();
        if (given.Count == 0)
        {
            return null;
        }

        var entry = new JsonObject();
        Add("region", Region);
        Add("theme", Theme);
        if (IsSentence)
        {
            Add("sentence", Subject);
            Add("language", _parts[4]);
            entry[TextMember] = given[0].Value;
            entry["basis"] = basis ?? "";
        }
        else
        {
            Add(IsMarkdown ? "kind" : _parts[2], Subject);
            entry[TextMember] = new JsonObject(given.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));
        }

        return entry.ToJsonString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                entry[name] = value;
            }
        }
    }

    /// <summary>True if the round has what the key names.</summary>
    public bool Fits(Round round)
    {
        var json = Write(LanguagesOf(round).Take(1).ToDictionary(language => language.Tag, _ => "x", StringComparer.Ordinal), "");
        return new ReportContentReader(round)
            .ParseEntry(EntryKind.FindByKey(key)!, json!, Place.OfFile("request"), new ProblemLog())
            ?.Key == key;
    }

    /// <summary>The stored entry as a sentence in the analyst's words; null if it is none.</summary>
    /// <param name="document">The entry as JSON; null for none.</param>
    public OwnSentence? FindSentence(string? document) =>
        IsSentence && document is not null && JsonNode.Parse(document) is JsonObject entry
            ? new OwnSentence(
                Region: null,
                Theme: null,
                Subject,
                _parts[4],
                entry[TextMember]?.GetValue<string>() ?? "",
                entry["basis"]?.GetValue<string>() ?? "")
            : null;

    private string? Part(int at) => _parts[at] == "-" ? null : _parts[at];
}
