namespace Survey.Api.Answering;

/// <summary>What stands in the chair's two forms when its page is shown again.</summary>
/// <param name="Messages">What is wrong, each with its field, in the order of the page.</param>
public sealed record ChairEntry(params IReadOnlyList<(string Field, string Text)> Messages)
{
    /// <summary>The name; null for the one that the visitor gave before.</summary>
    public string? Name { get; init; }

    /// <summary>The comment; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? Find(string field) => Messages.Where(each => each.Field == field).Select(each => each.Text).FirstOrDefault();
}
