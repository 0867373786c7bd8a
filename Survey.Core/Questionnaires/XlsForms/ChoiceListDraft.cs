using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A list of choices while the form is being read.</summary>
/// <param name="code">Code of the list in the questionnaire.</param>
/// <param name="problems">Collects the problems of its codes.</param>
internal sealed class ChoiceListDraft(string code, ProblemLog problems)
{
    private const string Other = "other";

    /// <summary>Code of the list in the questionnaire.</summary>
    public string Code => code;

    /// <summary>Reads the codes of the choices.</summary>
    public ChoiceCodes Codes { get; } = new(problems);

    /// <summary>The choices in order.</summary>
    public List<ChoiceDraft> Choices { get; } = [];

    /// <summary>
    /// True if the writer generated the list from the framework for a coded question. Such a list is not kept in the
    /// questionnaire.
    /// </summary>
    public bool IsGenerated { get; set; }

    /// <summary>The columns that expressions may read.</summary>
    public IReadOnlySet<string> FindColumns() =>
        Choices.SelectMany(choice => choice.Columns).Select(column => column.Key).Append("name").Append("label")
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds the choice "other", unless the list has one.</summary>
    /// <param name="label">Its label.</param>
    public void AddOther(LocalizedText label)
    {
        if (Choices.All(choice => choice.Code != Other))
        {
            Choices.Add(new ChoiceDraft(Other, Row: null) { Label = label });
        }
    }

    /// <summary>The finished list.</summary>
    public ChoiceList ToList() =>
        new(
            code,
            [
                .. Choices.Select(
                    (choice, position) =>
                        new Choice(position, choice.Code, choice.Label ?? LocalizedText.Plain(choice.Code)) { Columns = choice.Columns }
                ),
            ]);
}
