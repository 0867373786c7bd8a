using Microsoft.AspNetCore.Http.Extensions;

namespace Survey.Api.Overviews;

/// <summary>Addresses of the pages and files of results.</summary>
internal static class ResultsLink
{
    /// <summary>The address with a query; parameters without a value are left out.</summary>
    /// <param name="home">Address of the round's first page.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="parameters">The query.</param>
    public static string To(string home, string path, params IEnumerable<(string Name, string? Value)> parameters)
    {
        var query = new QueryBuilder(
            parameters.Where(each => !string.IsNullOrEmpty(each.Value)).Select(each => KeyValuePair.Create(each.Name, each.Value!)));
        return $"{home}{path}{query}";
    }
}
