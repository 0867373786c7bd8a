using Survey.Core.Rounds;
using Survey.Core.Tallies;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>tally</c>.</summary>
public sealed class TallyRow
{
    /// <summary>The bucket of the respondents that it counts.</summary>
    public int Bucket { get; init; }

    /// <summary>The version of the questionnaire that they answered.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>Their type or region, as <see cref="TallyPart.Code"/>.</summary>
    public string Part { get; init; } = "";

    /// <summary>The counters of the overview; null if the table has no such row.</summary>
    public byte[]? Overview { get; init; }

    /// <summary>The counters of the results; null if they were not read.</summary>
    public byte[]? Results { get; init; }

    /// <summary>The respondents that it counts.</summary>
    public TallyPart ToPart() => new(QuestionnaireVersion, Part);

    /// <summary>The counters; null if the bytes are damaged.</summary>
    /// <param name="round">The round by the definition that the tallies were made with.</param>
    public Tally? Find(Round round) => Tally.Read(round, Overview!, Results);
}
