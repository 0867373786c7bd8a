using Survey.Api.Rounds;
using Survey.Api.Texts;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>The recurrence rule in words.</summary>
public sealed class RuleTextsTests
{
    private static readonly string[] Languages = [.. InterfaceTexts.Languages.Select(language => language.Tag)];

    [Test]
    public void Rule_EachOne_IsSaidInEachLanguageInWordsOfItsOwn([ValueSource(nameof(Languages))] string language)
    {
        var framework = SampleRound.Read("grcp7").Round.Framework;
        var texts = InterfaceTexts.Of(language);
        var said = new List<string>();
        foreach (var code in RecurrenceRule.DenominatorCodes)
        {
            foreach (var threshold in new[] { 0m, 0.5m, 0.333m })
            {
                foreach (var minimum in new[] { 1, 2, 5 })
                {
                    said.Add(
                        RuleTexts.Say(texts, new RecurrenceRule(threshold, RecurrenceRule.FindDenominator(code)!.Value, minimum), framework)
                    );
                }
            }
        }

        said.ShouldBeUnique();
        said.Where(each => each.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty();
        RuleTexts
            .Say(texts, new RecurrenceRule(0.333m, Denominator.Responded, 1), framework)
            .ShouldContain(language is "en" or "ar" ? "33.3" : "33,3");
    }
}
