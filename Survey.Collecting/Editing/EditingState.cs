using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Rounds;

namespace Survey.Collecting.Editing;

/// <summary>The questionnaire of a round as it is edited: its draft, or the questionnaire itself if there is no draft.</summary>
/// <param name="Standing">The round as it is stored.</param>
/// <param name="Form">The questionnaire in edit.</param>
/// <param name="Stored">The round's questionnaire.</param>
/// <param name="Steps">The steps of the draft, in order; none if there is no draft.</param>
/// <param name="Step">Number of the present step; 0 for the beginning.</param>
public sealed record EditingState(
    RoundStanding Standing,
    EditedForm Form,
    EditedForm Stored,
    IReadOnlyList<EditingStepHead> Steps,
    int Step)
{
    /// <summary>True if there is a draft, even one whose steps were all undone.</summary>
    public bool HasDraft { get; init; }

    /// <summary>True if the round's questionnaire was replaced after the draft was begun.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>The stored questionnaire, if it has answers: then its codes stay. Null otherwise.</summary>
    public EditedForm? Answered { get; init; }

    /// <summary>The round with the questionnaire in edit; null if it cannot be read.</summary>
    public Round? Round { get; init; }

    /// <summary>Problems of the questionnaire in edit.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The step that undoing takes back; null if there is none.</summary>
    public EditingStepHead? Last => Step > 1 && Steps.All(step => step.Number != Step - 1) ? null : Steps.FirstOrDefault(IsPresent);

    /// <summary>The step that redoing repeats; null if there is none.</summary>
    public EditingStepHead? Next => Steps.FirstOrDefault(step => step.Number == Step + 1);

    /// <summary>Version stamp of the whole questionnaire in edit.</summary>
    public string Stamp { get; init; } = "";

    /// <summary>Version stamp of an item without the items inside it; empty if there is no such item.</summary>
    public string StampOfItem(string key) => Form.Find(key) is { } item ? VersionStamp.Of(item.OwnJson) : "";

    /// <summary>Version stamp of a list of choices; empty if there is no such list.</summary>
    public string StampOfList(string code) =>
        Form.FindList(code) is { } choices
            ? VersionStamp.Of(choices.SelectMany(choice => Form.Languages.Select(choice.GetLabel).Prepend(choice.Code)))
            : "";

    private bool IsPresent(EditingStepHead step) => step.Number == Step;
}

/// <summary>What was done in a step of editing.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Action">Code of what was done.</param>
/// <param name="Subject">To what: the key of an item, the code of a list, or empty.</param>
/// <param name="MadeAt">When.</param>
/// <param name="MadeBy">By whom.</param>
public sealed record EditingStepHead(int Number, string Action, string Subject, DateTimeOffset MadeAt, string MadeBy);
