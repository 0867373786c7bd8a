using System.Text;
using Survey.Core.Frameworks;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>Reads <c>analysis.json</c>, or single entries of it. Categories that it reads are known in the entries that follow.</summary>
/// <param name="round">The round that the content belongs to. It supplies the known codes.</param>
/// <param name="known">Content that exists already: it may have categories of its own. Null for none.</param>
public sealed class ReportContentReader(Round round, ReportContent? known = null)
{
    /// <summary>The most characters of a text in a language: as many as an answer may have by default.</summary>
    public const int MostCharacters = TextQuestion.DefaultMaxLength;

    /// <summary>The most characters of the title of a practice, or of the name of a category, in a language.</summary>
    public const int MostCharactersOfName = 300;

    // The largest number of a row; a repeat group cannot have more.
    private const int MostRows = 100_000;

    private const string RegionMember = "region";
    private const string OrganizationMember = "organization";

    private PublishedNames _names = new(round, known ?? ReportContent.Empty);

    /// <summary>Reads the file and reports all problems in the value's log. Null only if the value is not an object.</summary>
    public ReportContent? Read(JsonValue value)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var entries = new List<ReportEntry>();
        var (unique, merges) = (new UniqueCodes("entry", value.Problems), new List<(PracticeCoding Coding, Place Place)>());
        foreach (var kind in EntryKind.All)
        {
            if (members.Find(kind.Member) is not { } member)
            {
                continue;
            }

            foreach (var item in kind == EntryKind.Categories ? [member] : member.AsList())
            {
                if (ReadEntry(kind, item) is not { } entry || unique.Take(entry.Key, item.Place) is null)
                {
                    continue;
                }

                entries.Add(entry);
                if (entry is PracticeCoding { MergedWith: not null } merged)
                {
                    merges.Add((merged, item.Place));
                }
            }
        }

        members.ReportUnknownMembers();
        var content = new ReportContent(entries);
        foreach (var (coding, place) in merges)
        {
            ReportCycle(content, coding, place, value.Problems);
        }

        return content;
    }

    /// <summary>Reads one entry from its JSON and reports all its problems; null if it cannot be used.</summary>
    /// <param name="kind">The kind of the entry.</param>
    /// <param name="json">The entry as JSON.</param>
    /// <param name="place">Where the JSON is from.</param>
    /// <param name="problems">Receives the problems.</param>
    public ReportEntry? ParseEntry(EntryKind kind, string json, Place place, ProblemLog problems)
    {
        using var document = JsonSource.Parse(Encoding.UTF8.GetBytes(json), place, problems);
        return document is null ? null : ReadEntry(kind, new JsonValue(document.RootElement, place, problems));
    }

    private ReportEntry? ReadEntry(EntryKind kind, JsonValue value)
    {
        var errors = value.Problems.Errors;
        var entry = kind == EntryKind.Categories ? ReadCategories(value)
            : value.AsObject() is not { } members ? null
            : ReadMembers(kind, members);
        if (value.Problems.Errors > errors)
        {
            return null;
        }

        if (entry is CategoryList categories)
        {
            _names = new PublishedNames(round, new ReportContent([categories]));
        }

        return entry;
    }

    /// <summary>Reports a practice that is merged with itself, directly or by way of others.</summary>
    public static void ReportCycle(ReportContent content, PracticeCoding coding, Place place, ProblemLog problems)
    {
        var chain = new List<PracticeRow> { coding.Row };
        while (content.FindPractice(chain[^1])?.MergedWith is { } next)
        {
            if (next == coding.Row)
            {
                problems.Add(
                    ProblemCatalogue.MergeCycle,
                    place.Member("mergedWith"),
                    ("cycle", string.Join(" → ", chain.Append(next))));
                return;
            }

            if (chain.Contains(next))
            {
                return;
            }

            chain.Add(next);
        }
    }

    private ReportEntry? ReadMembers(EntryKind kind, JsonMembers members)
    {
        var entry = kind == EntryKind.Text ? ReadText(members)
            : kind == EntryKind.Footnote ? ReadFootnote(members)
            : kind == EntryKind.Sentence ? ReadSentence(members)
            : ReadPractice(members);
        members.ReportUnknownMembers();
        return entry;
    }

    private static CategoryList ReadCategories(JsonValue value)
    {
        var (choices, unique) = (new List<Choice>(), new UniqueCodes("choice", value.Problems));
        foreach (var members in value.AsList().Select(item => item.AsObject()).OfType<JsonMembers>())
        {
            var code = members.Require("code") is { } given ? unique.Read(given) : null;
            var name = Limit(members.Find("name"), value => value.AsNames(), MostCharactersOfName);
            members.ReportUnknownMembers();
            if (code is not null)
            {
                choices.Add(new Choice(choices.Count, code, name ?? LocalizedText.Plain(code)));
            }
        }

        return new CategoryList(choices);
    }

    private ReportEntry? ReadText(JsonMembers members)
    {
        var region = FindRegion(members);
        var theme = members.Find("theme") is { } code ? _names.FindTheme(code) : null;
        var part = members.Require("kind") is { } kind ? OneOf(kind, ReportText.Parts) : null;
        var text = Limit(members.Require("text"), value => value.AsLines());
        return part is null || text is null ? null : new ReportText(region, theme, part, text);
    }

    private ReportEntry? ReadFootnote(JsonMembers members)
    {
        var region = FindRegion(members);
        var organization = members.Find(OrganizationMember) is { } named ? _names.FindOrganization(named) : null;
        var figure = members.Find("figure") is { } code ? OneOf(code, FootnoteFigures.Of(round)) : null;
        var text = Limit(members.Require("text"), value => value.AsLines());
        if (members.Find(OrganizationMember) is null == members.Find("figure") is null)
        {
            members.Problems.Add(ProblemCatalogue.FootnoteTarget, members.Place);
        }

        return text is null ? null : new ReportFootnote(region, organization, figure, text);
    }

    private ReportEntry? ReadSentence(JsonMembers members)
    {
        var region = FindRegion(members);
        var theme = members.Find("theme") is { } code ? _names.FindTheme(code) : null;
        var sentence = members.Require("sentence") is { } key ? ReadSentenceKey(key, region, theme) : null;
        var language = members.Require("language") is { } tag ? OneOf(tag, [.. Language.All.Select(each => each.Tag)]) : null;
        var text = Limit(members.Require("text"));
        var basis = Limit(members.Require("basis"));
        return sentence is null || language is null || text is null || basis is null
            ? null
            : new OwnSentence(region, theme, sentence, language, text, basis);
    }

    private ReportEntry? ReadPractice(JsonMembers members)
    {
        var row = ReadRow(members);
        var start = Limit(members.Find("text"));
        var digest = Limit(members.Find("digest"));
        var title = Limit(members.Find("title"), value => value.AsNames(), MostCharactersOfName);
        var categories = members.Find("categories") is { } listed ? PublishedNames.FindEach(listed, _names.FindCategory) : null;
        var isListed = members.Find("listed")?.AsBoolean();
        var regions = members.Find("regions") is { } named ? PublishedNames.FindEach(named, _names.FindRegion) : null;
        var merged = members.Find("mergedWith")?.AsObject() is { } other ? ReadMerged(other) : null;
        var translation = Limit(members.Find("translation"), value => value.AsLines());
        return row is null
            ? null
            : new PracticeCoding(row)
            {
                Start = start,
                Digest = digest,
                Title = title,
                Categories = categories is null ? null : [.. categories.OrderBy(each => each.Position)],
                IsListed = isListed ?? true,
                Regions = regions is null ? null : [.. regions.OrderBy(region => region.Position)],
                MergedWith = merged,
                Translation = translation,
            };
    }

    private PracticeRow? ReadMerged(JsonMembers members)
    {
        var row = ReadRow(members);
        members.ReportUnknownMembers();
        return row;
    }

    private PracticeRow? ReadRow(JsonMembers members)
    {
        var respondent = members.Require(OrganizationMember) is { } given
            ? round.IsOpen ? given.AsString() : _names.FindOrganization(given)?.Code
            : null;
        var number = members.Require("row")?.AsInteger(1, MostRows);
        return respondent is null || number is not { } row ? null : new PracticeRow(respondent, row);
    }

    /// <summary>The key of a sentence that the report can have there; null after reporting another one.</summary>
    private string? ReadSentenceKey(JsonValue value, Region? region, Theme? theme)
    {
        var keys = SentenceKeys.At(round, region, theme);
        var key = value.AsCode();
        if (key is null || keys.Contains(key, StringComparer.Ordinal))
        {
            return key;
        }

        if (keys.Count == 0)
        {
            value.Problems.Add(ProblemCatalogue.SentenceUnknown["summary"], value.Place, ("found", key));
        }
        else
        {
            value.Problems.Add(
                ProblemCatalogue.SentenceUnknown,
                value.Place,
                ("found", key),
                ("known", Detail.Words(keys)),
                ("hint", NearMiss.Ask(key, keys)));
        }

        return null;
    }

    /// <summary>A text of at most so many characters in each language; a longer one is reported.</summary>
    private static LocalizedText? Limit(JsonValue? value, Func<JsonValue, LocalizedText?> read, int most = MostCharacters)
    {
        if (value is not { } given || read(given) is not { } text)
        {
            return null;
        }

        foreach (var language in text.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
        {
            ReportTooLong(text.In(language ?? ""), language is null ? given.Place : given.Place.Member(language), given.Problems, most);
        }

        return text;
    }

    /// <summary>A text in one language, with the same limit.</summary>
    private static string? Limit(JsonValue? value)
    {
        if (value is not { } given || given.AsString() is not { } text)
        {
            return null;
        }

        ReportTooLong(text, given.Place, given.Problems, MostCharacters);
        return text;
    }

    private static void ReportTooLong(string text, Place place, ProblemLog problems, int most)
    {
        var length = text.Length <= most ? text.Length : text.EnumerateRunes().Count();
        if (length > most)
        {
            problems.Add(ProblemCatalogue.AnalysisTextTooLong, place, ("count", length), ("most", most));
        }
    }

    private Region? FindRegion(JsonMembers members) => members.Find(RegionMember) is { } code ? _names.FindRegion(code) : null;

    private static string? OneOf(JsonValue value, IReadOnlyList<string> known)
    {
        var text = value.AsString();
        if (text is null || known.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        value.Problems.Add(ProblemCatalogue.ChoiceUnknown, value.Place, ("found", text), ("choices", Detail.List(known)));
        return null;
    }
}
