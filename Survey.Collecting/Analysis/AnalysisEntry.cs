using System.Globalization;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Analysis;

/// <summary>A revision of an entry that analysts made.</summary>
/// <param name="Key">The key of the entry.</param>
/// <param name="Revision">Number of the revision, from 1; 0 if there never was one.</param>
/// <param name="Document">The entry as compact JSON; null if it was removed, or never made.</param>
/// <param name="At">When the revision was made; null if there never was one.</param>
/// <param name="Role">The role of its author.</param>
/// <param name="By">The name of its author; empty if there never was one.</param>
public sealed record AnalysisEntry(string Key, int Revision, string? Document, DateTimeOffset? At, ActorRole Role, string By)
{
    /// <summary>Changes with every revision.</summary>
    public string Stamp => Revision.ToString(CultureInfo.InvariantCulture);

    internal static AnalysisEntry Of(string key, AnalysisRow? row) =>
        row is null
            ? new AnalysisEntry(key, 0, Document: null, At: null, ActorRole.Operator, "")
            : new AnalysisEntry(
                key,
                row.Revision,
                row.Document,
                StoreSession.ToMoment(row.StoredAt),
                ActorRoles.Find(row.Role) ?? ActorRole.Operator,
                row.MadeBy);
}
