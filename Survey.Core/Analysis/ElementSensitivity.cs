namespace Survey.Core.Analysis;

/// <summary>How firmly a finding stands.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="RespondentsToFlip">
/// How many more (positive) or fewer (negative) respondents naming the element would turn the finding around, the
/// denominator staying as it is; never 0. Null if no number can: too few respondents for the rule's minimum, or a
/// threshold of 1.
/// </param>
/// <param name="WithoutProvisional">The finding if provisional answers did not count as recommending.</param>
/// <param name="IfAllAnswered">The share if those who have not answered did; null in an open round.</param>
public sealed record ElementSensitivity(
    ElementFinding Finding,
    int? RespondentsToFlip,
    ElementFinding WithoutProvisional,
    ShareRange? IfAllAnswered)
{
    /// <summary>Whether the finding would be another without the provisional answers.</summary>
    public bool RestsOnProvisional => Finding.Recurrent != WithoutProvisional.Recurrent;

    /// <summary>Whether those who have not answered could turn the finding around; false in an open round.</summary>
    public bool CanBeOverturned => IfAllAnswered?.Overturned ?? false;
}
