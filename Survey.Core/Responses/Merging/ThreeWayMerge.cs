using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses.Merging;

/// <summary>
/// Two versions of a draft that began with the same one (the base), merged question by question, and in repeat groups row by
/// row. What only one side changed is done; what both changed to different content is a conflict.
/// </summary>
/// <param name="Mine">The merged draft with my version of each conflict.</param>
/// <param name="Theirs">The merged draft with their version of each conflict.</param>
/// <param name="Conflicts">The questions for which somebody has to choose a version, in the order of the questionnaire.</param>
public sealed record ThreeWayMerge(DraftContent Mine, DraftContent Theirs, IReadOnlyList<Question> Conflicts)
{
    /// <summary>The merged draft; null if there are conflicts.</summary>
    public DraftContent? Content => Conflicts.Count == 0 ? Mine : null;

    /// <summary>Merges two versions.</summary>
    /// <param name="questionnaire">The questions of the draft.</param>
    /// <param name="merged">The questions that I could change, such as those of one page. All others are taken from theirs.</param>
    /// <param name="before">
    /// The base of the merged questions. A question without a digest is a conflict unless both versions are the same.
    /// </param>
    /// <param name="mine">My version.</param>
    /// <param name="theirs">Their version.</param>
    /// <param name="decisions">How conflicts were decided; null for none.</param>
    public static ThreeWayMerge Of(
        QuestionScope questionnaire,
        IReadOnlyList<Question> merged,
        ContentDigests before,
        DraftContent mine,
        DraftContent theirs,
        MergeDecisions? decisions = null)
    {
        var digests = (Mine: ContentDigests.Of(merged, mine), Theirs: ContentDigests.Of(merged, theirs));
        var (ours, others, conflicts) = (new List<(Question, DraftContent)>(), new List<(Question, DraftContent)>(), new List<Question>());
        foreach (var question in questionnaire.Questions.Select(each => each.Question))
        {
            var versions = digests.Mine.Has(question) ? Merge(question) : new Versions(theirs);
            if (versions.IsConflict && decisions?.Find(question, digests.Theirs) is { } choice)
            {
                versions = new Versions(versions.Get(choice));
            }
            else if (versions.IsConflict)
            {
                conflicts.Add(question);
            }

            ours.Add((question, versions.Mine));
            others.Add((question, versions.Theirs));
        }

        var language = theirs.Language ?? mine.Language;
        return new ThreeWayMerge(Join(ours, language), Join(others, language), conflicts);

        Versions Merge(Question question) =>
            digests.Mine.IsSame(question, digests.Theirs) || digests.Mine.IsSame(question, before) ? new Versions(theirs)
            : digests.Theirs.IsSame(question, before) ? new Versions(mine)
            : question is not Repeat repeat ? new Versions(mine, theirs)
            : MergeRows(repeat, before, mine, theirs);
    }

    private static Versions MergeRows(Repeat repeat, ContentDigests before, DraftContent mine, DraftContent theirs)
    {
        var rows = RowMerge.Of(before.GetRows(repeat), ContentRow.Of(repeat, mine), ContentRow.Of(repeat, theirs));
        var both = ContentRow.ToContent(repeat, rows.Both);
        return !before.Has(repeat) ? new Versions(mine, theirs, both)
            : rows.IsConflict ? new Versions(ContentRow.ToContent(repeat, rows.Mine), ContentRow.ToContent(repeat, rows.Theirs), both)
            : new Versions(both);
    }

    private static DraftContent Join(List<(Question Question, DraftContent Content)> parts, string? language)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (question, content) in parts)
        {
            if (content.Answers.Find(question.Code) is { } answer)
            {
                answers.Add(new(question.Code, answer));
            }

            if (question is Repeat)
            {
                ids[question.Code] = content.GetRowIds(question.Code);
            }

            foreach (var (place, text) in content.GetAsTyped(question))
            {
                typed[place] = text;
            }
        }

        return new DraftContent(new AnswerSet(answers), language) { AsTyped = typed, RowIds = ids };
    }

    /// <summary>The versions of one question.</summary>
    private sealed record Versions(DraftContent Mine, DraftContent Theirs, DraftContent? Both = null)
    {
        public Versions(DraftContent content)
            : this(content, content)
        {
        }

        public bool IsConflict => !ReferenceEquals(Mine, Theirs);

        public DraftContent Get(MergeChoice choice) => choice switch
        {
            MergeChoice.Mine => Mine,
            MergeChoice.Theirs => Theirs,
            _ => Both ?? Mine,
        };
    }
}
