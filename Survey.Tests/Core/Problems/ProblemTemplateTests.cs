using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Problems;

/// <summary>The catalogue, the templates of every language and the code that reports problems agree.</summary>
public sealed partial class ProblemTemplateTests
{
    private static readonly string[] Projects =
    [
        "Survey.Core",
        "Survey.Files",
        "Survey.Storage",
        "Survey.Collecting",
        "Survey.Api",
        "Survey.Cli",
    ];

    private static IReadOnlyList<Language> Languages => Language.All;

    private static IEnumerable<ProblemVariant> Variants => ProblemCatalogue.All.SelectMany(kind => kind.Variants);

    [Test]
    public void All_EachKind_HasAVariant() =>
        ProblemCatalogue.All.Where(kind => kind.Variants.Count == 0).Select(kind => kind.Code).ShouldBeEmpty();

    [TestCaseSource(nameof(Languages))]
    public void Template_EachVariant_QuotesTheDetailsDeclared(Language language)
    {
        var templates = ProblemTemplates.Of(language);
        foreach (var variant in Variants)
        {
            Placeholders(templates.FindText(variant.Key) ?? "missing")
                .ShouldBe(variant.Details, ignoreOrder: true, $"{language} {variant.Key}");
        }
    }

    [Test]
    public void Template_EachKey_BelongsToAVariantOrIsAPhrase() =>
        ProblemTemplates.Of(Language.English).All.Keys.Select(key => key.Split('#')[0])
            .Where(key => !key.StartsWith("phrase/", StringComparison.Ordinal) && !key.StartsWith("place/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(Variants.Select(variant => variant.Key), ignoreOrder: true);

    [Test]
    public void Source_EachVariant_IsReportedSomewhere()
    {
        var named = Sources()
            .SelectMany(source => Named().Matches(source.Text))
            .Select(match => KeyOf(match))
            .ToHashSet(StringComparer.Ordinal);

        // These are selected by a computed name: type of a form's row, format of a file, phase, malformed header.
        var computed = Sources()
            .SelectMany(source => Words().Matches(source.Text))
            .Select(match => match.Groups["word"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Variants
            .Where(variant => !named.Contains(variant.Key) && !computed.Contains(variant.Key.Split('/')[^1]))
            .Select(variant => variant.Key)
            .ShouldBeEmpty();
    }

    [Test]
    public void Source_EachProblem_GivesTheDetailsDeclared()
    {
        var byKey = Variants.ToDictionary(variant => variant.Key, StringComparer.Ordinal);
        var wrong = new List<string>();
        var checkedCalls = 0;
        foreach (var (file, text) in Sources())
        {
            foreach (Match match in Reported().Matches(text))
            {
                var given = DetailsAfter(text, match.Index + match.Length);
                if (given.Contains(".."))
                {
                    continue;
                }

                checkedCalls++;
                if (
                    !byKey.TryGetValue(KeyOf(match), out var variant)
                    || !variant.Details.Order(StringComparer.Ordinal).SequenceEqual(given.Order(StringComparer.Ordinal)))
                {
                    wrong.Add($"{file}: {KeyOf(match)} gives {string.Join(", ", given)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        checkedCalls.ShouldBeGreaterThan(250);
    }

    [Test]
    public void Source_EachPhrase_IsATemplateWithTheDetailsGiven()
    {
        var templates = ProblemTemplates.Of(Language.English);
        var phrases = Sources().SelectMany(source => Phrases().Matches(source.Text).Select(match =>
            (Key: match.Groups["key"].Value, Details: DetailsAfter(source.Text, match.Index + match.Length)))).ToList();

        phrases.Count.ShouldBeGreaterThan(40);
        foreach (var (key, details) in phrases)
        {
            Placeholders(templates.FindText($"phrase/{key}") ?? "missing").ShouldBe(details, ignoreOrder: true, key);
        }
    }

    [Test]
    public void ToText_CountedDetail_TakesThePluralForm()
    {
        var few = new Problem(ProblemCatalogue.RowsTooFew, Place.OfFile("a.json"), [("question", "Практики"), ("count", 3)]);

        few.ToText(Language.Get("ru")).ShouldStartWith("В разделе «Практики» нужны хотя бы 3 строки.");
        few.ToText(Language.English).ShouldStartWith("“Практики” needs at least 3 rows.");
    }

    [Test]
    public void ToText_LongText_IsCutAndKeepsToOneLine()
    {
        var problem = new Problem(
            ProblemCatalogue.UrlInvalid,
            Place.OfFile("a.json"),
            [("found", new string('x', 50) + "\n" + new string('y', 50))]);

        problem.ToText(Language.English).ShouldStartWith($"“{new string('x', 50)} yyyyyyyyy…” is not");
    }

    [TestCase("en", "a.csv: row 7, code (A7)")]
    [TestCase("fr", "a.csv: ligne 7, code (A7)")]
    [TestCase("ru", "a.csv: строка 7, code (A7)")]
    public void ToText_Place_HasTheWordsOfTheLanguage(string language, string expected) =>
        Place.OfFile("a.csv").Row(7).Cell("code", "A7").ToText(Language.Get(language)).ShouldBe(expected);

    private static string KeyOf(Match match)
    {
        var kind = (ProblemKind)typeof(ProblemCatalogue).GetProperty(match.Groups["kind"].Value)!.GetValue(null)!;
        return match.Groups["variant"].Success ? $"{kind.Code}/{match.Groups["variant"].Value}" : kind.Code;
    }

    /// <summary>The names of the tuples among a call's further arguments; “..” if others are spread into them.</summary>
    private static List<string> DetailsAfter(string text, int at)
    {
        var (names, depth) = (new List<string>(), 0);
        for (var isText = false; depth >= 0 && at < text.Length; at++)
        {
            isText ^= text[at] == '"' && text[at - 1] != '\\';
            if (isText)
            {
                continue;
            }

            if (text[at] == '(')
            {
                if (depth++ == 0 && !char.IsLetterOrDigit(text[at - 1]) && Tuple().Match(text, at) is { Success: true } tuple)
                {
                    names.Add(tuple.Groups["name"].Value);
                }
            }
            else if (text[at] == ')')
            {
                depth--;
            }
            else if (depth == 0 && (text.AsSpan(at).StartsWith("..") || text.AsSpan(at).StartsWith("details")))
            {
                names.Add("..");
            }
        }

        return names;
    }

    private static IEnumerable<(string File, string Text)> Sources() =>
        from project in Projects
        from file in Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.EndsWith("ProblemCatalogue.cs", StringComparison.Ordinal)
        select (Path.GetFileName(file), File.ReadAllText(file));

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>[a-z][A-Za-z]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"ProblemCatalogue\.(?<kind>[A-Z]\w+)(\[""(?<variant>[a-z0-9-]+)""\])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"(?:\.Add|\bReport|\bTellParameters|\bRefuse|ProblemResult\.Of|new Problem)\((?:[\w.]+,\s*)?\s*"
            + @"ProblemCatalogue\.(?<kind>[A-Z]\w+)(\[""(?<variant>[a-z0-9-]+)""\])?(?=\s*[,)])",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Reported();

    [GeneratedRegex(@"new Phrase\(\s*""(?<key>[a-z0-9-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phrases();

    [GeneratedRegex(@"""(?<word>[a-z0-9]+(-[a-z0-9]+)*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\G\(\s*""(?<name>[a-z][A-Za-z]*)""\s*,", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tuple();
}
