using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Core.Tallies;
using Survey.Storage.Tables;

namespace Survey.Storage;

/// <summary>Counts the responses of a round while they are verified, and compares the stored tallies.</summary>
/// <param name="round">The latest definition of the round.</param>
internal sealed class TallyVerifier(Round round)
{
    private readonly Dictionary<int, RoundTallies> _counted = [];

    /// <summary>Counts a response. Does nothing in a round by invitation.</summary>
    public void Add(Response response, string version)
    {
        if (TallyTable.ToTallied(response, version, round) is { } tallied)
        {
            TallyTable.Get(_counted, Bucket.Of(response.Respondent.Id), round).Add(tallied);
        }
    }

    /// <summary>Compares with what is stored, once all responses are counted. A round whose tallies are incomplete has none.</summary>
    public async Task Verify(StoreSession session, int roundRevision, ProblemLog problems)
    {
        if (!round.IsOpen || await session.Tallies.FindDefinition(round.Code) != roundRevision)
        {
            return;
        }

        var missing = _counted
            .SelectMany(bucket => bucket.Value.Parts.Select(part => (Bucket: bucket.Key, Part: part.Key)))
            .ToHashSet();
        await foreach (var row in session.Tallies.Read(round.Code, withResults: true))
        {
            missing.Remove((row.Bucket, row.ToPart()));
            var expected = _counted.GetValueOrDefault(row.Bucket)?.Parts.GetValueOrDefault(row.ToPart()) ?? new Tally(round);
            if (row.Find(round) is not { } stored || !stored.Agrees(expected))
            {
                Report(row.Bucket, row.ToPart());
            }
        }

        foreach (var (bucket, part) in missing.OrderBy(each => each.Bucket))
        {
            Report(bucket, part);
        }

        void Report(int bucket, TallyPart part) =>
            problems.Add(
                ProblemCatalogue.StoreDerivationDiffers["tally"],
                Place.OfFile($"stored tallies of {round.Code}").Member(part.QuestionnaireVersion).Member(part.Code).Item(bucket),
                ("round", Detail.Exact(round.Code)));
    }
}
