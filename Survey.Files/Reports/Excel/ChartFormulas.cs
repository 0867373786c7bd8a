using Survey.Core.Analysis;
using Survey.Core.Results;
using Survey.Files.Reports.Charts;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>
/// The formulas of the figures that charts show: references to the cells of other sheets, which are noted while those are written.
/// </summary>
/// <param name="written">The formulas of the workbook.</param>
internal sealed class ChartFormulas(ICollection<WrittenFormula> written)
{
    private readonly Dictionary<object, string> _counts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, string> _shares = new(ReferenceEqualityComparer.Instance);

    /// <summary>The formulas of the workbook, to which those of the charts are added.</summary>
    public ICollection<WrittenFormula> Written => written;

    /// <summary>Notes the formula that counts respondents.</summary>
    public void Note(RespondentGroup respondents, string count) => _counts.TryAdd(respondents, count);

    /// <summary>Notes the formulas of a choice or element.</summary>
    /// <param name="entry">The choice or element, of all or of a group.</param>
    /// <param name="count">The formula of its number.</param>
    /// <param name="whole">The formula of the number that its share divides by.</param>
    public void Note(EntryCount entry, string count, string whole)
    {
        _counts.TryAdd(entry, count);
        _shares.TryAdd(entry, $"IF({whole}=0,0,ROUND({count}/{whole},4))");
    }

    /// <summary>The formula of a value of a chart; null if no other sheet has its figure.</summary>
    public string? Find(Chart chart, ChartValue value) =>
        value.Figure is null ? null : (chart.HasShares ? _shares : _counts).GetValueOrDefault(value.Figure);
}
