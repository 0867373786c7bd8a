namespace Survey.Storage.Tables;

/// <summary>A row of <c>editing_draft</c>.</summary>
public sealed class EditingRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Grows with every step, undo and redo.</summary>
    public int Version { get; init; }

    /// <summary>Number of the present step; 0 for the beginning.</summary>
    public int Step { get; init; }

    /// <summary>The documents that the draft was begun from, as compact JSON.</summary>
    public string Beginning { get; init; } = "";
}

/// <summary>A row of <c>editing_step</c>.</summary>
public sealed class EditingStepRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The step's number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The documents after the step, as compact JSON; empty if only the heads were read.</summary>
    public string Document { get; init; } = "";

    /// <summary>Code of what was done.</summary>
    public string Action { get; init; } = "";

    /// <summary>To what: the key of an item, the code of a list, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When, as <see cref="StoreSession.Now"/>.</summary>
    public string MadeAt { get; init; } = "";

    /// <summary>By whom.</summary>
    public string MadeBy { get; init; } = "";
}
