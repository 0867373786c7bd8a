using Survey.Api.Pages;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>One question where it stands in a form, with what its parts share.</summary>
/// <param name="View">The page of the form.</param>
/// <param name="Question">The question.</param>
/// <param name="Scope">The answers of the questionnaire or row it belongs to.</param>
/// <param name="Prefix">The beginning of its name; empty outside of rows.</param>
public sealed record Field(FormView View, Question Question, AnswerScope Scope, string Prefix)
{
    // More radio buttons than this are harder to look through than a list that opens.
    private const int MaxRadioButtons = 8;

    /// <summary>The field's name, which is its id too.</summary>
    public string Name { get; } = Prefix + Question.Code;

    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Message { get; } = View.FindMessage(Prefix + Question.Code);

    /// <summary>The question's label.</summary>
    public ShownText Label { get; } = View.Show(Question.Label, Scope);

    /// <summary>Whether it stands in a row.</summary>
    public bool IsInRow => Prefix.Length > 0;

    /// <summary>Whether an answer is required.</summary>
    public bool IsRequired { get; } = FormView.IsRequired(Question, Scope);

    /// <summary>Whether it is not asked, given the other answers.</summary>
    public bool IsHidden { get; } = !FormView.Holds(Question.Relevant, Scope);

    /// <summary>The id by which it is shown and hidden; null if it is always shown.</summary>
    public string? ToggleId { get; } = FormView.IdOf(Question, Prefix);

    /// <summary>Present if the page shows something else as this answer changes.</summary>
    public string? Live => View.LiveCodes.Contains(Question.Code) ? "" : null;

    /// <summary>The hint; null for none. In a row it stands above all rows.</summary>
    public ShownText? Hint => Question.Head.Hint is { } hint ? View.Show(hint, Scope) : null;

    /// <summary>The id of the unit beside the control; null for none.</summary>
    public string? UnitId => !IsGroup && Question is NumericQuestion { Unit: not null } ? $"{Name}?u" : null;

    /// <summary>The id of what the ends of a scale mean, below the control; null for none. Radio buttons have it beside them.</summary>
    public string? EndsId => !IsGroup && Question is RangeQuestion range && range.Ends.Any() ? $"{Name}?s" : null;

    /// <summary>The ids of unit, ends of the scale, hint and message; null for none.</summary>
    public string? DescribedBy
    {
        get
        {
            var hint = Hint is null ? null : IsInRow ? $"{RepeatName}?{Question.Code}" : $"{Name}?h";
            var message = Message is null ? null : $"{Name}?e";
            string?[] all = [UnitId, EndsId, hint, message];
            return all.All(id => id is null) ? null : string.Join(' ', all.OfType<string>());
        }
    }

    /// <summary>Whether it has several controls under one legend.</summary>
    public bool IsGroup => Question.Parts switch
    {
        AnswerParts.Choices or AnswerParts.Ranking => true,
        AnswerParts.Codes => !IsInRow || View.OpenList == Name,
        AnswerParts.One => Question switch
        {
            AcknowledgeQuestion => true,
            SelectOneQuestion choice => !IsInRow && choice.Choices.Choices.Count <= MaxRadioButtons,
            RangeQuestion range => !IsInRow && (range.End - range.Start) / range.Step <= MaxRadioButtons + 3,
            _ => false,
        },
        AnswerParts.None or AnswerParts.Rows => false,
    };

    /// <summary>The name of the group its row belongs to.</summary>
    private string RepeatName => Prefix[..Prefix.LastIndexOf('/', Prefix.Length - 2)];
}
