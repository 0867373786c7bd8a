using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Checks the column "trigger". It has no effect, but other programs refuse a wrong one.</summary>
internal static class RowTriggers
{
    /// <summary>
    /// Reports a trigger that is anything but one or several references to questions, with commas between. Unknown names
    /// are reported where the cell is read.
    /// </summary>
    public static void Check(FormContext context, RowView row)
    {
        var place = row.PlaceOf("trigger");
        foreach (var part in (row.Code("trigger") ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!ReferenceText.IsReference(part))
            {
                context.Problems.Add(ProblemCatalogue.XlsformReferenceMalformed["trigger"], place, ("found", part));
            }
            else if (context.Names.Find(part[2..^1].Trim()) is { } named && !IsAsked(named))
            {
                context.Problems.Add(ProblemCatalogue.XlsformReferenceUnknown["trigger"], place, ("found", part));
            }
        }
    }

    // What is left out could have been asked.
    private static bool IsAsked(FormNode node) =>
        node.Type.Kind is RowKind.Refused or RowKind.LeftOut
        || (node.Type.IsShown && (node.Row.Code("calculation") is null || node.Row.HasText("label") || node.Row.HasText("hint")));
}
