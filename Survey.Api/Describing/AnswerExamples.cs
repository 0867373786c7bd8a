using System.Text.Json;
using Survey.Api.Access;
using Survey.Api.Analysing;
using Survey.Api.Audit;
using Survey.Api.Directories;
using Survey.Api.Http;
using Survey.Api.Invitations;
using Survey.Api.OpenRounds;
using Survey.Api.Publications;
using Survey.Api.Responses;
using Survey.Api.Rounds;
using Survey.Api.Workbooks;
using Survey.Storage;

namespace Survey.Api.Describing;

/// <summary>
/// Examples of response bodies. They are instances of the records that the service writes, so they always have its members.
/// </summary>
internal static class AnswerExamples
{
    private const string Hash = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";

    private static readonly Guid Id = Guid.Parse("0195f3a2-7b1c-7d4e-8f20-1a2b3c4d5e6f");

    private static readonly DateTimeOffset Then = new(2017, 6, 20, 14, 5, 0, TimeSpan.Zero);

    private static readonly DateOnly Deadline = new(2017, 6, 26);

    private static readonly ProblemEntry Missing = new(
        "answer-missing",
        "error",
        "/answers/recommendations/1/text",
        "response: answers.recommendations #2.text",
        "Answer “The recommendation”.");

    private static readonly ProblemEntry NotRead = new(
        "table-column-unknown",
        "warning",
        "",
        "table › row 1 › cell E1",
        "Nothing here is called “telephone”; the column was not read.");

    private static readonly RoundSummary Round = new(
        "grcp7",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "GRCP 7" },
        "collecting",
        1,
        "invited",
        new DateOnly(2017, 6, 1),
        Deadline,
        new DateOnly(2017, 10, 10),
        new DateTimeOffset(2017, 6, 1, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2017, 10, 11, 0, 0, 0, TimeSpan.Zero),
        Invited: 2,
        Responded: 1,
        Drafts: 0,
        "grcp7",
        "1",
        "gcm-modalities-2017");

    private static readonly RevisionSummary Revision = new(
        1,
        "submitted",
        "GRCP7/RCM/1",
        Hash,
        Then,
        "secretariat",
        "Amina Diallo",
        "api",
        Note: null,
        new DateOnly(2017, 6, 20),
        "Amina Diallo",
        EndorsedBy: null);

    private static readonly LinkView Link = new(Id, "rcm", "secretariat", Then, "jane", OpenedAt: null, RevokedAt: null);

    private static readonly ChangeView Change = new(
        "elements",
        "changed",
        "recommendations #1.elements",
        "recommendations #1.elements",
        JsonElement.Parse("""{"themes": [], "elements": ["c"]}"""),
        JsonElement.Parse("""{"themes": [], "elements": ["c", "n"]}"""));

    /// <summary>The examples, by type.</summary>
    public static IReadOnlyDictionary<Type, object> All { get; } =
        new object[]
        {
            new Me("coordinator", "jane", "write", Round: null, Organization: null),
            new TokenSummary(Id, "Monthly report", "read", Then, Then.AddDays(90), LastUsedAt: null, RevokedAt: null),
            new AccountSummary("jane", "coordinator", Then, DisabledAt: null),
            Round,
            new PublicationSummary(
                "final-report",
                Then,
                "Dana Okoye",
                Responses: 2,
                "0.1.0",
                Hash,
                [new PublishedOutput("overview.json", Hash)]),
            new ImportView(
                [new ImportChange("changed", "rcm", "secretariat@example.org", [new ImportField("contact language", "en", "es")])],
                IsReordered: false,
                [NotRead]),
            new ContactView(Id, "rcm", "secretariat", "Secretariat", "secretariat@example.org", "es", Bounce: null, "\"1F0C9A5D2B7E4631\""),
            new ResponseView(
                "grcp7",
                "rcm",
                "submitted",
                "collecting",
                "\"1.2\"",
                Deadline,
                "en",
                JsonElement.Parse(DocumentExamples.Answers),
                new Dictionary<string, string>(StringComparer.Ordinal),
                HasCorrection: false,
                Revision,
                Draft: null,
                ["save", "withdraw"]),
            new AnalysisEntryView(
                "text:-:-:remarks",
                2,
                JsonElement.Parse("""{"kind": "remarks", "text": {"en": "Most answers came in June."}}"""),
                Then,
                "analyst",
                "bob"),
            new SuggestionView("merge", new PracticeRowView("rcm", 3), Title: null, new PracticeRowView("mercosur", 1), 0.85m),
            new AnswerReceipt(
                "open-consultation",
                "01890a5dac96774bbcceb302099a8057",
                "OPEN-CONSULTATION/01890A5DAC96774BBCCEB302099A8057/1",
                Hash,
                Then,
                "42-5f0e9c1d",
                Link: null),
            new ChannelSummary(
                "newsletter",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Our newsletter" },
                new Uri("https://survey.example.org/open/open-consultation/newsletter"),
                312),
            new DuplicatesView(
                1,
                [
                    new DuplicateGroupView(
                        "The plan must say who pays for the crossings after 2027, and how often they are checked.",
                        2,
                        ["01890a5dac96774bbcceb302099a8057", "1f0c2b7e9d3a48b5a6e4c08d52f7b913"]),
                ]),
            new ResponseCheck(CanSubmit: false, [Missing]),
            Revision,
            new RevisionDocument(Revision, JsonElement.Parse(DocumentExamples.Response)),
            new ChangesView(1, 2, [Change]),
            new CollectedView("rcm", "draft", 2, 1, [NotRead], 0),
            new InvitationView(
                "rcm",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Regional Conference on Migration (Puebla Process)" },
                "rcp",
                ["americas"],
                "submitted",
                HasCorrection: false,
                IsLate: false,
                Deadline,
                Then,
                LoadedSubmission: null,
                WorkingLinks: 2),
            new PreviewView(
                [
                    new PreviewedView(
                        "rcm",
                        "Secretariat",
                        "secretariat@example.org",
                        "es",
                        "GRCP 7: invitación a responder",
                        "Estimada Secretaría:\n\nLe invitamos a responder a más tardar el 26 de junio de 2017:\n\n…"),
                ],
                ["sacm"],
                []),
            new SentView(1, ["sacm"], []),
            Link,
            new IssuedLinksView([new IssuedLinkView(Link, new Uri("https://survey.example.org/link/svl_…"))]),
            new RevokedView(1),
            new PlanView(
                [new PlannedMessageView(Id, "reminder", Day: null, 5, "09:00", IsStopped: false, "Dana", "\"1\"")],
                [new OccasionView(Id, "reminder", Deadline, Then, "planned", 8, Skipped: null)]),
            new MessageView(
                Id,
                "rcm",
                "invitation",
                "Secretariat",
                "secretariat@example.org",
                "es",
                "GRCP 7: invitación a responder",
                "Estimada Secretaría:\n\nLe invitamos a responder a más tardar el 26 de junio de 2017:\n\n…",
                "sent",
                1,
                Then,
                Then,
                Then.AddMinutes(1),
                Failure: null),
            new AuditView(
                57,
                2,
                Then,
                "secretariat",
                "Amina Diallo",
                "response-submitted",
                "grcp7",
                "rcm",
                $"revision 1, api, {Hash}",
                Hash),
        }.ToDictionary(example => example.GetType());
}
