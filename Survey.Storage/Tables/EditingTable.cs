namespace Survey.Storage.Tables;

/// <summary>The tables <c>editing_draft</c> and <c>editing_step</c>: questionnaires in edit, one for each round.</summary>
public sealed class EditingTable
{
    private const string HeadColumns =
        """
        round AS Round,
            number AS Number,
            action AS Action,
            subject AS Subject,
            made_at AS MadeAt,
            made_by AS MadeBy
        """;

    private readonly StoreSession _session;

    internal EditingTable(StoreSession session) => _session = session;

    /// <summary>The draft of a round; null if there is none.</summary>
    public Task<EditingRow?> Find(string round) =>
        _session.FindFirst<EditingRow>(
            """
            SELECT round AS Round,
                version AS Version,
                step AS Step,
                beginning AS Beginning
            FROM editing_draft
            WHERE round = @round
            """,
            new { round });

    /// <summary>A step with its documents; null if there is none.</summary>
    public Task<EditingStepRow?> FindStep(string round, int number) =>
        _session.FindFirst<EditingStepRow>(
            $"""
            SELECT {HeadColumns},
                document AS Document
            FROM editing_step
            WHERE round = @round
                AND number = @number
            """,
            new { round, number });

    /// <summary>The steps without their documents, in order, also those that were undone.</summary>
    public Task<IReadOnlyList<EditingStepRow>> GetHeads(string round) =>
        _session.Query<EditingStepRow>(
            $"""
            SELECT {HeadColumns}
            FROM editing_step
            WHERE round = @round
            ORDER BY number
            """,
            new { round });

    /// <summary>Stores the draft and replaces the previous one.</summary>
    public Task Save(EditingRow draft) =>
        _session.Execute(
            """
            INSERT INTO editing_draft (
                round,
                version,
                step,
                beginning)
            VALUES (
                @Round,
                @Version,
                @Step,
                @Beginning)
            ON CONFLICT (round) DO UPDATE
            SET version = excluded.version,
                step = excluded.step,
                beginning = excluded.beginning
            """,
            draft);

    /// <summary>Adds a step. Steps from its number on, which were undone, are removed, and so are those that are too old.</summary>
    /// <param name="step">The step.</param>
    /// <param name="kept">The largest number of steps that are kept.</param>
    public async Task AddStep(EditingStepRow step, int kept)
    {
        await _session.Execute(
            """
            DELETE FROM editing_step
            WHERE round = @Round
                AND (number >= @Number OR number <= @Oldest)
            """,
            new { step.Round, step.Number, Oldest = step.Number - kept });
        await _session.Execute(
            """
            INSERT INTO editing_step (
                round,
                number,
                document,
                action,
                subject,
                made_at,
                made_by)
            VALUES (
                @Round,
                @Number,
                @Document,
                @Action,
                @Subject,
                @MadeAt,
                @MadeBy)
            """,
            step);
    }

    /// <summary>Removes the draft of a round with all its steps.</summary>
    public async Task Remove(string round)
    {
        foreach (var table in (string[])["editing_step", "editing_draft"])
        {
            await _session.Execute($"DELETE FROM {table} WHERE round = @round", new { round });
        }
    }

    /// <summary>Gives the draft to a round that gets another code.</summary>
    public async Task Rename(string round, string to)
    {
        foreach (var table in (string[])["editing_step", "editing_draft"])
        {
            await _session.Execute($"UPDATE {table} SET round = @to WHERE round = @round", new { round, to });
        }
    }
}
