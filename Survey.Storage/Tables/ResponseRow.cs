using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>response</c>: the latest revision and what is derived from it.</summary>
internal sealed class ResponseRow
{
    public string Round { get; init; } = "";

    public string Respondent { get; init; } = "";

    public byte[] RevisionId { get; init; } = [];

    public int Revision { get; init; }

    public byte[] Hash { get; init; } = [];

    public int RoundRevision { get; init; }

    public string State { get; init; } = "";

    public string Type { get; init; } = "";

    public string Regions { get; init; } = "";

    public string Status { get; init; } = "";

    public int CodedRows { get; init; }

    public byte[] Elements { get; init; } = [];

    public byte[] Themes { get; init; } = [];

    public bool IsLate { get; init; }

    /// <summary>The version of the questionnaire the latest revision was given under; read with the row, and not part of it.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    public static ResponseRow Of(RevisionRow revision, ResponseDigest digest, int roundRevision) =>
        new()
        {
            Round = revision.Round,
            Respondent = revision.Respondent,
            RevisionId = revision.Id,
            Revision = revision.Revision,
            Hash = revision.Hash,
            RoundRevision = roundRevision,
            State = digest.State.ToCode(),
            Type = digest.Respondent.Type.Code,
            Regions = string.Join(' ', digest.Respondent.Regions.Select(region => region.Code)),
            Status = digest.Status,
            CodedRows = digest.CodedRows,
            Elements = digest.Coverage.Elements.ToBytes(),
            Themes = digest.Coverage.Themes.ToBytes(),
            IsLate = digest.IsLate,
        };

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
        };

    /// <summary>Where this row says something else than another: the name of the thing, what this row says, what the other says.</summary>
    public IEnumerable<(string Name, string This, string Other)> GetDifferences(ResponseRow other) =>
        GetContents().Zip(other.GetContents())
            .Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => (pair.First.Name, pair.First.Text, pair.Second.Text));

    private (string Name, string Text)[] GetContents() =>
    [
        ("revision", string.Create(CultureInfo.InvariantCulture, $"{Revision} {Convert.ToHexString(RevisionId)} {Convert.ToHexString(Hash)}")),
        ("round revision", RoundRevision.ToString(CultureInfo.InvariantCulture)),
        ("state", State),
        ("type", Type),
        ("regions", Regions),
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
                [.. Regions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => directory.FindRegion(code) ?? throw Unknown("region", code))],
                Organization: null)
            : Core.Responses.Respondent.Of(directory.FindOrganization(Respondent) ?? throw Unknown("organization", Respondent));
    }

    private static ElementSet ToSet(byte[] bytes, int size)
    {
        var set = bytes.Length <= ElementSet.Capacity / 8 ? ElementSet.FromBytes(bytes) : ElementSet.Empty;
        return bytes.Length <= ElementSet.Capacity / 8 && set.Positions.All(position => position < size)
            ? set
            : throw new StoreException("The store holds a coverage that its round's framework cannot have. Run: survey verify");
    }

    private static StoreException Unknown(string what, string code) =>
        new($"The store holds the {what} “{code}”, which its round does not know. Run: survey verify");
}
