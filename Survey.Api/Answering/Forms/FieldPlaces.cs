using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>Finds the field that a problem's place means.</summary>
internal sealed class FieldPlaces
{
    private readonly Dictionary<string, (string Field, Question Question)> _fields = new(StringComparer.Ordinal);

    /// <summary>Knows the fields of some questions.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="values">The form, for the keys of rows.</param>
    /// <param name="answers">The place of the answers in what was read or checked.</param>
    public FieldPlaces(IEnumerable<Question> questions, FormValues values, Place answers) => Add(questions, values, "", answers);

    /// <summary>The problem with its field; null if it belongs to none of these questions.</summary>
    public FieldProblem? Find(Problem problem)
    {
        for (var path = problem.Place.Path; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '#']))].TrimEnd())
        {
            if (_fields.TryGetValue(path, out var found))
            {
                return new FieldProblem(found.Field, found.Question, problem);
            }
        }

        return null;
    }

    /// <summary>The fields, in the order of the questionnaire.</summary>
    public IEnumerable<string> Fields => _fields.Values.Select(each => each.Field);

    /// <summary>The field at a place; null if there is none.</summary>
    public (string Field, Question Question)? FindAt(string path) => _fields.TryGetValue(path, out var found) ? found : null;

    private void Add(IEnumerable<Question> questions, FormValues values, string prefix, Place place)
    {
        foreach (var question in questions)
        {
            var (name, here) = (prefix + question.Code, place.Member(question.Code));
            _fields[here.Path] = (name, question);
            if (question is not Repeat repeat)
            {
                continue;
            }

            var keys = values.GetKeys(name);
            for (var number = 1; number <= keys.Count; number++)
            {
                Add(FormPage.QuestionsOf(repeat.Items), values, FormValues.RowPrefix(name, keys[number - 1]), here.Item(number));
            }
        }
    }
}
