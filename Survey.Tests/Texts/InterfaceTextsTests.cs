using System.Text.RegularExpressions;
using Survey.Api.Texts;
using Survey.Tests.Support;

namespace Survey.Tests.Texts;

public sealed partial class InterfaceTextsTests
{
    private static IEnumerable<string> OtherLanguages => InterfaceTexts.Languages.Select(language => language.Tag).Where(tag => tag != "en");

    [TestCaseSource(nameof(OtherLanguages))]
    public void All_EachLanguage_HasTheKeysOfEnglishInItsPluralForms(string language)
    {
        var english = InterfaceTexts.Of("en").All.Keys;
        var plural = english.Where(key => key.Contains('#', StringComparison.Ordinal)).Select(key => key.Split('#')[0]).Distinct(StringComparer.Ordinal);
        var expected = english.Where(key => !key.Contains('#', StringComparison.Ordinal))
            .Concat(plural.SelectMany(key => PluralForms.FormsOf(language).Select(form => $"{key}#{form}")));

        InterfaceTexts.Of(language).All.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [TestCaseSource(nameof(OtherLanguages))]
    public void All_EachText_HasThePlaceholdersOfEnglish(string language)
    {
        var english = InterfaceTexts.Of("en").All;
        foreach (var (key, text) in InterfaceTexts.Of(language).All)
        {
            // “One row” needs no figure, and neither does “no rows” or “two rows”.
            var form = key.Contains('#', StringComparison.Ordinal) ? key.Split('#')[1] : "";
            var original = english.GetValueOrDefault(key) ?? english[$"{key.Split('#')[0]}#other"];
            var wanted = Placeholders(original).Where(name => !(form is "zero" or "one" or "two"));

            wanted.Except(Placeholders(text), StringComparer.Ordinal).ShouldBeEmpty($"{language} {key}");
            Placeholders(text).Except(Placeholders(original), StringComparer.Ordinal).ShouldBeEmpty($"{language} {key}");
            text.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Test]
    public void All_TranslatedTexts_DifferFromEnglish()
    {
        foreach (var language in OtherLanguages)
        {
            var same = InterfaceTexts.Of(language).All.Where(text => text.Value.Count(char.IsLetter) > 20 && InterfaceTexts.Of("en").All.GetValueOrDefault(text.Key) == text.Value);
            same.Select(text => $"{language} {text.Key}").ShouldBeEmpty();
        }
    }

    [Test]
    public void Keys_ThatPagesUse_AreThere()
    {
        var texts = InterfaceTexts.Of("en");
        var used = Directory.EnumerateFiles(Repository.PathOf("Survey.Api"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Use().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        used.Count.ShouldBeGreaterThan(100);
        used.Where(key => !texts.All.ContainsKey(key) && !texts.All.ContainsKey($"{key}#other")).ShouldBeEmpty();
    }

    [TestCase("en", 1, "one")]
    [TestCase("fr", 0, "one")]
    [TestCase("es", 0, "other")]
    [TestCase("ru", 21, "one")]
    [TestCase("ru", 11, "other")]
    [TestCase("ru", 22, "few")]
    [TestCase("ru", 112, "other")]
    [TestCase("ar", 2, "two")]
    [TestCase("ar", 103, "few")]
    [TestCase("ar", 11, "other")]
    public void Of_ANumber_IsItsForm(string language, int count, string expected) => PluralForms.Of(language, count).ShouldBe(expected);

    [TestCase("en", "26 June 2017")]
    [TestCase("fr", "26 juin 2017")]
    [TestCase("es", "26 de junio de 2017")]
    [TestCase("ru", "26 июня 2017")]
    [TestCase("ar", "26 يونيو 2017")]
    public void Day_EachLanguage_IsWritten(string language, string expected) => InterfaceTexts.Of(language).Day(new DateOnly(2017, 6, 26)).ShouldBe(expected);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:\bT|\b[Tt]exts)(?:\[|\.Fill\(|\.Count\()""(?<key>[a-z][a-z.-]*[a-z])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();
}
