using Survey.Files.Exports;

namespace Survey.Tests.Files.Exports;

public sealed class VariableNamesTests
{
    [TestCase("position", "position")]
    [TestCase("roles/lead", "roles_lead")]
    [TestCase("topics.themes", "topics_themes")]
    [TestCase("size/<50", "size__50")]
    [TestCase("1a", "q1a")]
    [TestCase("if", "qif")]
    [TestCase("WITH", "qWITH")]
    [TestCase("str12", "qstr12")]
    [TestCase("kind/Éducation", "kind_Education")]
    [TestCase("kind/не знаю", "kind")]
    [TestCase("a-question-with-a-code-of-more-than-32-characters", "a_question_with_a_code_of_more_t")]
    public void Of_Column_IsANameThatStataAndSpssAccept(string column, string expected) =>
        VariableNames.Of([column]).ShouldBe([expected]);

    [Test]
    public void Of_ColumnsThatWouldBeTheSame_AreToldApart() =>
        VariableNames.Of(["q/-1", "q/1", "q/+1", "Q__1", "a-code-of-32-characters-exactly-b/1", "a-code-of-32-characters-exactly-b/2"])
            .ShouldBe(["q__1", "q_1", "q__1_2", "Q__1_3", "a_code_of_32_characters_exactly", "a_code_of_32_characters_exactl_2"]);
}
