using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>The names of elements and attributes in one part, charged to the budget.</summary>
/// <param name="budget">The budget of the workbook.</param>
internal sealed class MeteredNames(ReadingBudget budget) : NameTable
{
    /// <inheritdoc/>
    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? AddNew(new string(key, start, len));

    /// <inheritdoc/>
    public override string Add(string key) => Get(key) ?? AddNew(key);

    private string AddNew(string key)
    {
        budget.ChargeName();
        return base.Add(key);
    }
}
