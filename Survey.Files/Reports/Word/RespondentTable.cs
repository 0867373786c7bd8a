using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Files.Reports.Word;

/// <summary>A table of the respondents with a column for each type, below the groups of types.</summary>
internal static class RespondentTable
{
    /// <summary>Writes the table; nothing in an open round, whose respondents have no names.</summary>
    /// <param name="document">The document.</param>
    /// <param name="responded">The respondents.</param>
    /// <param name="types">All types in the directory's order.</param>
    /// <param name="invited">Those that were asked: a type none of which answered has an empty column.</param>
    public static void Write(ReportDocument document, RespondentGroup responded, IReadOnlyList<TypeCount> types, RespondentGroup? invited)
    {
        var columns = types
            .Select(each => each.Type)
            .Where(type => responded.OfType(type) is { Count: > 0 } || invited?.OfType(type) is { Count: > 0 })
            .OrderBy(type => type.Group?.Position ?? int.MaxValue)
            .Select(type => (Type: type, Organizations: responded.OfType(type) ?? []))
            .ToList();
        if (responded.Organizations is not { Count: > 0 })
        {
            return;
        }

        document.File.AddTable(
            [.. columns.Select(_ => 1)],
            MakeHeads(document, [.. columns.Select(column => column.Type)]),
            Enumerable
                .Range(0, columns.Max(column => column.Organizations.Count))
                .Select(IReadOnlyList<WordCell> (row) =>
                    [.. columns.Select(column => MakeCell(document, column.Organizations.ElementAtOrDefault(row)))]),
            document["respondents-of", ("region", document.Wording.Of(document.Region!))]);
    }

    private static List<IReadOnlyList<(string, int)>> MakeHeads(ReportDocument document, IReadOnlyList<OrganizationType> types)
    {
        List<IReadOnlyList<(string, int)>> heads = [[.. types.Select(type => (document.Wording.Heading(type.Name), 1))]];
        if (types.Any(type => type.Group is not null))
        {
            heads.Insert(0, [.. types
                .GroupBy(type => type.Group?.Code ?? "", StringComparer.Ordinal)
                .Select(group => (group.First().Group is { } named ? document.Wording.Heading(named.Name) : "", group.Count()))]);
        }

        return heads;
    }

    private static WordCell MakeCell(ReportDocument document, Organization? organization) =>
        organization is null
            ? new WordCell()
            : new WordCell(new WordText(document.Wording.FullName(organization), Note: document.TakeNote(organization)));
}
