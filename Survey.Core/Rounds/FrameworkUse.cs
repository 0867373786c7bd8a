using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>Compares the frameworks that coded questions name with those of the round.</summary>
internal static class FrameworkUse
{
    private const string File = "questionnaire.json";

    /// <summary>Reports each question whose framework the round does not have.</summary>
    /// <returns>True if each question has its framework.</returns>
    public static bool Verify(Questionnaire questionnaire, FrameworkSet frameworks, ProblemLog problems)
    {
        var errors = problems.Errors;
        foreach (var (question, place) in FindCoded(questionnaire.Scope, Place.OfFile(File)))
        {
            if (frameworks.Find(question.Framework) is null)
            {
                problems.Add(
                    ProblemCatalogue.FrameworkUnknown,
                    place.Member("framework"),
                    ("found", question.Framework!),
                    ("known", Detail.List(frameworks.All.Select(each => each.Code))));
            }
        }

        return problems.Errors == errors;
    }

    /// <summary>Warns of each further framework that nothing in the round uses.</summary>
    /// <param name="files">The contents of the folder <c>frameworks</c>.</param>
    /// <param name="questionnaire">The questionnaire; it has no errors.</param>
    /// <param name="alignments">The alignment tables.</param>
    public static void WarnOfUnused(IEnumerable<JsonValue?> files, Questionnaire questionnaire, IReadOnlyList<Alignment> alignments)
    {
        var used = FindCoded(questionnaire.Scope, Place.OfFile(File))
            .Select(each => each.Question.Framework)
            .Concat(alignments.SelectMany(alignment => alignment.Columns.Append(alignment.Rows)).Select(framework => framework.Code))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.OfType<JsonValue>())
        {
            if (file.Element.GetProperty("code").GetString() is { } code && !used.Contains(code))
            {
                file.Problems.Add(ProblemCatalogue.FrameworkNotUsed, file.Place, ("found", code));
            }
        }
    }

    /// <summary>The coded questions, each with its place as the verifier of questionnaires names it.</summary>
    private static IEnumerable<(CodedQuestion Question, Place Place)> FindCoded(QuestionScope scope, Place place) =>
        scope.Questions.Select(scoped => scoped.Question).SelectMany(question => question switch
        {
            CodedQuestion coded => [(coded, place.Member(coded.Code))],
            Repeat repeat => FindCoded(repeat.Scope, place.Member(repeat.Code)),
            _ => Enumerable.Empty<(CodedQuestion, Place)>(),
        });
}
