using Survey.Core.Collecting;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>
/// Brings what a form of one page says into a draft. Question by question: what was not touched in the form stays as it
/// is in the draft now, what nobody else has touched becomes what the form says, and what two people have changed to
/// different things is a conflict, which one of them must decide. Then nothing is saved.
/// </summary>
/// <param name="round">The round.</param>
/// <param name="page">The page.</param>
/// <param name="given">What the form says.</param>
/// <param name="marks">What the form showed when it was made (<see cref="SectionMarks"/>).</param>
/// <param name="begin">What a draft begins with where there is none.</param>
public sealed class SectionEdit(Round round, FormPage page, DraftContent given, string marks, Func<ResponseDossier, DraftContent> begin)
{
    /// <summary>Which version somebody has decided for: <c>mine</c>, <c>theirs</c>, <c>both</c> for the rows of both; empty for none.</summary>
    public Func<Question, string> Decisions { get; init; } = _ => "";

    /// <summary>The marks of the other version that whoever decided has seen; a decision about another one than that does not count.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The questions that two people have changed, after <see cref="Apply"/>.</summary>
    public IReadOnlyList<Question> Conflicts { get; private set; } = [];

    /// <summary>What the draft said before, after <see cref="Apply"/>.</summary>
    public DraftContent Before { get; private set; } = new(AnswerSet.Empty, Language: null);

    /// <summary>What the draft would say if the form prevailed in every conflict, after <see cref="Apply"/>.</summary>
    public DraftContent Mine { get; private set; } = new(AnswerSet.Empty, Language: null);

    /// <summary>What the draft is to say; null if there are conflicts.</summary>
    public DraftContent? Apply(ResponseDossier dossier)
    {
        Before = begin(dossier);
        var conflicts = new List<Question>();
        var answers = new List<KeyValuePair<string, Answer>>();
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in round.Questionnaire.Scope.Questions.Select(each => each.Question))
        {
            var source = page.Questions.Any(each => each.Question == question) ? Choose(question, conflicts) : Before;
            if (source.Answers.Find(question.Code) is { } answer)
            {
                answers.Add(new(question.Code, answer));
            }

            foreach (var (place, text) in SectionMarks.TypedTo(question, source))
            {
                typed[place] = text;
            }
        }

        Conflicts = conflicts;
        Mine = new DraftContent(new AnswerSet(answers), Before.Language ?? given.Language) { AsTyped = typed };
        return conflicts.Count > 0 ? null : Mine;
    }

    private DraftContent Choose(Question question, List<Question> conflicts)
    {
        var (mine, theirs, shown) = (SectionMarks.Of(question, given), SectionMarks.Of(question, Before), SectionMarks.Find(marks, page, question));
        if (mine == theirs || mine == shown)
        {
            return Before;
        }

        if (theirs == shown)
        {
            return given;
        }

        switch (SectionMarks.Find(Seen, page, question) == theirs ? Decisions(question) : "")
        {
            case "mine":
                return given;
            case "theirs":
                return Before;
            case "both" when CanAppend(question):
                return Append(question);
            default:
                conflicts.Add(question);
                return given;
        }
    }

    /// <summary>Whether the rows of both versions can stay; not where something in the form's rows is no answer, which has its place there alone.</summary>
    public bool CanAppend(Question question) => question is Repeat && !SectionMarks.TypedTo(question, given).Any();

    /// <summary>The rows of the draft, and after them those of the form that are not among them.</summary>
    private DraftContent Append(Question question)
    {
        var rows = Before.Answers.GetRows(question.Code);
        var known = rows.Select(AnswerJson.Write).ToHashSet(StringComparer.Ordinal);
        var added = given.Answers.GetRows(question.Code).Where(row => !known.Contains(AnswerJson.Write(row)));
        return Before with { Answers = new AnswerSet([new(question.Code, new RowsAnswer([.. rows, .. added]))]) };
    }
}
