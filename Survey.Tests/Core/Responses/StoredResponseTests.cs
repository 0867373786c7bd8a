using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

/// <summary>What the store has was checked when it came in: later rules about what may be typed do not make it unreadable.</summary>
public sealed class StoredResponseTests
{
    private static readonly Round Round = SampleRound.Read("minimal").Round;

    // A control character and white space in a text, an invisible character in a name.
    private const string Json =
        """
        {"organization": "lake", "state": "submitted", "submittedBy": "Ami\u200Bna", "answers":
          {"has_recommendations": "yes", "recommendations": [{"text": " a\u0007b ", "elements": {"elements": ["a"]}}]}}
        """;

    [Test]
    public void Read_FromTheStore_IsTakenAsItIs()
    {
        var response = RoundParsing.ParseResponse(Round, Json, isStored: true);

        response.SubmittedBy.ShouldBe("Ami\u200Bna");
        response.Answers.GetRows("recommendations")[0].Find("text")!.ToText().ShouldBe(" a\u0007b ");
    }

    [Test]
    public void Read_FromAFile_IsChecked()
    {
        var (response, problems) = RoundParsing.ReadJson(Json, value => ResponseReader.Read(value, Round));

        response!.SubmittedBy.ShouldBe("Amina");
        problems.ShouldHaveSingleItem().ToString().ShouldBe(
            "test.json: answers.recommendations #1.text: error text-invalid: " +
            "The text has a control character (U+0007) after “a”. Remove it, or type the text again.");
    }

    [Test]
    public void Read_ControlCharacterInAFootnote_IsAProblem()
    {
        var (_, problems) = RoundParsing.ReadJson(
            """{"organization": "lake", "state": "draft", "footnote": {"en": "a\r\nb", "fr": "\u0001c"}, "answers": {}}""",
            value => ResponseReader.Read(value, Round));

        problems.ShouldHaveSingleItem().Place.ToString().ShouldBe("test.json: footnote.fr");
    }
}
