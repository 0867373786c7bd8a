using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Rounds;

/// <summary>Reads <c>round.json</c> and checks it against the files that it refers to.</summary>
public static class RoundReader
{
    /// <summary>Reads the round and reports all problems in the value's log.</summary>
    /// <param name="value">The contents of <c>round.json</c>.</param>
    /// <param name="frameworks">The round's frameworks; null if one of them could not be read.</param>
    /// <param name="directory">The round's directory; null if it could not be read.</param>
    /// <param name="questionnaire">The round's questionnaire; null if it could not be read.</param>
    /// <returns>
    /// The round; null if the value is not an object, if any of the other three is null, or if a question names a framework that is not
    /// there.
    /// </returns>
    public static Round? Read(JsonValue value, FrameworkSet? frameworks, OrganizationDirectory? directory, Questionnaire? questionnaire)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var problems = value.Problems;
        var code = members.Require("code")?.AsCode();
        var title = members.Find("title")?.AsText();
        ExpectSame(members.Require("questionnaire"), questionnaire?.Code, ProblemCatalogue.RoundWrongQuestionnaire);
        ExpectSame(members.Require("framework"), frameworks?.Main.Code, ProblemCatalogue.RoundWrongFramework);
        if (
            questionnaire?.Framework is { } referred
            && frameworks is not null
            && !string.Equals(referred, frameworks.Main.Code, StringComparison.Ordinal))
        {
            problems.Add(
                ProblemCatalogue.RoundWrongFramework["questionnaire"],
                Place.OfFile("questionnaire.json").Member("framework"),
                ("found", referred),
                ("wanted", frameworks.Main.Code));
        }

        var hasFrameworks =
            questionnaire is not null && frameworks is not null && FrameworkUse.Verify(questionnaire, frameworks, problems);

        var (opens, deadline, closes) = ReadDates(members);
        var isOpen = ReadAccess(members);
        var open = OpenSettingsReader.Read(members.Find("open"), isOpen, questionnaire);
        var invited = ReadOrganizations(members.Find("organizations"), directory, isOpen, opens ?? deadline, members.Place, problems);
        var extensions = ReadExtensions(members.Find("extensions"), invited, closes);
        var contact = ReadContact(members.Find("contact"));
        var rule = RuleReader.Read(members.Find("recurrence"), isOpen);
        var analysis = ReadAnalysis(members.Find("analysis"), directory, questionnaire, members.Place, problems);
        members.ReportUnknownMembers();
        return !hasFrameworks || directory is null
            ? null
            : new Round(
                code ?? "",
                title ?? LocalizedText.Plain(code ?? ""),
                frameworks!,
                directory,
                questionnaire!,
                opens,
                deadline,
                closes,
                isOpen,
                isOpen ? null : invited,
                rule,
                analysis)
            {
                Extensions = extensions,
                Open = open,
                Contact = contact,
            };
    }

    private static Dictionary<string, DateOnly> ReadExtensions(JsonValue? value, IReadOnlyList<Organization> invited, DateOnly? closes)
    {
        var extensions = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (code, member) in value?.AsObject()?.All() ?? [])
        {
            if (invited.All(organization => organization.Code != code))
            {
                member.Problems.Add(ProblemCatalogue.OrganizationUnknown["extension"], member.Place, ("found", code));
            }
            else if (member.AsDate() is { } day)
            {
                extensions[code] = day;
                if (day > closes)
                {
                    member.Problems.Add(ProblemCatalogue.RoundDatesOrder["extension"], member.Place);
                }
            }
        }

        return extensions;
    }

    private static RoundContact? ReadContact(JsonValue? value)
    {
        if (value?.AsObject() is not { } members)
        {
            return null;
        }

        var name = members.Require("name") is { } given && given.AsString() is { } text
            ? ReadName(text, given.Place, members.Problems)
            : null;
        var email = members.Require("email") is { } address && address.AsString() is { } typed
            ? TypedEmail.Read(typed, address.Place, members.Problems)
            : null;
        members.ReportUnknownMembers();
        return name is null || email is null ? null : new RoundContact(name, email);
    }

    private static string? ReadName(string text, Place place, ProblemLog problems)
    {
        var name = TypedName.Find(text);
        if (name is null)
        {
            problems.Add(ProblemCatalogue.NameMissing["contact"], place, ("most", TypedName.MaxLength));
        }

        return name;
    }

    private static void ExpectSame(JsonValue? value, string? expected, ProblemKind kind)
    {
        if (value?.AsCode() is { } code && expected is not null && !string.Equals(code, expected, StringComparison.Ordinal))
        {
            value.Value.Problems.Add(kind, value.Value.Place, ("found", code), ("wanted", expected));
        }
    }

    private static (DateOnly? Opens, DateOnly? Deadline, DateOnly? Closes) ReadDates(JsonMembers members)
    {
        var opens = members.Find("opens")?.AsDate();
        var deadline = members.Find("deadline")?.AsDate();
        var closes = members.Find("closes")?.AsDate();
        if (opens > deadline || deadline > closes || opens > closes)
        {
            members.Problems.Add(ProblemCatalogue.RoundDatesOrder, members.Place);
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
            members.Problems.Add(ProblemCatalogue.RoundSettingUnknown, value.Place, ("found", access));

            // Only one of the two can be meant, so the rest is not reported too.
            return members.Find("open") is not null;
        }

        return access == "open";
    }

    /// <summary>
    /// The organizations that the list names. Without a list, the whole directory, without organizations that ended before the round.
    /// </summary>
    private static IReadOnlyList<Organization> ReadOrganizations(
        JsonValue? list,
        OrganizationDirectory? directory,
        bool isOpen,
        DateOnly? begins,
        Place place,
        ProblemLog problems)
    {
        if (list is not { } value)
        {
            List<Organization> all = [.. directory?.Organizations.Where(organization => !organization.EndedBefore(begins)) ?? []];
            WarnIfNobody(directory is null ? null : all.Count);
            return all;
        }

        if (isOpen)
        {
            problems.Add(ProblemCatalogue.RoundOrganizationsIgnored, value.Place);
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
                problems.Add(ProblemCatalogue.OrganizationUnknown, item.Place, ("found", code));
            }
        }

        WarnIfNobody(directory is null ? null : invited.Count);
        return [.. invited.Values];

        void WarnIfNobody(int? count)
        {
            if (!isOpen && count == 0)
            {
                problems.Add(ProblemCatalogue.RoundInvitesNobody, place);
            }
        }
    }

    /// <summary>
    /// A question that the settings name must exist. A setting that is left out has its default, and the questionnaire
    /// may lack that question: without recommendations it is only a warning.
    /// </summary>
    private static AnalysisSettings ReadAnalysis(
        JsonValue? value,
        OrganizationDirectory? directory,
        Questionnaire? questionnaire,
        Place place,
        ProblemLog problems)
    {
        var members = value?.AsObject();
        var usual = AnalysisSettings.Default;
        var settings = new AnalysisSettings(
            members?.Find("repeat")?.AsCode() ?? usual.Repeat,
            members?.Find("coded")?.AsCode() ?? usual.Coded,
            members?.Find("status")?.AsCode() ?? usual.Status,
            members?.Find("practices")?.AsCode() ?? usual.Practices,
            members?.Find("category")?.AsCode() ?? usual.Category,
            members?.Find("listedAs")?.AsCode() ?? usual.ListedAs,
            members?.Find("listedIn")?.AsCode() ?? usual.ListedIn)
        {
            Rows = members?.Find("rows")?.AsNames(),
            Consent = members?.Find("consent")?.AsCode() ?? usual.Consent,
        };
        members?.ReportUnknownMembers();
        if (questionnaire is null)
        {
            return settings;
        }

        var top = questionnaire.Scope;
        var rows = (top.Find(settings.Repeat)?.Question as Repeat)?.Scope;
        var practices = (top.Find(settings.Practices)?.Question as Repeat)?.Scope;
        (string Member, string Code, bool Found, string Wanted)[] checks =
        [
            ("repeat", settings.Repeat, rows is not null, "repeat"),
            ("coded", settings.Coded, rows is null || IsOf<CodedQuestion>(rows, settings.Coded), "coded"),
            (
                "status",
                settings.Status,
                IsOf<SelectOneQuestion>(top, settings.Status) || IsOf<CalculatedQuestion>(top, settings.Status),
                "status"),
            ("practices", settings.Practices, practices is not null, "repeat"),
            (
                "category",
                settings.Category,
                practices is null
                    || IsOf<SelectOneQuestion>(practices, settings.Category)
                    || IsOf<SelectManyQuestion>(practices, settings.Category),
                "category"),
            ("listedAs", settings.ListedAs, practices is null || IsOf<TextQuestion>(practices, settings.ListedAs), "listed-as"),
            ("listedIn", settings.ListedIn, practices is null || IsOf<SelectManyQuestion>(practices, settings.ListedIn), "listed-in"),
            ("consent", settings.Consent, IsOf<SelectOneQuestion>(top, settings.Consent), "consent"),
        ];
        foreach (var (member, code, found, wanted) in checks)
        {
            if (!found && members?.Find(member) is { } named)
            {
                problems.Add(
                    ProblemCatalogue.RoundAnalysisUnknown,
                    named.Place,
                    ("found", code),
                    ("wanted", new Phrase($"analysis-{wanted}")));
            }
        }

        if (checks[..3].Any(check => !check.Found && members?.Find(check.Member) is null))
        {
            problems.Add(ProblemCatalogue.RoundAnalysisNone, place);
        }

        if (
            top.Find(settings.Status)?.Question is SelectOneQuestion status
            && !RecommendationStatus.Recommending.Any(code => status.Choices.Find(code) is not null))
        {
            problems.Add(ProblemCatalogue.RoundAnalysisNone["status"], place, ("found", settings.Status));
        }

        if (top.Find(settings.Consent)?.Question is SelectOneQuestion consent)
        {
            foreach (var choice in consent.Choices.Choices.Where(choice => PublicationConsents.Find(choice.Code) is null))
            {
                problems.Add(
                    ProblemCatalogue.RoundConsentUnknown,
                    members?.Find("consent")?.Place ?? place,
                    ("question", settings.Consent),
                    ("found", choice.Code),
                    ("known", Detail.List(PublicationConsents.Codes)));
            }
        }

        if (directory is not null && practices?.Find(settings.ListedIn)?.Question is SelectManyQuestion listedIn)
        {
            foreach (var choice in listedIn.Choices.Choices.Where(choice => directory.FindRegion(choice.Code) is null))
            {
                problems.Add(
                    ProblemCatalogue.RegionUnknown,
                    members?.Find("listedIn")?.Place ?? place,
                    ("found", choice.Code),
                    ("known", Detail.List(directory.Regions.Select(region => region.Code))));
            }
        }

        return settings;
    }

    private static bool IsOf<T>(QuestionScope scope, string code) => scope.Find(code)?.Question is T or UnreadableQuestion;
}
