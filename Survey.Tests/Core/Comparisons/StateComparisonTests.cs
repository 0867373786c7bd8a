using System.Text.Json.Nodes;
using Survey.Core.Analysis;
using Survey.Core.Comparisons;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Comparisons;

/// <summary>Two states of the blocks of a meeting: rapporteurs correct the number of participants, and messages get a date.</summary>
public sealed class StateComparisonTests
{
    [Test]
    public async Task Of_NumbersChanged_NamesTheResponsesBehindEachFigure()
    {
        var comparison = await Compare(folder =>
        {
            // The sum and the number of answers stay: 40 and 60 become 45 and 55.
            Change(folder, "communique", answers => answers["participants"] = 45);
            Change(folder, "introduction", answers => answers["participants"] = 55);
        });

        comparison.Results.ShouldAllBe(changed => changed.Figure.Question.Path == "participants");
        comparison.Results.Select(changed => changed.Figure.Code).ShouldBeSubsetOf(["minimum", "maximum", "mean", "median"]);
        var maximum = comparison.Results.Single(changed => changed.Figure.Code == "maximum");
        (maximum.Earlier, maximum.Later).ShouldBe((60m, 58m));
        CausesOf(maximum).ShouldBe(["introduction"]);
        comparison.Results.Where(changed => changed.Figure.IsOfAllNumbers)
            .ShouldAllBe(changed => CausesOf(changed).Count() == 2);
        comparison.Responses.Select(change => change.Organization.Code).ShouldBe(["introduction", "communique"], ignoreOrder: true);
    }

    [Test]
    public async Task Of_ChoiceAndDateAndRows_HaveBothValuesAndTheirCauses()
    {
        var comparison = await Compare(folder =>
        {
            Change(folder, "introduction", answers => answers["facilitator"] = "government");
            Change(folder, "round-table-1", answers => answers["messages"]![0]!["by"] = "2030-01-31");
            Change(folder, "communique", answers => answers["messages"]!.AsArray().RemoveAt(0));
        });

        Find(comparison, "facilitator", "count", "secretariat").Later.ShouldBe(
            (decimal)Find(comparison, "facilitator", "count", "secretariat").Earlier! - 1);
        CausesOf(Find(comparison, "facilitator", "count", "government")).ShouldBe(["introduction"]);
        CausesOf(Find(comparison, "messages.by", "answered", entry: null)).ShouldContain("round-table-1");
        Find(comparison, "messages.by", "maximum", entry: null).Later.ShouldBe(new DateOnly(2030, 1, 31));
        CausesOf(Find(comparison, "messages.by", "maximum", entry: null)).ShouldBe(["round-table-1"]);
        CausesOf(Find(comparison, "messages.text", "asked", entry: null)).ShouldBe(["communique"]);
    }

    [Test]
    public async Task Of_EveryChangedResult_HasTheValuesOfBothStates()
    {
        using var folder = TemporaryFolder.CopyOf("panama-2023");
        var before = await Count(SampleRound.ReadFolder(folder.Path));
        Change(folder, "round-table-2", answers => answers["participants"] = 1);
        Change(folder, "communique", answers => answers["messages"]!.AsArray().RemoveAt(1));
        var after = await Count(SampleRound.ReadFolder(folder.Path));

        var comparison = StateComparison.Of(before.State, after.State, ResponseChange.AllOf(before.Digests, after.Digests), false);

        comparison.Results.ShouldNotBeEmpty();
        comparison.Results.ShouldAllBe(changed => changed.Causes.Count > 0);
        var unchanged = before.State.Results.Questions.Zip(after.State.Results.Questions)
            .Where(pair => comparison.Results.All(changed => changed.Figure.Question.Path != pair.First.Question.Path));
        unchanged.ShouldAllBe(pair =>
            pair.First.Total.Asked == pair.Second.Total.Asked
            && pair.First.Total.Answered == pair.Second.Total.Answered
            && Equals(pair.First.Total.Numbers, pair.Second.Total.Numbers)
            && pair.First.Total.Entries.Select(entry => entry.Count).SequenceEqual(pair.Second.Total.Entries.Select(entry => entry.Count)));
    }

    [Test]
    public async Task Of_NothingChanged_IsEmpty()
    {
        var comparison = await Compare(_ => { });

        (comparison.Figures.Count, comparison.Results.Count, comparison.Responses.Count, comparison.Entries.Count).ShouldBe((0, 0, 0, 0));
    }

    [Test]
    public void Of_Entries_AreAddedChangedAndRemovedByKey()
    {
        var sample = SampleRound.Read("grcp7");
        var text = sample.Content.Texts.First();
        var removed = sample.Content.Practices.Last();
        var added = new ReportText(null, null, "variations", LocalizedText.Plain("More"));
        var after = new ReportContent(
            [
                .. sample.Content.Entries.Where(entry => entry != removed),
                text with { Text = LocalizedText.Plain("Other words") },
                added,
            ]);
        var results = new RoundResults(sample.Round, ResultSelection.All, 0, []);

        var comparison = StateComparison.Of(
            new ComparedState(sample.Overview, results, sample.Content),
            new ComparedState(sample.Overview, results, after),
            [],
            hasOtherDefinition: false);

        comparison.Entries.Select(change => (change.Entry.Key, change.Kind.Code)).ShouldBe(
            [(text.Key, "changed"), (added.Key, "added"), (removed.Key, "removed")],
            ignoreOrder: true);
    }

    private static ChangedResult Find(StateComparison comparison, string path, string figure, string? entry) =>
        comparison.Results.Single(changed =>
            changed.Figure.Question.Path == path && changed.Figure.Code == figure && changed.Figure.Entry?.Code == entry);

    private static IEnumerable<string> CausesOf(ChangedResult changed) => changed.Causes.Select(cause => cause.Organization.Code);

    private static async Task<StateComparison> Compare(Action<TemporaryFolder> change)
    {
        using var folder = TemporaryFolder.CopyOf("panama-2023");
        var before = await Count(SampleRound.ReadFolder(folder.Path));
        change(folder);
        var after = await Count(SampleRound.ReadFolder(folder.Path));
        return StateComparison.Of(before.State, after.State, ResponseChange.AllOf(before.Digests, after.Digests), false);
    }

    private static async Task<(ComparedState State, IReadOnlyList<ResponseDigest> Digests)> Count(SampleRound sample)
    {
        var results = await RoundResults.Of(sample.Round, ResultSelection.All, sample.Responses.ToAsyncEnumerable());
        var state = new ComparedState(sample.Overview, results, sample.Content)
        {
            Responses = sample.Responses.ToDictionary(response => response.Respondent.Id, StringComparer.Ordinal),
        };

        // In a store a changed response has another revision; here its document stands for it.
        return (state, [.. sample.Responses.Select(response => ResponseDigest.Of(response, sample.Round) with
        {
            Revision = ResponseWriter.Write(response).GetHashCode(StringComparison.Ordinal),
        })]);
    }

    private static void Change(TemporaryFolder folder, string organization, Action<JsonNode> change)
    {
        var file = $"responses/{organization}.json";
        var json = JsonNode.Parse(folder.Read(file))!;
        change(json["answers"]!);
        folder.Write(file, json.ToJsonString());
    }
}
