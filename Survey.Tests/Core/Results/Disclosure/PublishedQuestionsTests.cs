using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Results.Disclosure;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Results.Disclosure;

internal sealed class PublishedQuestionsTests
{
    private const int Smallest = 5;

    private const string Position = """{"type": "select-one", "code": "position", "label": "Position", "choices": "list"}""";

    private const string Reasons = """{"type": "select-many", "code": "reasons", "label": "Reasons", "choices": "list"}""";

    [Test]
    public async Task Of_RareChoice_IsAddedUpWithTheNext()
    {
        var question = await Publish(Position, ("forum", "north", "yes", 20), ("forum", "north", "no", 8), ("forum", "north", "unsure", 2));
        Write(question).ShouldBe("30: yes 20, no+unsure 10");
    }

    [Test]
    public async Task Of_TooFewAnswers_PublishesNothing()
    {
        var question = await Publish(Position, ("forum", "north", "yes", 3));
        Write(question).ShouldBe("withheld: ");
        question.Groups.ShouldBeEmpty();
    }

    [Test]
    public async Task Of_GroupWithFewAnswers_IsAddedUpWithTheNext()
    {
        var question = await Publish(
            Position,
            ("forum", "north", "yes", 10),
            ("forum", "north", "no", 10),
            ("forum", "south", "yes", 2),
            ("forum", "south", "no", 1),
            ("agency", "", "yes", 9),
            ("agency", "", "no", 6));
        Write(question, ResultGroupKind.Region).ShouldBe("north 20: 10 10 0; south+none 18: 11 7 0");
    }

    [Test]
    public async Task Of_SmallCellInAGroup_OthersAreWithheldToo()
    {
        var question = await Publish(
            Position,
            ("forum", "north", "yes", 2),
            ("forum", "north", "no", 30),
            ("agency", "south", "yes", 20),
            ("agency", "south", "no", 25));
        Write(question).ShouldBe("77: yes 22, no 55, unsure 0");
        Write(question, ResultGroupKind.Region).ShouldBe("north 32: ? ? 0; south 45: ? ? 0");
        Write(question, ResultGroupKind.Type).ShouldBe("forum 32: ? ? 0; agency 45: ? ? 0");
    }

    [Test]
    public async Task Of_SeveralChoices_TheOthersAreProtectedToo()
    {
        var question = await Publish(
            Reasons,
            ("forum", "north", "yes", 40),
            ("forum", "north", "yes no", 2),
            ("forum", "south", "unsure", 9));
        Write(question).ShouldBe("51: yes 42, no TooFew, unsure 9");

        var nearlyAll = await Publish(Reasons, ("forum", "north", "yes", 40), ("forum", "south", "no", 2));
        Write(nearlyAll).ShouldBe("42: yes AllButTooFew, no TooFew, unsure 0");
    }

    [Test]
    public async Task Of_QuestionThatDependsOnAnother_TellsNothingMore()
    {
        const string Items =
            $$"""
            {{Position}},
            {"type": "select-one", "code": "why", "label": "Why", "choices": "list", "relevant": "${position} = 'yes'"}
            """;
        var known = await Publish(Items, ("forum", "north", "yes|no", 20), ("agency", "south", "no", 10));
        Write(known).ShouldBe("20: yes 0, no 20, unsure 0");
        known.Groups.ShouldBeEmpty();

        // “Yes” is added up with “not sure”, so the number of those who said why must not be told.
        var added = await Publish(Items, ("forum", "north", "yes|no", 20), ("agency", "south", "no", 30), ("agency", "south", "unsure", 2));
        Write(added).ShouldBe("withheld: ");
    }

    [Test]
    public async Task Of_CalculatedValue_IsLeftOut()
    {
        var round = SmallSurvey.Create(
            $$"""{{Position}}, {"type": "calculated", "code": "c", "label": "C", "calculation": "if(${position} = 'yes', 1, 0)"}""",
            isOpen: true);
        var results = await RoundResults.Of(round, ResultSelection.All, AsyncEnumerable.Empty<Response>());
        PublishedQuestions.Of(results, Smallest, hasSeveralRegions: false)
            .Select(each => each.Result.Question.Question.Code)
            .ShouldBe(["position"]);
    }

    [Test]
    public void ParticipationOf_SmallRegion_IsAddedUp()
    {
        var round = SmallSurvey.Create(Position, isOpen: true);
        var responses = Responses(round, [("forum", "north", "yes", 30), ("forum", "south", "yes", 2), ("agency", "", "yes", 8)]);
        var overview = Overview.Of(round, round.Rule, responses.Select(response => ResponseDigest.Of(response, round)));
        var groups = PublishedQuestions.ParticipationOf(overview, Smallest, hasSeveralRegions: false);
        Write(groups[0]).ShouldBe("north 30: ; south+none 10: ");
        Write(groups[1]).ShouldBe("forum 32: ; agency 8: ");
        PublishedQuestions.ParticipationOf(overview, Smallest, hasSeveralRegions: true)
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(ResultGroupKind.Type);
    }

    [Test]
    public async Task Of_ManyRounds_NoAttackFindsThatACountIsSmall()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 60; turn++)
        {
            var answers =
                from type in new[] { "forum", "agency" }
                from region in new[] { "north", "south", "" }
                from choice in new[] { "yes", "no", "unsure" }
                select (type, region, choice, random.Next(0, 4) == 0 ? random.Next(0, 4) : random.Next(0, 9));
            var given = answers.ToList();
            var question = await Publish(Position, [.. given]);
            foreach (var groups in question.Groups)
            {
                Attack(question, groups, given, turn);
            }
        }
    }

    private static void Attack(
        PublishedQuestion question,
        PublishedGroups groups,
        List<(string Type, string Region, string Choice, int Times)> given,
        int turn)
    {
        var published = new int?[groups.Rows.Count, question.Entries.Count];
        var actual = new int[groups.Rows.Count, question.Entries.Count];
        foreach (var (row, shown) in groups.Rows.Index())
        {
            foreach (var (column, count) in shown.Counts.Index())
            {
                published[row, column] = count.Number;
                actual[row, column] = given
                    .Where(each => question.Entries[column].Entries.Any(entry => entry.Code == each.Choice))
                    .Where(each => groups.Kind == ResultGroupKind.Type
                        ? shown.Groups.Any(group => group.Code == each.Type)
                        : each.Region.Length == 0 ? shown.HasWithoutRegion : shown.Groups.Any(group => group.Code == each.Region))
                    .Sum(each => each.Times);
                count.Number?.ShouldBe(actual[row, column]);
            }
        }

        var largest = TableAttack.FindLargest(
            published,
            [.. groups.Rows.Select(row => row.Answered)],
            [.. question.Entries.Select(entry => entry.Count.Number!.Value)]);
        for (var row = 0; row < groups.Rows.Count; row++)
        {
            for (var column = 0; column < question.Entries.Count; column++)
            {
                if (actual[row, column] is > 0 and < Smallest)
                {
                    largest[row, column].ShouldBeGreaterThanOrEqualTo(Smallest, $"turn {turn}, {groups.Kind}, row {row}, column {column}");
                }
            }
        }
    }

    /// <summary>The last question of a round with these answers.</summary>
    /// <param name="items">The items of the questionnaire.</param>
    /// <param name="answers">Type, region (empty for none), answers to the questions separated by a bar, and how many give them.</param>
    private static async Task<PublishedQuestion> Publish(
        string items,
        params (string Type, string Region, string Answers, int Times)[] answers)
    {
        var round = SmallSurvey.Create(items, isOpen: true);
        var results = await RoundResults.Of(round, ResultSelection.All, Responses(round, answers).ToAsyncEnumerable());
        return PublishedQuestions.Of(results, Smallest, hasSeveralRegions: false)[^1];
    }

    private static IEnumerable<Response> Responses(
        Survey.Core.Rounds.Round round,
        IReadOnlyList<(string Type, string Region, string Answers, int Times)> answers)
    {
        var codes = round.Questionnaire.Scope.Questions.Select(question => question.Question.Code).ToList();
        var number = 0;
        foreach (var (type, region, given, times) in answers)
        {
            var texts = given.Split('|').Zip(codes, (answer, code) => $"\"{code}\": {ToJson(code, answer)}");
            var regions = region.Length == 0 ? "" : $"\"{region}\"";
            for (var time = 0; time < times; time++)
            {
                yield return RoundParsing.ParseResponse(
                    round,
                    $$"""
                    {"respondent": {"id": "p{{++number}}", "type": "{{type}}", "regions": [{{regions}}]},
                     "state": "submitted", "answers": { {{string.Join(", ", texts)}} } }
                    """);
            }
        }

        static string ToJson(string code, string answer) =>
            code == "reasons" ? $"[{string.Join(", ", answer.Split(' ').Select(each => $"\"{each}\""))}]" : $"\"{answer}\"";
    }

    private static string Write(PublishedQuestion question) =>
        $"{Write(question.Answered, "withheld")}: "
        + string.Join(
            ", ",
            question.Entries.Select(entry =>
                $"{string.Join('+', entry.Entries.Select(each => each.Code))} {Write(entry.Count.Number, $"{entry.Count.Reason}")}"));

    private static string Write(PublishedQuestion question, ResultGroupKind kind) =>
        Write(question.Groups.Single(groups => groups.Kind == kind));

    private static string Write(PublishedGroups groups) => string.Join(
        "; ",
        groups.Rows.Select(row =>
            string.Join('+', [.. row.Groups.Select(group => group.Code), .. row.HasWithoutRegion ? ["none"] : Array.Empty<string>()])
            + $" {row.Answered}: {string.Join(' ', row.Counts.Select(count => Write(count.Number, "?")))}"));

    private static string Write(int? count, string instead) => count?.ToString(CultureInfo.InvariantCulture) ?? instead;
}
