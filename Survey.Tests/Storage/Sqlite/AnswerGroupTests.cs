using Dapper;
using Survey.Collecting.OpenRounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

/// <summary>New answers of an open round that are stored together in a file.</summary>
public sealed class AnswerGroupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private CollectingRound _round = null!;

    [SetUp]
    public async Task MakeRound() => _round = await CollectingRound.Make(change: OpenRoundFiles.Open, engine: StoreEngine.Sqlite);

    [TearDown]
    public void RemoveRound() => _round.Dispose();

    [Test]
    public async Task TryAdd_ManyAtOnceSomeTwice_StoresEachOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => Submit($"{number / 2}"))));

        answers.Count(answer => answer.Value!.IsRepeated).ShouldBe(100);
        var verified = await StoreVerifier.Verify(_round.Store);
        verified.Problems.ShouldBeEmpty();
        verified.Value!.Responses.ShouldBe(100);
    }

    [Test]
    public async Task TryAdd_AnotherMemberIsRefused_OnlyThatOneFails()
    {
        await using (var connection = _round.Place.Connect())
        {
            await connection.ExecuteAsync(
                $"""
                CREATE TRIGGER refuse BEFORE INSERT ON response WHEN new.respondent = '{OpenAnswers.IdOf("minimal", "refused")}'
                BEGIN
                    SELECT RAISE(ABORT, 'refused');
                END
                """);
        }

        var refused = Task.Run(() => Submit("refused"));
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => Submit($"{number}")))).WaitAsync(Patience);

        await Should.ThrowAsync<StoreException>(() => refused.WaitAsync(Patience));
        others.ShouldAllBe(answer => answer.Succeeded);
        var verified = await StoreVerifier.Verify(_round.Store);
        verified.Problems.ShouldBeEmpty();
        verified.Value!.Responses.ShouldBe(20);
    }

    [Test]
    public async Task TryAdd_AnotherProcessWritesForLong_IsStoredAfterwards()
    {
        Task<Outcome<SubmittedAnswer>> waiting;
        await using (await _round.Place.Open(_round.Clock).BeginWriteAsync())
        {
            waiting = Task.Run(() => Submit("key"));

            // Longer than a group waits.
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            waiting.IsCompleted.ShouldBeFalse();
        }

        (await waiting.WaitAsync(Patience)).Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(_round.Store)).Value!.Responses.ShouldBe(1);
    }

    private Task<Outcome<SubmittedAnswer>> Submit(string key) =>
        new OpenDesk(_round.Store).Submit(
            "minimal",
            new GivenRespondent("citizen", ["south"], HasAgreed: true),
            (_, _) => new DraftContent(_round.Answers(OpenRoundFiles.Answers), "en"),
            key,
            wantsLink: false);
}
