using Survey.Core.Problems;
using Survey.Core.Reading.Typed;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Reading.Typed;

public sealed class TypedEmailTests
{
    [TestCase("secretariat@igad.example.org", "secretariat@igad.example.org")]
    [TestCase("  First.Last+grcp7@Example.ORG\u00A0", "First.Last+grcp7@Example.ORG")]
    [TestCase("o'neil@example.org", "o'neil@example.org")]
    [TestCase("o’neil@example.org", "o'neil@example.org", TestName = "Read_ApostropheOfWord")]
    [TestCase("\u200Bz@example.org", "z@example.org", TestName = "Read_ZeroWidthSpace")]
    [TestCase("\u200Fz@example.org\u200E", "z@example.org", TestName = "Read_DirectionMarks")]
    [TestCase("z@exam\u200Bple.o\u00ADrg\uFEFF", "z@example.org", TestName = "Read_InvisibleInTheMiddle")]
    [TestCase("z@exämple.org", "z@exämple.org")]
    [TestCase("info@пример.рф", "info@пример.рф")]
    [TestCase("z@[192.0.2.1]", "z@[192.0.2.1]")]
    public void Read_Good_IsTheAddressAsStored(string text, string stored)
    {
        var problems = new ProblemLog();

        TypedEmail.Read(text, Place.OfFile("request"), problems).ShouldBe(stored);
        problems.Problems.ShouldBeEmpty();
    }

    [TestCase("", "email-invalid")]
    [TestCase("@", "email-invalid")]
    [TestCase("@example.org", "email-invalid")]
    [TestCase("z@", "email-invalid")]
    [TestCase("secretariat at example.org", "email-invalid")]
    [TestCase("Lake Commission <z@example.org>", "email-invalid")]
    [TestCase("<z@example.org>", "email-invalid")]
    [TestCase("a@example.org, b@example.org", "email-invalid")]
    [TestCase("a@example.org;b@example.org", "email-invalid")]
    [TestCase("z@exam ple.org", "email-invalid")]
    [TestCase("z@example.org\r\nBcc: eve@example.org", "email-invalid")]
    [TestCase("z\u0000@example.org", "email-invalid", TestName = "Read_Nul")]
    [TestCase("z@example..org", "email-invalid")]
    [TestCase("é@example.org", "email-not-ascii")]
    [TestCase("почта@пример.рф", "email-not-ascii")]
    [TestCase("\ud83d\ude00@example.org", "email-not-ascii", TestName = "Read_Emoji")]
    [TestCase("josé@example.org", "email-not-ascii")]
    public void Read_Bad_IsOneProblem(string text, string code)
    {
        var problems = new ProblemLog();

        TypedEmail.Read(text, Place.OfFile("request"), problems).ShouldBeNull();
        problems.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [TestCase(254, true)]
    [TestCase(255, false)]
    public void Read_Long_IsTakenUpTo254Characters(int length, bool isTaken)
    {
        var domain = string.Concat(Enumerable.Repeat($"{new string('d', 50)}.", 4)) + "org";
        var text = $"{new string('x', length - domain.Length - 1)}@{domain}";

        TypedEmail.Read(text, Place.OfFile("request"), new ProblemLog()).ShouldBe(isTaken ? text : null);
    }

    [Test]
    public void Read_LetterThatServersRefuse_IsNamed()
    {
        var problems = new ProblemLog();

        TypedEmail.Read("josé@example.org", Place.OfFile("request"), problems);

        problems.Problems[0].InEnglish().ShouldContain("“é” before the @");
    }
}
