using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Versions;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires.Versions;

public sealed class QuestionnaireComparisonTests
{
    private const string Original =
        """
        {"code": "q", "version": "1", "title": "Q", "items": [
          {"type": "note", "code": "n", "label": "Note"},
          {"type": "section", "code": "s", "label": "Section", "items": [
            {"type": "integer", "code": "age", "label": "Age", "hint": "In years"},
            {"type": "select-one", "code": "kind", "label": "Kind", "choices": "kinds"}]},
          {"type": "text", "code": "name", "label": "Name", "maxLength": 100},
          {"type": "repeat", "code": "rows", "label": "Rows", "items": [{"type": "text", "code": "text", "label": "Text"}]}],
         "choices": {"kinds": [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}]}}
        """;

    [TestCase("\"Name\"", "\"Your name\"", "name label Same")]
    [TestCase("\"Note\"", "\"Another note\"", "n label Same")]
    [TestCase("\"Section\"", "\"Part\"", "s (section) label Same")]
    [TestCase("\"In years\"", "\"In full years\"", "age hint Same")]
    [TestCase("\"label\": \"A\"", "\"label\": \"Ah\"", "kinds: a choice's label Same")]
    [TestCase(
        "{\"type\": \"text\", \"code\": \"name\"",
        "{\"type\": \"text\", \"code\": \"more\", \"label\": \"More\"}, {\"type\": \"text\", \"code\": \"name\"",
        "more optional question added WithCare")]
    [TestCase(
        "{\"type\": \"text\", \"code\": \"name\"",
        "{\"type\": \"text\", \"code\": \"more\", \"label\": \"More\", \"required\": true}, {\"type\": \"text\", \"code\": \"name\"",
        "more required question added WithCare")]
    [TestCase("{\"code\": \"b\"", "{\"code\": \"c\", \"label\": \"C\"}, {\"code\": \"b\"", "kinds: c choice added WithCare")]
    [TestCase(", {\"code\": \"b\", \"label\": \"B\"}", "", "kinds: b choice removed No")]
    [TestCase("\"integer\"", "\"decimal\"", "age type WithCare")]
    [TestCase("\"integer\"", "\"text\"", "age type No")]
    [TestCase("\"maxLength\": 100", "\"maxLength\": 200", "name longest text Same")]
    [TestCase("\"maxLength\": 100", "\"maxLength\": 50", "name longest text WithCare")]
    [TestCase("\"label\": \"Name\"", "\"label\": \"Name\", \"required\": true", "name required WithCare")]
    [TestCase("\"label\": \"Name\"", "\"label\": \"Name\", \"relevant\": \"${age} > 3\"", "name asked if WithCare")]
    [TestCase("\"label\": \"Name\"", "\"label\": \"Name\", \"constraint\": \". != 'x'\"", "name constraint WithCare")]
    [TestCase("\"label\": \"Rows\"", "\"label\": \"Rows\", \"minimum\": 1", "rows fewest rows WithCare")]
    [TestCase("\"label\": \"Rows\"", "\"label\": \"Rows\", \"maximum\": 5", "rows most rows WithCare")]
    [TestCase("\"label\": \"Rows\"", "\"label\": \"Rows\", \"maximum\": 5000", "rows most rows Same")]
    [TestCase("\"code\": \"text\"", "\"code\": \"words\"", "rows/words optional question added WithCare, rows/text question removed No")]
    [TestCase("\"code\": \"q\"", "\"code\": \"p\"", " questionnaire No")]
    [TestCase("\"title\": \"Q\"", "\"title\": \"Q\", \"defaultLanguage\": \"fr\"", " default language Same")]
    public void Of_OneChange_IsNamedWithItsWeight(string old, string replacement, string expected)
    {
        Original.ShouldContain(old);

        var comparison = QuestionnaireComparison.Of(Read(Original), Read(Original.Replace(old, replacement, StringComparison.Ordinal)));

        string.Join(", ", comparison.Changes.Select(change => $"{change.Place} {change.What} {change.Comparability}")).ShouldBe(expected);
        comparison.IsCompatible.ShouldBe(!expected.Contains(" No", StringComparison.Ordinal));
    }

    [TestCase("Nom complet", "Name", "fr: Nom → Nom complet")]
    [TestCase("Nom", "Full name", "en: Name → Full name")]
    [TestCase("Nom complet", "Full name", "en: Name → Full name; fr: Nom → Nom complet")]
    public void Of_TextOfOneLanguageChanged_SaysWhichAndShowsIt(string french, string english, string expected)
    {
        var changes = QuestionnaireComparison.Of(
            Read(Original.Replace("\"Name\"", "{\"en\": \"Name\", \"fr\": \"Nom\"}", StringComparison.Ordinal)),
            Read(Original.Replace("\"Name\"", $$"""{"en": "{{english}}", "fr": "{{french}}"}""", StringComparison.Ordinal))).Changes;

        string.Join("; ", changes.Select(change => $"{change.Language}: {change.Before} → {change.After}")).ShouldBe(expected);
        changes.ShouldAllBe(change => change.What == "label" && change.Comparability == Comparability.Same);
    }

    [Test]
    public void Of_LanguagesInAnotherOrder_IsNoChange() =>
        QuestionnaireComparison.Of(
            Read(Original.Replace("\"Name\"", "{\"en\": \"Name\", \"fr\": \"Nom\"}", StringComparison.Ordinal)),
            Read(Original.Replace("\"Name\"", "{\"fr\": \"Nom\", \"en\": \"Name\"}", StringComparison.Ordinal))).Changes.ShouldBeEmpty();

    [Test]
    public void Of_TheSame_IsNoChange() => QuestionnaireComparison.Of(Read(Original), Read(Original)).Changes.ShouldBeEmpty();

    private static Questionnaire Read(string json)
    {
        var (questionnaire, problems) = RoundParsing.ReadJson(json, QuestionnaireReader.Read);
        problems.ShouldBeEmpty();
        return questionnaire!;
    }
}
