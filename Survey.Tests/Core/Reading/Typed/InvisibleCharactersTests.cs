using Survey.Core.Reading.Typed;

namespace Survey.Tests.Core.Reading.Typed;

public sealed class InvisibleCharactersTests
{
    [TestCase("Lake Commission")]
    [TestCase("")]
    [TestCase("Forêt – “Wald” №5 ½")]
    [TestCase("می\u200Cخواهم", TestName = "Remove_PersianJoiner_IsKept")]
    [TestCase("ක්\u200Dෂ", TestName = "Remove_SinhalaJoiner_IsKept")]
    [TestCase("ᠬᠠᠷ\u180Eᠠ", TestName = "Remove_MongolianSeparator_IsKept")]
    [TestCase("\ud83d\ude00 \udb40", TestName = "Remove_OtherSurrogates_AreKept")]
    [TestCase("two\nlines\tand\u0000more", TestName = "Remove_ControlCharacters_AreKept")]
    public void Remove_NothingInvisible_IsTheSameText(string text) => InvisibleCharacters.Remove(text).ShouldBe(text);

    [TestCase("\u200Bhttps://example.org/x\u200E\u00AD\uFEFF", "https://example.org/x", TestName = "Remove_AroundALink")]
    [TestCase("a\u200Cb\u200Dc\u180Ed", "abcd", TestName = "Remove_JoinersBetweenLatinLetters")]
    [TestCase("\u200Cمی\u200D", "می", TestName = "Remove_JoinersAtTheEnds")]
    [TestCase("\u202Elive\u202C \u2066x\u2069", "live x", TestName = "Remove_Directions")]
    [TestCase("1\u061C2\u200F3\u206A4\u20625\uFFF96", "123456", TestName = "Remove_BetweenDigits")]
    [TestCase("Lake\U000E0041\U000E007F Commission", "Lake Commission", TestName = "Remove_Tags")]
    public void Remove_Invisible_IsTheRest(string text, string rest) => InvisibleCharacters.Remove(text).ShouldBe(rest);
}
