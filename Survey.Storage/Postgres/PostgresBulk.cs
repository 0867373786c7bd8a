using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>
/// Inserts many rows by one statement in one round trip: its parameters are the columns, as arrays. So the server plans and runs it once.
/// </summary>
internal static partial class PostgresBulk
{
    /// <summary>Runs an INSERT for all rows.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement for one row. Its VALUES are parameters only, which are properties of the rows.</param>
    /// <param name="rows">The rows, with different keys.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task Execute<T>(
        NpgsqlConnection connection,
        string sql,
        IReadOnlyList<T> rows,
        CancellationToken cancellationToken)
    {
        var values = Values().Match(sql);
        if (!values.Success)
        {
            throw new NotSupportedException("Only an INSERT with VALUES can be run for many rows.");
        }

        var names = values.Groups["name"].Captures.Select(capture => capture.Value).ToList();
        var columns = string.Join(", ", names.Select(name => $"unnest(@{name})"));
        var all = $"{sql[..values.Index]}SELECT {columns}{sql[(values.Index + values.Length)..]}";
        await using var command = new NpgsqlCommand(all, connection);
        foreach (var name in names)
        {
            command.Parameters.Add(new NpgsqlParameter(name, ToColumn(typeof(T).GetProperty(name)!, rows)));
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Array ToColumn<T>(PropertyInfo property, IReadOnlyList<T> rows)
    {
        var column = Array.CreateInstance(property.PropertyType, rows.Count);
        for (var index = 0; index < rows.Count; index++)
        {
            var value = property.GetValue(rows[index]);
            column.SetValue(value is string text ? TextHandler.Clean(text) : value, index);
        }

        return column;
    }

    [GeneratedRegex(@"VALUES \(\s*(@(?<name>\w+),?\s*)+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Values();
}
