using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>The tabulated answers to the questions of a round. Every report shows these records and counts nothing itself.</summary>
/// <param name="Round">The round whose responses were counted.</param>
/// <param name="Selection">The part of the round that was counted.</param>
/// <param name="Responded">Number of responses that were counted.</param>
/// <param name="Questions">The results in the order of the questionnaire; those inside repeat groups stand at their place.</param>
public sealed record RoundResults(Round Round, ResultSelection Selection, int Responded, IReadOnlyList<QuestionResult> Questions)
{
    /// <summary>The day at whose end the responses were counted; null for the present ones.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Tabulates the responses of a round.</summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="selection">What to count.</param>
    /// <param name="responses">One response per respondent, in any state and order. Enumerated once and not kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RoundResults> Of(
        Round round,
        ResultSelection selection,
        IAsyncEnumerable<Response> responses,
        CancellationToken cancellationToken = default)
    {
        var builder = new ResultsBuilder(round, selection);
        await foreach (var response in responses.WithCancellation(cancellationToken))
        {
            builder.Add(response);
        }

        return builder.Build();
    }

    /// <summary>Tabulates the responses of a round with several threads.</summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="selection">What to count.</param>
    /// <param name="documents">One of each respondent, in any order. Enumerated once and not kept.</param>
    /// <param name="read">Reads the response of a document; called by several threads.</param>
    /// <param name="threads">Number of threads that count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<RoundResults> Of<TDocument>(
        Round round,
        ResultSelection selection,
        IAsyncEnumerable<TDocument> documents,
        Func<TDocument, Response> read,
        int threads,
        CancellationToken cancellationToken)
    {
        var builder = await ParallelCount.Of(
            documents,
            ParallelCount.Documents,
            threads,
            () => new ResultsBuilder(round, selection),
            (builder, document) => builder.Add(read(document)),
            (all, more) => all.Merge(more),
            cancellationToken);
        return builder.Build();
    }
}

/// <summary>What to tabulate.</summary>
/// <param name="Question">
/// The question to show, as its code or as its <see cref="ResultQuestion.Path"/>; every question with this code is shown.
/// Null for all questions.
/// </param>
/// <param name="By">The select-one question whose choices become groups of each result; null for none.</param>
/// <param name="Region">The only region whose respondents are counted; null for all respondents.</param>
public sealed record ResultSelection(string? Question = null, ResultQuestion? By = null, Region? Region = null)
{
    /// <summary>All questions and all respondents.</summary>
    public static ResultSelection All { get; } = new();
}
