using Microsoft.AspNetCore.Components;
using Survey.Api.Pages;

namespace Survey.Api.Editing;

/// <summary>A page on which the questionnaire of a round is edited.</summary>
public abstract class EditingPage : DeskPage
{
    /// <summary>The questionnaire in edit.</summary>
    [Parameter, EditorRequired]
    public EditingView View { get; set; } = null!;
}
