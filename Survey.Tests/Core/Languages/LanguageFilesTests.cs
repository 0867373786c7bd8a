using System.Text.Json;
using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Languages;

/// <summary>The files of all languages have the same keys and placeholders.</summary>
public sealed partial class LanguageFilesTests
{
    private static readonly string[] Settings = ["language.json"];

    private static IEnumerable<string> OtherLanguages => Language.All.Select(language => language.Tag).Where(tag => tag != "en");

    private static IEnumerable<TestCaseData> Translations =>
        from language in OtherLanguages
        from file in Files("en").Except(Settings)
        select new TestCaseData(language, file);

    [Test]
    public void All_IsTheFolderWithEnglishFirst()
    {
        Language
            .All.Select(language => language.Tag)
            .ShouldBe(Directory.EnumerateDirectories(Repository.PathOf("Languages")).Select(Path.GetFileName), ignoreOrder: true);
        Language.All[0].Tag.ShouldBe("en");
    }

    [TestCaseSource(nameof(OtherLanguages))]
    public void Folder_EachLanguage_HasTheFilesOfEnglish(string language) => Files(language).ShouldBe(Files("en"));

    [TestCaseSource(nameof(Translations))]
    public void File_EachLanguage_HasTheKeysOfEnglishInItsPluralForms(string language, string file)
    {
        var english = Read("en", file).Keys;
        var plural = english.Where(IsPlural).Select(key => key.Split('#')[0]).Distinct(StringComparer.Ordinal);
        var expected = english.Where(key => !IsPlural(key))
            .Concat(plural.SelectMany(key => Language.Get(language).PluralForms.Select(form => $"{key}#{form}")));

        // How many forms of a word people may write differs between languages.
        Read(language, file)
            .Keys.Where(key => !IsForm(key))
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Where(key => !IsForm(key)).Order(StringComparer.Ordinal));
    }

    [Test]
    public void Texts_Percentages_DoNotBreakBeforeTheSign()
    {
        foreach (var language in Language.All)
        {
            language.WritePercent(0.5m).ShouldBeOneOf("50\u00A0%", "50\u202F%");
            Files(language.Tag).Except(Settings).SelectMany(file => Read(language.Tag, file!).Values)
                .ShouldAllBe(text => !BreakingPercent().IsMatch(text));
        }
    }

    // Words that stood beside the terms of Languages/README.md.
    [TestCase("fr", @"\b[Tt]our\b|stockage|[Ff]ichier de données|[Tt]able de passage|intitulé|[ÉEé]chéance|[Aa]ucun \w+ ne peut pas")]
    [TestCase("es", "[Ee]ncuestad|[Rr]espondente|archivo de datos|grupo de repetición|[Dd]éle|valor por (defecto|omisión)")]
    [TestCase("ru", "[Аа]нкет|[Рр]амочн(ая|ой) основ|[Жж]урнале? действий|[Оо]бщедоступн|[Тт]аблиц[аеы] перехода|—")]
    [TestCase("ar", "[يتن]ُ?ستخدم|استخد[ام]|النظرة العامة|الاستشارة|النموذج|جدول (التحويل|التقابل)|مكررة")]
    public void Texts_EachThing_HasTheWordOfTheGlossary(string language, string otherWords) =>
        Files(language)
            .Except(Settings)
            .SelectMany(file => Read(language, file!).Values)
            .Where(text => Regex.IsMatch(text, otherWords, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .ShouldBeEmpty();

    [TestCaseSource(nameof(Translations))]
    public void File_EachText_HasThePlaceholdersOfEnglish(string language, string file)
    {
        var english = Read("en", file);
        foreach (var (key, text) in Read(language, file).Where(each => !IsForm(each.Key)))
        {
            // “One row” needs no figure, and neither does “no rows” or “two rows”.
            var form = IsPlural(key) ? key.Split('#')[1] : "";
            var original = english.GetValueOrDefault(key) ?? english[$"{key.Split('#')[0]}#other"];
            var wanted = Placeholders(original).Where(name => !(form is "zero" or "one" or "two"));

            wanted.Except(Placeholders(text), StringComparer.Ordinal).ShouldBeEmpty($"{language} {key}");
            Placeholders(text).Except(Placeholders(original), StringComparer.Ordinal).ShouldBeEmpty($"{language} {key}");
            text.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [TestCaseSource(nameof(Translations))]
    public void File_TranslatedTexts_DifferFromEnglish(string language, string file)
    {
        var english = Read("en", file);

        Read(language, file).Where(text => Placeholder().Replace(text.Value, "").Count(char.IsLetter) > 20)
            .Where(text => english.GetValueOrDefault(text.Key) == text.Value)
            .Select(text => text.Key)
            .ShouldBeEmpty();
    }

    private static bool IsPlural(string key) => key.Contains('#', StringComparison.Ordinal);

    private static bool IsForm(string key) => key.Contains("Forms.", StringComparison.Ordinal);

    private static IEnumerable<string?> Files(string language) =>
        Directory.EnumerateFiles(Repository.PathOf("Languages", language)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string language, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("Languages", language, file)));
        return Flatten("", document.RootElement).ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Flatten($"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Flatten($"{path}.{index}", item)),
        _ => [new(path[1..], element.GetString()!)],
    };

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-zA-Z0-9]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9}] %", RegexOptions.None, 1000)]
    private static partial Regex BreakingPercent();
}
