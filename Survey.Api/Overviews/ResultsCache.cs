using System.Collections.Concurrent;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Storage;

namespace Survey.Api.Overviews;

/// <summary>The results of a round, with the first answers to each question whose answers are not counted by choice.</summary>
/// <remarks>
/// It may be kept longer than the round that a page has read, so its questions are not the same objects as those of that.
/// </remarks>
/// <param name="Results">The results of all questions.</param>
/// <param name="First">The first answers, by <see cref="ResultQuestion.Path"/>; long texts are cut. Empty in an open round.</param>
public sealed record ResultsView(RoundResults Results, IReadOnlyDictionary<string, IReadOnlyList<GivenAnswer>> First);

/// <summary>
/// Keeps the results that pages show. Tabulating reads every response, which takes seconds in a large round, and the results only
/// change when a response or the round changes. Every such change has an entry in the audit trail, so the last entries of the trail say
/// whether the kept results still hold.
/// </summary>
public sealed class ResultsCache
{
    /// <summary>The number of first answers that are kept for a question.</summary>
    public const int FirstAnswers = 10;

    /// <summary>The number of characters that are kept of each of them.</summary>
    public const int FirstCharacters = 300;

    private const int MaxKept = 32;

    private readonly ConcurrentDictionary<(string Round, string? By), Kept> _kept = new();

    /// <summary>The results of a round. If several requests ask for the same results, one computes them and the others wait.</summary>
    /// <param name="round">The round.</param>
    /// <param name="by">The question that divides the results; null for none.</param>
    /// <param name="session">Reads the responses.</param>
    internal async Task<ResultsView> Get(Round round, ResultQuestion? by, StoreSession session)
    {
        if (_kept.Count > MaxKept)
        {
            _kept.Clear();
        }

        var kept = _kept.GetOrAdd((round.Code, by?.Path), _ => new Kept());
        await kept.Turn.WaitAsync(session.Cancellation);
        try
        {
            // Hashes rather than numbers: a backup that was restored may have another entry with the same number.
            var last = (await session.Audit.GetLastHashes()).SelectMany(hash => hash).ToArray();
            if (kept.View is null || !kept.LastEntries.AsSpan().SequenceEqual(last))
            {
                kept.View = await Tabulate(round, by, session);
                kept.LastEntries = last;
            }

            return kept.View;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    private static async Task<ResultsView> Tabulate(Round round, ResultQuestion? by, StoreSession session)
    {
        var listed = round.IsOpen ? [] : ResultQuestion.AllOf(round.Questionnaire).Where(HasListedAnswers).ToList();
        var first = listed.ToDictionary(question => question.Path, _ => new List<GivenAnswer>(), StringComparer.Ordinal);
        var results = await RoundSnapshot.Latest(session, round).ReadResults(
            ResultSelection.All with { By = by },
            KeepFirst,
            session.Cancellation);
        return new ResultsView(
            results,
            first.ToDictionary(each => each.Key, each => (IReadOnlyList<GivenAnswer>)each.Value, StringComparer.Ordinal));

        void KeepFirst(Response response)
        {
            foreach (var question in listed.Where(question => first[question.Path].Count < FirstAnswers))
            {
                var answers = GivenAnswer.Of(question, response, round).Take(FirstAnswers - first[question.Path].Count);
                first[question.Path].AddRange(answers.Select(Shorten));
            }
        }
    }

    /// <summary>True if the answers are listed one by one: those that are not choices or elements, which are counted.</summary>
    internal static bool HasListedAnswers(ResultQuestion question) => question.Question is not (ChoiceQuestion or CodedQuestion);

    private static GivenAnswer Shorten(GivenAnswer given) =>
        given.Answer is TextAnswer text && text.Value.Length > FirstCharacters
            ? given with { Answer = new TextAnswer(LongText.Cut(text.Value, FirstCharacters)) }
            : given;

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public ResultsView? View { get; set; }

        public byte[] LastEntries { get; set; } = [];
    }
}
