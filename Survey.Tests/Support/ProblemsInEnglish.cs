using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Tests.Support;

/// <summary>Messages of problems, for tests that read English.</summary>
internal static class ProblemsInEnglish
{
    public static string InEnglish(this Problem problem) => problem.ToText(Language.English);
}
