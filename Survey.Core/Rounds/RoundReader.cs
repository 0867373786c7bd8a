using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>Reads <c>round.json</c> and checks it against the files that it refers to.</summary>
public static class RoundReader
{
    /// <summary>Reads the round and reports all problems in the value's log.</summary>
    /// <param name="value">The contents of <c>round.json</c>.</param>
    /// <param name="framework">The round's framework; null if it could not be read.</param>
    /// <param name="directory">The round's directory; null if it could not be read.</param>
    /// <param name="questionnaire">The round's questionnaire; null if it could not be read.</param>
    /// <returns>The round; null if the value is not an object, or if any of the other three is null.</returns>
    public static Round? Read(JsonValue value, Framework? framework, OrganizationDirectory? directory, Questionnaire? questionnaire)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var problems = value.Problems;
        var code = members.Require("code")?.AsCode();
        var title = members.Find("title")?.AsText();
        ExpectSame(members.Require("questionnaire"), questionnaire?.Code, ProblemCatalogue.RoundWrongQuestionnaire, "questionnaire.json");
        ExpectSame(members.Require("framework"), framework?.Code, ProblemCatalogue.RoundWrongFramework, "framework.json");
        if (questionnaire?.Framework is { } referred && framework is not null && !string.Equals(referred, framework.Code, StringComparison.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.RoundWrongFramework,
                Place.OfFile("questionnaire.json").Member("framework"),
                $"The questionnaire is keyed to “{referred}”, and framework.json is “{framework.Code}”. Use one and the same.");
        }

        var (opens, deadline, closes) = ReadDates(members);
        var isOpen = ReadAccess(members);
        var invited = ReadOrganizations(members.Find("organizations"), directory, isOpen, members.Place, problems);
        var extensions = ReadExtensions(members.Find("extensions"), invited, closes);
        var rule = RuleReader.Read(members.Find("recurrence"), isOpen);
        var analysis = ReadAnalysis(members.Find("analysis"), questionnaire, members.Place, problems);
        members.RefuseOthers();
        return framework is null || directory is null || questionnaire is null
            ? null
            : new Round(
                code ?? "",
                title ?? LocalizedText.Plain(code ?? ""),
                framework,
                directory,
                questionnaire,
                opens,
                deadline,
                closes,
                isOpen,
                isOpen ? null : invited,
                rule,
                analysis)
            {
                Extensions = extensions,
            };
    }

    private static Dictionary<string, DateOnly> ReadExtensions(JsonValue? value, IReadOnlyList<Organization> invited, DateOnly? closes)
    {
        var extensions = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (code, member) in value?.AsObject()?.All() ?? [])
        {
            if (invited.All(organization => organization.Code != code))
            {
                member.Problems.Add(ProblemCatalogue.OrganizationUnknown, member.Place, $"“{Excerpt.Of(code)}” is not invited to this round, so no later deadline can be granted to it. Correct the code, or remove it.");
            }
            else if (member.AsDate() is { } day)
            {
                extensions[code] = day;
                if (day > closes)
                {
                    member.Problems.Add(ProblemCatalogue.RoundDatesOrder, member.Place, "No deadline can lie beyond the last day of the round, which is everybody’s. Choose an earlier day, or move the round’s last day (“closes”) first.");
                }
            }
        }

        return extensions;
    }

    private static void ExpectSame(JsonValue? value, string? expected, ProblemKind kind, string file)
    {
        if (value?.AsCode() is { } code && expected is not null && !string.Equals(code, expected, StringComparison.Ordinal))
        {
            value.Value.Problems.Add(kind, value.Value.Place, $"The round names “{Excerpt.Of(code)}”, and {file} is “{expected}”. Use one and the same.");
        }
    }

    private static (DateOnly? Opens, DateOnly? Deadline, DateOnly? Closes) ReadDates(JsonMembers members)
    {
        var opens = members.Find("opens")?.AsDate();
        var deadline = members.Find("deadline")?.AsDate();
        var closes = members.Find("closes")?.AsDate();
        if (opens > deadline || deadline > closes || opens > closes)
        {
            members.Problems.Add(
                ProblemCatalogue.RoundDatesOrder,
                members.Place,
                "The dates must follow each other: “opens”, then “deadline”, then “closes”; two of them may be the same day.");
        }

        return (opens, deadline, closes);
    }

    private static bool ReadAccess(JsonMembers members)
    {
        if (members.Find("access") is not { } value || value.AsString() is not { } access)
        {
            return false;
        }

        if (access is not ("invited" or "open"))
        {
            members.Problems.Add(ProblemCatalogue.RoundSettingUnknown, value.Place, $"“{Excerpt.Of(access)}” is no way to take part. Write “invited” or “open”.");
        }

        return access == "open";
    }

    private static IReadOnlyList<Organization> ReadOrganizations(
        JsonValue? list,
        OrganizationDirectory? directory,
        bool isOpen,
        Place place,
        ProblemLog problems)
    {
        if (list is not { } value)
        {
            WarnIfNobody(directory?.Organizations.Count);
            return directory?.Organizations ?? [];
        }

        if (isOpen)
        {
            problems.Add(ProblemCatalogue.RoundOrganizationsIgnored, value.Place, "An open round invites nobody; this list is not used. Remove it, or set “access” to “invited”.");
            return [];
        }

        var invited = new SortedDictionary<int, Organization>();
        var codes = new UniqueCodes("organization", problems);
        foreach (var item in value.AsList())
        {
            if (codes.Read(item) is not { } code || directory is null)
            {
                continue;
            }

            if (directory.FindOrganization(code) is { } organization)
            {
                invited.Add(organization.Position, organization);
            }
            else
            {
                problems.Add(ProblemCatalogue.OrganizationUnknown, item.Place, $"The directory has no organization “{Excerpt.Of(code)}”. Correct the code, or add it to directory.json.");
            }
        }

        WarnIfNobody(directory is null ? null : invited.Count);
        return [.. invited.Values];

        void WarnIfNobody(int? count)
        {
            if (!isOpen && count == 0)
            {
                problems.Add(ProblemCatalogue.RoundInvitesNobody, place, "Nobody is invited. Add organizations to directory.json, or to “organizations” here, or set “access” to “open”.");
            }
        }
    }

    /// <summary>
    /// A question that the settings name must exist. A setting that is left out has its default, and the questionnaire
    /// may lack that question: without recommendations it is only a warning.
    /// </summary>
    private static AnalysisSettings ReadAnalysis(JsonValue? value, Questionnaire? questionnaire, Place place, ProblemLog problems)
    {
        var members = value?.AsObject();
        var usual = AnalysisSettings.Default;
        var settings = new AnalysisSettings(
            members?.Find("repeat")?.AsCode() ?? usual.Repeat,
            members?.Find("coded")?.AsCode() ?? usual.Coded,
            members?.Find("status")?.AsCode() ?? usual.Status,
            members?.Find("practices")?.AsCode() ?? usual.Practices,
            members?.Find("category")?.AsCode() ?? usual.Category);
        members?.RefuseOthers();
        if (questionnaire is null)
        {
            return settings;
        }

        var top = questionnaire.Scope;
        var rows = (top.Find(settings.Repeat)?.Question as Repeat)?.Scope;
        var practices = (top.Find(settings.Practices)?.Question as Repeat)?.Scope;
        (string Member, string Code, bool Found, string Wanted)[] checks =
        [
            ("repeat", settings.Repeat, rows is not null, "a repeat group of the questionnaire"),
            ("coded", settings.Coded, rows is null || IsOf<CodedQuestion>(rows, settings.Coded), "a coded question of that repeat group"),
            ("status", settings.Status, IsOf<SelectOneQuestion>(top, settings.Status) || IsOf<CalculatedQuestion>(top, settings.Status), "a select-one question outside of repeat groups"),
            ("practices", settings.Practices, practices is not null, "a repeat group of the questionnaire"),
            ("category", settings.Category, practices is null || IsOf<SelectOneQuestion>(practices, settings.Category), "a select-one question of the practices"),
        ];
        foreach (var (member, code, found, wanted) in checks)
        {
            if (!found && members?.Find(member) is { } named)
            {
                problems.Add(ProblemCatalogue.RoundAnalysisUnknown, named.Place, $"“{Excerpt.Of(code)}” is not {wanted}.");
            }
        }

        if (checks[..3].Any(check => !check.Found && members?.Find(check.Member) is null))
        {
            problems.Add(
                ProblemCatalogue.RoundAnalysisNone,
                place,
                "The questionnaire lacks “recommendations”, its coded “elements” or “recommendations_status”. Name the questions that stand for them under “analysis”; otherwise nobody counts as recommending.");
        }

        if (top.Find(settings.Status)?.Question is SelectOneQuestion status && !RecommendationStatus.Recommending.Any(code => status.Choices.Find(code) is not null))
        {
            problems.Add(
                ProblemCatalogue.RoundAnalysisNone,
                place,
                $"“{settings.Status}” offers neither “final” nor “provisional”, so nobody can count as recommending. Use the codes final, provisional, in-discussion, not-shareable, none; the labels may be anything.");
        }

        return settings;
    }

    private static bool IsOf<T>(QuestionScope scope, string code) => scope.Find(code)?.Question is T or UnreadableQuestion;
}
