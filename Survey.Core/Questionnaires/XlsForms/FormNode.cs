namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>A row of the sheet "survey" as a node in the tree of groups and repeats.</summary>
/// <param name="row">The row; for a generated question, the row that it was generated for.</param>
/// <param name="type">The type of the row.</param>
/// <param name="name">The name as written; generated for a note without a name.</param>
/// <param name="parent">The group or repeat around it; null at the top level.</param>
internal sealed class FormNode(RowView row, RowType type, string name, FormNode? parent)
{
    /// <summary>The row; for a generated question, the row that it was generated for.</summary>
    public RowView Row => row;

    /// <summary>The type of the row.</summary>
    public RowType Type => type;

    /// <summary>The name as written.</summary>
    public string Name => name;

    /// <summary>The group or repeat around it; null at the top level.</summary>
    public FormNode? Parent => parent;

    /// <summary>The code in the questionnaire; empty until codes are assigned.</summary>
    public string Code { get; set; } = "";

    /// <summary>True for the generated text question that belongs to the choice "other" of the question before it.</summary>
    public bool IsOther { get; init; }

    /// <summary>The rows inside the group or repeat, in order.</summary>
    public List<FormNode> Children { get; } = [];

    /// <summary>True for a note without a calculation: it never has a value.</summary>
    public bool IsPlainNote => type.Kind == RowKind.Note && row.Code("calculation") is null;

    /// <summary>Number of groups and repeats around it.</summary>
    public int Depth => parent is null ? 0 : parent.Depth + 1;
}
