using Survey.Core.Reading;

namespace Survey.Tests.Core.Reading;

/// <summary>Codes made from titles.</summary>
public sealed class CodeTests
{
    [TestCase("Consultation on the 23 objectives", "consultation-on-the-23-objectives")]
    [TestCase("Échange d’idées", "echange-d-idees")]
    [TestCase("  Consultation of the regional mechanisms in 2026 ", "consultation-of-the-regional-mechanisms")]
    [TestCase("Pneumonoultramicroscopicsilicovolcanoconiosis", "pneumonoultramicroscopicsilicovolcanocon")]
    [TestCase("Taken", "taken-3")]
    [TestCase("Опрос", "")]
    public void FromText_Title_IsAValidCode(string title, string expected)
    {
        var code = Code.FromText(title, 40, each => each is "taken" or "taken-2");

        code.ShouldBe(expected);
        (code.Length == 0 || Code.IsValid(code)).ShouldBeTrue();
    }
}
