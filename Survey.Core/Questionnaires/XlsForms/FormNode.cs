namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A row of the sheet “survey” in its place among the groups.</summary>
/// <param name="row">The row; for a generated question the one it belongs to.</param>
/// <param name="type">Its type.</param>
/// <param name="name">Its name as written; of a note without one, a generated one.</param>
/// <param name="parent">The group or repeat around it; null for the form itself.</param>
internal sealed class FormNode(RowView row, RowType type, string name, FormNode? parent)
{
    /// <summary>The row; for a generated question the one it belongs to.</summary>
    public RowView Row => row;

    /// <summary>Its type.</summary>
    public RowType Type => type;

    /// <summary>Its name as written.</summary>
    public string Name => name;

    /// <summary>The group or repeat around it; null for the form itself.</summary>
    public FormNode? Parent => parent;

    /// <summary>Its code in the questionnaire, once codes are given.</summary>
    public string Code { get; set; } = "";

    /// <summary>Whether it is the text field beside the choice “other” of the question before it.</summary>
    public bool IsOther { get; init; }

    /// <summary>What stands in it, in order.</summary>
    public List<FormNode> Children { get; } = [];

    /// <summary>How many groups and repeats stand around it.</summary>
    public int Depth => parent is null ? 0 : parent.Depth + 1;
}
