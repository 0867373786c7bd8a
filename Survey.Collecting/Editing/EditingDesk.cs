using System.Globalization;
using Survey.Collecting.Directories;
using Survey.Collecting.Loading;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Editing;

/// <summary>
/// Use cases of editing the questionnaire of a round. Steps go into a draft, which respondents do not see until it is used. Every call is
/// one transaction.
/// </summary>
public sealed class EditingDesk(IStore store)
{
    /// <summary>The largest number of steps that can be undone.</summary>
    public const int StepsKept = 100;

    private static readonly Place Request = Place.OfFile("request");

    /// <summary>The codes of what a step can do. Each has its words in every language.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        "add", "remove", "duplicate", "move", "change", "type", "rename", "list", "list-removed", "head", "condition",
    ];

    /// <summary>The questionnaire of a round in edit; null if there is no such round.</summary>
    public async Task<EditingState?> Find(string round, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await RoundDesk.Find(session, round) is { } standing ? await Find(session, standing) : null;
    }

    /// <summary>Makes a step. Without a draft it begins one.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="seen">The stamp of what the caller has seen.</param>
    /// <param name="stampOf">The present stamp of the same; it is a problem if it is another one.</param>
    /// <param name="step">Makes the new state, or reports why it cannot.</param>
    /// <param name="action">One of <see cref="Actions"/>.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The questionnaire after the step. A step that changes nothing is not kept.</returns>
    public async Task<Outcome<EditedStep>> Change(
        string round,
        string seen,
        Func<EditingState, string> stampOf,
        Func<EditingState, ProblemLog, EditedStep?> step,
        string action,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await RoundDesk.Find(session, round) is not { } standing)
        {
            return RoundDesk.Unknown<EditedStep>(round, problems);
        }

        var state = await Find(session, standing);
        var present = stampOf(state);
        if (present.Length > 0 && present != seen)
        {
            ReportStale(state, isWhole: present == state.Stamp, problems);
        }

        var made = problems.Errors == 0 ? step(state, problems) : null;
        if (made is null || problems.Errors > 0)
        {
            return problems.ToOutcome<EditedStep>(null);
        }

        var before = state.Form.ToJson();
        var after = made.Form.ToJson();
        if (after != before)
        {
            var draft = await session.Editing.Find(round);
            var number = state.Step + 1;
            await session.Editing.Save(new EditingRow
            {
                Round = round,
                Version = (draft?.Version ?? 0) + 1,
                Step = number,
                Beginning = draft?.Beginning ?? before,
            });
            var row = new EditingStepRow
            {
                Round = round,
                Number = number,
                Document = after,
                Action = action,
                Subject = made.Subject,
                MadeAt = session.Now,
                MadeBy = actor.Name,
            };
            await session.Editing.AddStep(row, StepsKept);
            await session.Commit();
        }

        return problems.ToOutcome(made);
    }

    /// <summary>Takes the last step back, or repeats the one that was taken back last. Nothing happens if there is none.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="redoes">True to repeat.</param>
    /// <param name="seen">The stamp of the whole questionnaire that the caller has seen.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The questionnaire as it was before.</returns>
    public async Task<Outcome<EditingState>> Undo(
        string round,
        bool redoes,
        string seen,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await RoundDesk.Find(session, round) is not { } standing)
        {
            return RoundDesk.Unknown<EditingState>(round, problems);
        }

        var state = await Find(session, standing);
        if (state.Stamp != seen)
        {
            ReportStale(state, isWhole: true, problems);
        }
        else if ((redoes ? state.Next : state.Last) is not null && await session.Editing.Find(round) is { } draft)
        {
            await session.Editing.Save(new EditingRow
            {
                Round = round,
                Version = draft.Version + 1,
                Step = draft.Step + (redoes ? 1 : -1),
                Beginning = draft.Beginning,
            });
            await session.Commit();
        }

        return problems.ToOutcome(state);
    }

    /// <summary>Replaces the questionnaire of the round by the draft, and removes the draft.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="version">The version of the new questionnaire.</param>
    /// <param name="replaces">True to replace a questionnaire that was stored after the draft was begun.</param>
    /// <param name="seen">The stamp of the whole questionnaire that the caller has seen.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<Outcome<RoundStanding>> Use(
        string round,
        string version,
        bool replaces,
        string seen,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        EditedForm? used = null;
        return new RoundDesk(store).ChangeDefinition(
            round,
            definition => used is null ? definition : Put(definition, used),
            async (session, standing, problems) =>
            {
                var state = await Find(session, standing);
                if (!state.HasDraft || state.Stamp != seen)
                {
                    ReportStale(state, isWhole: true, problems);
                }
                else if (state.IsReplaced && !replaces)
                {
                    problems.Add(ProblemCatalogue.EditingStale["replaced"], Request.Member("replaces"));
                }

                used = WithVersion(state.Form, version);
                await session.Editing.Remove(round);
            },
            RoundDesk.Changed,
            details: null,
            actor,
            cancellationToken);
    }

    /// <summary>Removes the draft. The round's questionnaire stays as it is.</summary>
    public async Task<Outcome<RoundStanding>> Discard(string round, string seen, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await RoundDesk.Find(session, round) is not { } standing)
        {
            return RoundDesk.Unknown<RoundStanding>(round, problems);
        }

        var state = await Find(session, standing);
        if (state.HasDraft && state.Stamp != seen)
        {
            ReportStale(state, isWhole: true, problems);
            return problems.ToOutcome<RoundStanding>(null);
        }

        await session.Editing.Remove(round);
        await session.Commit();
        return problems.ToOutcome(standing);
    }

    /// <summary>The version that follows one: the next number, or the same text with a number.</summary>
    public static string NextVersion(string version)
    {
        var digits = version.Reverse().TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{version[..^digits]}{long.Parse(version[^digits..], CultureInfo.InvariantCulture) + 1}")
            : $"{version}-2";
    }

    private static async Task<EditingState> Find(StoreSession session, RoundStanding standing)
    {
        var code = standing.Round.Code;
        var definition = (await session.Rounds.FindLatest(code))!.ToDefinition();
        var stored = EditedForm.Of(definition.Questionnaire, definition.Round);
        var draft = await session.Editing.Find(code);
        var document = draft is null ? null
            : draft.Step == 0 ? draft.Beginning
            : (await session.Editing.FindStep(code, draft.Step))?.Document ?? draft.Beginning;
        var form = document is null ? stored : EditedForm.Parse(document);
        var hasAnswers = await session.Rounds.HasAnswers(code);
        var problems = new ProblemLog();
        var (_, round) = RoundDefinition.Read(Put(definition, form).ToFiles(), problems);
        if (hasAnswers && round is not null)
        {
            var next = round.Questionnaire with { Version = NextVersion(standing.Round.Questionnaire.Version) };
            PublishedQuestionnaire.Verify(standing.Round.Questionnaire, next, problems);
        }

        return new EditingState(
            standing,
            form,
            stored,
            draft is null ? [] : [.. (await session.Editing.GetHeads(code)).Select(ToHead)],
            draft?.Step ?? 0)
        {
            HasDraft = draft is not null,
            IsReplaced = draft is not null && draft.Beginning != stored.ToJson(),
            Answered = hasAnswers ? stored : null,
            Round = round,
            Problems = [.. problems.Problems.Where(problem => problem.Place.File is "questionnaire.json" or "round.json").Distinct()],
            Stamp = VersionStamp.Of(
                (draft?.Version ?? 0).ToString(CultureInfo.InvariantCulture),
                form.ToJson()),
        };
    }

    private static EditingStepHead ToHead(EditingStepRow row) =>
        new(row.Number, row.Action, row.Subject, StoreSession.ToMoment(row.MadeAt), row.MadeBy);

    private static void ReportStale(EditingState state, bool isWhole, ProblemLog problems)
    {
        if (state.Steps.Count == 0)
        {
            problems.Add(ProblemCatalogue.EditingStale["ended"], Request);
            return;
        }

        // After an undo, the last step is the one that was taken back.
        var person = Detail.Exact(state.Steps[^1].MadeBy);
        problems.Add(isWhole ? ProblemCatalogue.EditingStale : ProblemCatalogue.EditingStale["item"], Request, ("person", person));
    }

    private static EditedForm WithVersion(EditedForm form, string version) =>
        PropertySteps.ChangeHead(form, new Dictionary<string, string>(StringComparer.Ordinal), version, form.DefaultLanguage).Form;

    private static RoundDefinition Put(RoundDefinition definition, EditedForm form) =>
        RoundDesk.Edit(definition with { Questionnaire = form.Questionnaire }, document =>
        {
            document.Remove("analysis");
            if (form.Analysis is { } analysis)
            {
                document["analysis"] = analysis.DeepClone();
            }
        });
}
