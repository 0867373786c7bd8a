using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>response</c>: the latest revision of a response and the values derived from it.</summary>
public sealed record ResponseRow
{
    /// <summary>The bucket of the respondent.</summary>
    public int Bucket => Storage.Bucket.Of(Respondent);

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code, or an open round's id.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>The number of the latest revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Revision of the round's definition that the latest revision was given under.</summary>
    public int GivenUnder { get; init; }

    /// <summary>Revision of the round's definition that the values were derived with.</summary>
    public int RoundRevision { get; init; }

    /// <summary>Code of the state.</summary>
    public string State { get; init; } = "";

    /// <summary>The code of the respondent's type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Codes of the respondent's regions, separated by spaces.</summary>
    public string Regions { get; init; } = "";

    /// <summary>Code of the channel by which the respondent came to an open round; empty for none.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Code of the status of the recommendations; empty if not answered.</summary>
    public string Status { get; init; } = "";

    /// <summary>Number of coded rows.</summary>
    public int CodedRows { get; init; }

    /// <summary>Elements named, as bits by position in the framework, lowest first.</summary>
    public byte[] Elements { get; init; } = [];

    /// <summary>Themes named, in the same form.</summary>
    public byte[] Themes { get; init; } = [];

    /// <summary>True if it was submitted after the deadline.</summary>
    public bool IsLate { get; init; }

    /// <summary>Version of the questionnaire of the latest revision; joined from another table.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>Derives a row from a revision.</summary>
    /// <param name="revision">The latest revision.</param>
    /// <param name="digest">The values derived from its document.</param>
    /// <param name="roundRevision">Revision of the definition that the digest was made with.</param>
    public static ResponseRow Of(RevisionRow revision, ResponseDigest digest, int roundRevision) =>
        new()
        {
            Round = revision.Round,
            Respondent = revision.Respondent,
            Revision = revision.Revision,
            GivenUnder = revision.RoundRevision,
            RoundRevision = roundRevision,
            State = digest.State.ToCode(),
            Type = digest.Respondent.Type.Code,
            Regions = string.Join(' ', digest.Respondent.Regions.Select(region => region.Code)),
            Channel = digest.Respondent.Channel ?? "",
            Status = digest.Status,
            CodedRows = digest.CodedRows,
            Elements = digest.Coverage.Elements.ToBytes(),
            Themes = digest.Coverage.Themes.ToBytes(),
            IsLate = digest.IsLate,
        };

    /// <summary>The same values, derived from this revision.</summary>
    public ResponseRow At(RevisionRow revision) => this with { Revision = revision.Revision, GivenUnder = revision.RoundRevision };

    /// <summary>Converts the row to the digest that reports count.</summary>
    /// <exception cref="StoreException">The row has a code or a position that its round does not have.</exception>
    public ResponseDigest ToDigest(Round round) =>
        new(
            ToRespondent(round),
            ResponseStates.Find(State) ?? throw Unknown("state", State),
            Status,
            CodedRows,
            new Coverage(ToSet(Elements, round.Framework.Elements.Count), ToSet(Themes, round.Framework.Themes.Count)),
            IsLate)
        {
            QuestionnaireVersion = QuestionnaireVersion,
            Revision = Revision,
        };

    /// <summary>Differences from another row: name of the field, value here, value there.</summary>
    public IEnumerable<(string Name, string This, string Other)> GetDifferences(ResponseRow other) =>
        GetContents().Zip(other.GetContents())
            .Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => (pair.First.Name, pair.First.Text, pair.Second.Text));

    private (string Name, string Text)[] GetContents() =>
        [
            ("revision", Revision.ToString(CultureInfo.InvariantCulture)),
            ("given under", GivenUnder.ToString(CultureInfo.InvariantCulture)),
            ("round revision", RoundRevision.ToString(CultureInfo.InvariantCulture)),
            ("state", State),
            ("type", Type),
            ("regions", Regions),
            ("channel", Channel),
            ("status", Status),
            ("coded rows", CodedRows.ToString(CultureInfo.InvariantCulture)),
            ("elements", Convert.ToHexString(Elements)),
            ("themes", Convert.ToHexString(Themes)),
            ("late", IsLate ? "yes" : "no"),
        ];

    private Respondent ToRespondent(Round round)
    {
        var directory = round.Directory;
        return round.IsOpen
            ? new Respondent(
                Respondent,
                directory.FindType(Type) ?? throw Unknown("type", Type),
                [
                    .. Regions
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(code => directory.FindRegion(code) ?? throw Unknown("region", code)),
                ],
                Organization: null)
            {
                Channel = Channel.Length == 0 ? null : Channel,
            }
            : Core.Responses.Respondent.Of(directory.FindOrganization(Respondent) ?? throw Unknown("organization", Respondent));
    }

    private static ElementSet ToSet(byte[] bytes, int size)
    {
        var set = bytes.Length <= ElementSet.Capacity / 8 ? ElementSet.FromBytes(bytes) : ElementSet.Empty;
        return bytes.Length <= ElementSet.Capacity / 8 && set.End <= size
            ? set
            : throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["coverage"]);
    }

    private static StoreException Unknown(string what, string code) =>
        new($"The store holds the {what} “{code}”, which its round does not know. Run: survey verify");
}
