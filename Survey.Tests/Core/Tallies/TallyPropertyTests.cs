using System.Text;
using Survey.Core.Analysis;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Tallies;
using Survey.Files.Reports.Tables;
using Survey.Tests.Core.Analysis;

namespace Survey.Tests.Core.Tallies;

/// <summary>Tallies equal a recount, whatever was added and taken away.</summary>
public sealed class TallyPropertyTests
{
    private const int Respondents = 12;

    /// <param name="changes">Each gives or changes the answer of a respondent, or withdraws it.</param>
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool AddAndRemove_AnyChanges_GiveWhatARecountGives(ushort[] changes)
    {
        var latest = new Dictionary<int, Response>();
        RoundTallies[] buckets = [new(TalliedAnswers.Round), new(TalliedAnswers.Round)];
        foreach (var change in changes)
        {
            var respondent = change % Respondents;
            var bucket = buckets[respondent % buckets.Length];
            var before = latest.TryGetValue(respondent, out var earlier) ? ToTallied(earlier) : null;
            latest[respondent] = TalliedAnswers.Parse(respondent, change);
            var after = ToTallied(latest[respondent]);
            if (before is not null)
            {
                bucket.Remove(before);
            }

            if (after is not null)
            {
                bucket.Add(after);
            }
        }

        var stored = new RoundTallies(TalliedAnswers.Round);
        foreach (var (part, tally) in buckets.SelectMany(bucket => bucket.Parts))
        {
            stored.Merge(part, Tally.Read(TalliedAnswers.Round, tally.WriteOverview(), tally.WriteResults())!);
        }

        return ToText(stored) == CountAgain(latest.Values) && Agrees(stored, latest.Values);
    }

    private static bool Agrees(RoundTallies tallies, IEnumerable<Response> responses)
    {
        var counted = new RoundTallies(TalliedAnswers.Round);
        foreach (var tallied in responses.Select(ToTallied).OfType<TalliedResponse>())
        {
            counted.Add(tallied);
        }

        return tallies.Responded == counted.Responded
            && tallies.Parts.All(part => part.Value.Agrees(counted.Parts.GetValueOrDefault(part.Key) ?? new Tally(TalliedAnswers.Round)));
    }

    private static string ToText(RoundTallies tallies) =>
        Write(tallies.ToOverview(TalliedAnswers.Round.Rule), tallies.FindResults(ResultSelection.All)!);

    private static string CountAgain(IReadOnlyCollection<Response> responses) =>
        Write(
            Overview.Of(
                TalliedAnswers.Round,
                TalliedAnswers.Round.Rule,
                responses.Select(response => ResponseDigest.Of(response, TalliedAnswers.Round))),
            RoundResults.Of(TalliedAnswers.Round, ResultSelection.All, responses.ToAsyncEnumerable()).GetAwaiter().GetResult());

    private static string Write(Overview overview, RoundResults results)
    {
        using var stream = new MemoryStream();
        ResultsJson.Write(stream, results);
        return SmallConsultation.ToText(overview) + Encoding.UTF8.GetString(stream.ToArray());
    }

    private static TalliedResponse? ToTallied(Response response) =>
        TalliedResponse.Of(response, ResponseDigest.Of(response, TalliedAnswers.Round), TalliedAnswers.Round);
}
