using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Results;

/// <summary>Goes through the answers of responses and counts those to relevant questions.</summary>
/// <param name="layout">The questions of the round.</param>
/// <param name="selection">Which of them to count, and the question that divides the results.</param>
/// <param name="choices">Positions of the choices of the dividing question, by code; empty if there is none.</param>
internal sealed class AnswerVisitor(ResultLayout layout, ResultSelection selection, IReadOnlyDictionary<string, int> choices)
{
    private readonly bool[] _selected = [.. layout.Questions.Select(question => Selects(selection, question))];

    /// <summary>True if a question is one of those to show.</summary>
    public static bool Selects(ResultSelection selection, QuestionLayout question) =>
        selection.Question is null || question.Question.IsCalled(selection.Question);

    /// <summary>Counts the answers of a response, or of a row and the rows inside it.</summary>
    /// <param name="scope">The response or row.</param>
    /// <param name="counts">Receives what it counts.</param>
    /// <param name="byChoice">Receives what it counts with each choice of the dividing question.</param>
    public void Count(AnswerScope scope, AnswerCounts counts, Dictionary<int, AnswerCounts> byChoice)
    {
        var groups = choices.Count == 0 ? [] : FindChoices(scope);
        foreach (var scoped in scope.Questions.Questions)
        {
            if (scoped.Question is Repeat repeat)
            {
                foreach (var row in scope.GetRelevantRows(repeat))
                {
                    Count(row, counts, byChoice);
                }
            }
            else if (layout.Get(scoped.Question) is var question && _selected[question.Number] && scope.IsRelevant(scoped))
            {
                var answer = GivenAnswer.FindAnswer(scope, scoped);
                counts.Add(question, answer);
                foreach (var group in groups)
                {
                    if (!byChoice.TryGetValue(group, out var ofGroup))
                    {
                        byChoice.Add(group, ofGroup = new AnswerCounts());
                    }

                    ofGroup.Add(question, answer);
                }
            }
        }
    }

    /// <summary>
    /// The groups of the choices that the dividing question has here. If it is in rows below or beside this scope, all choices
    /// of these rows, each once.
    /// </summary>
    private HashSet<int> FindChoices(AnswerScope scope)
    {
        var path = selection.By!.Groups;
        var scopes = scope.Outwards().Reverse().ToList();

        // The innermost scope that contains both the scope and the question.
        var depth = 0;
        while (depth < path.Count && depth + 1 < scopes.Count && scopes[depth + 1].Questions == path[depth].Scope)
        {
            depth++;
        }

        var found = new HashSet<int>();
        Gather(scopes[depth], depth, found);
        return found;
    }

    private void Gather(AnswerScope scope, int depth, HashSet<int> found)
    {
        var by = selection.By!;
        if (depth < by.Groups.Count)
        {
            foreach (var row in scope.GetRelevantRows(by.Groups[depth]))
            {
                Gather(row, depth + 1, found);
            }
        }
        else if (scope.IsRelevant(scope.Questions.Find(by.Question.Code)!)
            && scope.FindAnswer(by.Question.Code) is ChoiceAnswer choice
            && choices.TryGetValue(choice.Code, out var group))
        {
            found.Add(group);
        }
    }
}
