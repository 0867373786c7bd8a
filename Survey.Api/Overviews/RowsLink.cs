namespace Survey.Api.Overviews;

/// <summary>Addresses of the page of rows.</summary>
internal static class RowsLink
{
    /// <summary>The largest number of organizations that an address names.</summary>
    public const int MostOrganizations = 60;

    /// <summary>The address of the rows that pass a filter.</summary>
    /// <param name="home">Address of the round's first page.</param>
    /// <param name="conditions">Parameters of <see cref="RowsRequest"/>; those without a value are left out.</param>
    public static string To(string home, params IEnumerable<(string Name, string? Value)> conditions) =>
        ResultsLink.To(home, "/rows", conditions);
}
