namespace Survey.Core.Analysis;

/// <summary>How robust a finding is.</summary>
/// <param name="Finding">The finding that was tested.</param>
/// <param name="RespondentsToFlip">
/// How many more (positive) or fewer (negative) respondents would have to name the element to reverse the finding,
/// with the same denominator; never 0. Null if no number can: there are fewer respondents than the rule's minimum, or
/// the threshold is 1.
/// </param>
/// <param name="WithoutProvisional">The finding if provisional recommendations did not count as recommending.</param>
/// <param name="IfAllAnswered">The range of the share if every invited organization had answered; null in an open round.</param>
public sealed record ElementSensitivity(
    ElementFinding Finding,
    int? RespondentsToFlip,
    ElementFinding WithoutProvisional,
    ShareRange? IfAllAnswered)
{
    /// <summary>True if the finding would be different without the provisional recommendations.</summary>
    public bool RestsOnProvisional => Finding.Recurrent != WithoutProvisional.Recurrent;

    /// <summary>True if the organizations that have not answered could reverse the finding; false in an open round.</summary>
    public bool CanBeOverturned => IfAllAnswered?.Overturned ?? false;
}
