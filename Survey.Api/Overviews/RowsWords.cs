using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Languages;

namespace Survey.Api.Overviews;

/// <summary>What a round calls its analysed rows, on the pages of its overview.</summary>
internal static class RowsWords
{
    /// <summary>The name with a capital letter at its start: “Recommendations”.</summary>
    public static string Of(InterfaceTexts texts, DeskFrame frame) =>
        Language.Capitalize(frame.Round.RowsName is { } given ? frame.Say(given) : texts["desk.rows"]);

    /// <summary>A text about the rows; their name fills the placeholder <c>{rows}</c>.</summary>
    public static string Say(InterfaceTexts texts, DeskFrame frame, string key) => texts.Fill(key, ("rows", Of(texts, frame)));
}
