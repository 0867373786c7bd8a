using Survey.Api.Texts;
using Survey.Cli.Texts;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;
using Survey.Core.Languages;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Tests.Core.Languages;

/// <summary>Keys that are put together from a code have a text for every code, in English: other languages have the same keys.</summary>
public sealed class TextsOfCodesTests
{
    private static readonly LanguageTexts Commands = CommandTexts.Of(Language.All[0]);

    private static readonly LanguageTexts Pages = InterfaceTexts.Of("en");

    [TestCaseSource(typeof(QuestionnaireChange), nameof(QuestionnaireChange.Kinds))]
    public void Comparison_EachKindOfChange_HasWords(string kind) => Commands[ComparisonText.KeyOf(kind)].ShouldNotBeEmpty();

    [Test]
    public void QuestionnaireChange_AnotherKind_IsRefused() =>
        Should.Throw<ArgumentException>(() => new QuestionnaireChange("age", "colour", null, null, Comparability.Same));

    [TestCaseSource(nameof(KeysOfPages))]
    public void Pages_EachCode_HasWords(string key) => Pages[key].ShouldNotBeEmpty();

    private static IEnumerable<string> KeysOfPages =>
    [
        .. Enum.GetValues<ActorRole>().Select(role => $"desk.role.{role.ToCode()}"),
        .. Enum.GetValues<InputChannel>().Select(way => $"desk.way.{way.ToCode()}"),
        .. Enum.GetValues<ResponseState>().Select(state => $"history.{state.ToCode()}"),
        .. Enum.GetValues<InvitationStage>().Select(stage => $"desk.stage.{stage.ToCode()}"),
        .. Enum.GetValues<MessageKind>().Select(kind => $"desk.kind.{kind.ToCode()}"),
        .. Enum.GetValues<RoundPhase>().Select(phase => $"desk.settings.{phase.ToCode()}"),
        .. Enum.GetValues<RoundPhase>().Where(phase => phase != RoundPhase.Collecting).Select(phase => $"phase.{phase.ToCode()}"),
    ];
}
