using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Brings what a form of one page says into a draft. Question by question, and in repeat groups row by row: what was not
/// touched in the form stays as it is in the draft now, what nobody else has touched becomes what the form says, and what
/// two people have changed to different things is a conflict, which one of them must decide. Then nothing is saved.
/// </summary>
/// <param name="round">The round.</param>
/// <param name="page">The page.</param>
/// <param name="given">What the form says.</param>
/// <param name="values">The form's fields, for the keys of its rows.</param>
/// <param name="marks">What the form showed when it was made (<see cref="SectionMarks"/>).</param>
/// <param name="begin">What a draft begins with where there is none.</param>
public sealed class SectionEdit(Round round, FormPage page, DraftContent given, FormValues values, string marks, Func<ResponseDossier, DraftContent> begin)
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<AnswerMark>> _shown = SectionMarks.Read(marks, page);
    private readonly Dictionary<string, IReadOnlyDictionary<string, int>> _places = new(StringComparer.Ordinal);
    private readonly List<Question> _conflicts = [];
    private bool _isOwn;

    /// <summary>Which version somebody has decided for: <c>mine</c>, <c>theirs</c>, <c>both</c> for the rows of both; empty for none.</summary>
    public Func<Question, string> Decisions { get; init; } = _ => "";

    /// <summary>The marks of the other version that whoever decided has seen; a decision about another one than that does not count.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The name under which it is saved; empty for none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The questions that two people have changed, after <see cref="Apply"/>.</summary>
    public IReadOnlyList<Question> Conflicts => _conflicts;

    /// <summary>What the draft said before, after <see cref="Apply"/>.</summary>
    public DraftContent Before { get; private set; } = new(AnswerSet.Empty, Language: null);

    /// <summary>What the draft would say if the form prevailed in every conflict, after <see cref="Apply"/>.</summary>
    public DraftContent Mine { get; private set; } = new(AnswerSet.Empty, Language: null);

    /// <summary>What the draft would say if what was saved meanwhile prevailed in every conflict, after <see cref="Apply"/>.</summary>
    public DraftContent Theirs { get; private set; } = new(AnswerSet.Empty, Language: null);

    /// <summary>The place, from 1, that a row of the form has in the draft; null if it is no longer there. After <see cref="Apply"/>.</summary>
    public int? FindPlace(string repeat, string key) =>
        _places.TryGetValue(repeat, out var places) && places.TryGetValue(key, out var place) ? place : null;

    /// <summary>What the draft is to say; null if there are conflicts.</summary>
    public DraftContent? Apply(ResponseDossier dossier)
    {
        Before = begin(dossier);
        _isOwn = dossier.Draft?.SavedBy == Name;
        _conflicts.Clear();
        var asked = page.Questions.Select(each => each.Question.Code).ToHashSet(StringComparer.Ordinal);
        var (mine, theirs) = (new List<(Question, DraftContent)>(), new List<(Question, DraftContent)>());
        foreach (var question in round.Questionnaire.Scope.Questions.Select(each => each.Question))
        {
            var (ours, others) = asked.Contains(question.Code) ? Choose(question) : (Before, Before);
            mine.Add((question, ours));
            theirs.Add((question, others));
        }

        (Mine, Theirs) = (Join(mine), Join(theirs));
        return Conflicts.Count > 0 ? null : Mine;
    }

    private (DraftContent Mine, DraftContent Theirs) Choose(Question question)
    {
        var shown = _shown.GetValueOrDefault(question.Code);
        if (question is Repeat rows && shown is not null)
        {
            return ChooseRows(rows, shown);
        }

        var (mine, theirs) = (SectionMarks.Of(question, given), SectionMarks.Of(question, Before));
        if (SectionMarks.AreSame(mine, theirs) || SectionMarks.AreSame(mine, shown))
        {
            return (Before, Before);
        }

        return SectionMarks.AreSame(theirs, shown) ? (given, given) : Decide(question, version => (version, question) switch
        {
            ("mine", _) => given,
            ("both", Repeat repeat) => DraftRow.ToContent(repeat, Merge(repeat, shown: [], isOwn: true).GetRows(version), Before.Language),
            _ => Before,
        });
    }

    private (DraftContent Mine, DraftContent Theirs) ChooseRows(Repeat repeat, IReadOnlyList<AnswerMark> shown)
    {
        var merge = Merge(repeat, shown, _isOwn);
        _places[repeat.Code] = merge.GetPlaces("mine");
        if (merge.IsConflict)
        {
            return Decide(repeat, Get);
        }

        var both = Get("mine");
        return (both, both);

        DraftContent Get(string version) => DraftRow.ToContent(repeat, merge.GetRows(version), Before.Language);
    }

    private RowMerge Merge(Repeat repeat, IReadOnlyList<AnswerMark> shown, bool isOwn) =>
        new(shown, values.GetKeys(repeat.Code), DraftRow.Of(repeat, given), DraftRow.Of(repeat, Before), isOwn);

    private (DraftContent Mine, DraftContent Theirs) Decide(Question question, Func<string, DraftContent> get)
    {
        var seen = SectionMarks.Read(Seen, page).GetValueOrDefault(question.Code);
        var decision = SectionMarks.AreSame(seen, SectionMarks.Of(question, Before)) ? Decisions(question) : "";
        if (decision is "mine" or "theirs" || (decision == "both" && question is Repeat))
        {
            var decided = get(decision);
            return (decided, decided);
        }

        _conflicts.Add(question);
        return (get("mine"), get("theirs"));
    }

    private DraftContent Join(List<(Question Question, DraftContent Source)> parts)
    {
        var answers = new List<KeyValuePair<string, Answer>>();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (question, source) in parts)
        {
            if (source.Answers.Find(question.Code) is { } answer)
            {
                answers.Add(new(question.Code, answer));
            }

            foreach (var (place, text) in SectionMarks.TypedTo(question, source))
            {
                typed[place] = text;
            }
        }

        return new DraftContent(new AnswerSet(answers), Before.Language ?? given.Language) { AsTyped = typed };
    }
}
