using Survey.Core.Reading.Typed;

namespace Survey.Tests.Core.Reading.Typed;

public sealed class TypedNameTests
{
    [TestCase("Amina Diallo", "Amina Diallo")]
    [TestCase(" \u00A0Секретариат\t", "Секретариат")]
    [TestCase("\u202Eevil\u202C", "evil", TestName = "Find_DirectionOverride_IsRemoved")]
    [TestCase("CRLF\r\nBcc: evil@example.org", "CRLF Bcc: evil@example.org", TestName = "Find_LineBreak_IsASpace")]
    [TestCase("", null)]
    [TestCase(" \u200B ", null, TestName = "Find_NothingToBeSeen_IsNone")]
    [TestCase("n\u0000ul", null, TestName = "Find_Nul_IsNone")]
    [TestCase("bell\u0007", null, TestName = "Find_ControlCharacter_IsNone")]
    public void Find_Text_IsTheNameAsStored(string text, string? name) => TypedName.Find(text).ShouldBe(name);

    [Test]
    public void Find_LongText_IsTakenUpTo200Characters()
    {
        TypedName.Find(new string('x', 200)).ShouldNotBeNull();
        TypedName.Find(new string('x', 201)).ShouldBeNull();
    }
}
