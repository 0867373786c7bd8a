using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Tests.Core.Reading.Typed;

public sealed class TypedChoicesTests
{
    // Labels and codes that collide.
    private static readonly TypedChoices Choices = new(
    [
        ("1", LocalizedText.Plain("5")),
        ("5", LocalizedText.Plain("Five")),
        ("now", Of(("en", "Actual"), ("es", "Real"))),
        ("present", Of(("en", "Current"), ("es", "Actual"))),
        ("same", LocalizedText.Plain("Same")),
        ("SAME", LocalizedText.Plain("The same in capitals")),
        ("two", LocalizedText.Plain("Two,\nthree")),
    ]);

    [TestCase("5", "en", "5", Description = "A code before a label.")]
    [TestCase("5 (1)", "en", "1")]
    [TestCase("Actual", "en", "now", Description = "The label in the language that was shown.")]
    [TestCase("actual", "es", "present")]
    [TestCase("Actual", "fr", "now", Description = "French choices are shown in English.")]
    [TestCase("Actual", null, null, Description = "Two choices have this label.")]
    [TestCase("CURRENT", null, "present")]
    [TestCase("same", "en", "same")]
    [TestCase("SAME", "en", "SAME")]
    [TestCase("Same", "en", "same", Description = "No code, and the label of one.")]
    [TestCase("two, three", "en", "two")]
    [TestCase("\u200Fno\u00ADw ", null, "now")]
    [TestCase("", null, null)]
    [TestCase("six", null, null)]
    public void Find_WhatWasTyped_IsTheChoiceItNames(string typed, string? language, string? expected) =>
        Choices.Find(typed, language is null ? null : (language, "en")).ShouldBe(expected);

    [TestCase("en")]
    [TestCase("es")]
    [TestCase("fr")]
    public void Find_EveryNameShown_IsItsChoice(string language)
    {
        foreach (var (code, name) in Choices.GetNames(language, "en"))
        {
            Choices.Find(name, (language, "en")).ShouldBe(code, name);
        }
    }

    private static LocalizedText Of(params (string Language, string Text)[] texts) =>
        LocalizedText.Of([.. texts.Select(text => KeyValuePair.Create(text.Language, text.Text))]);
}
