using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>
/// Inserts many rows by one statement, whose parameters are the columns, as arrays. So the server plans and runs it once.
/// </summary>
internal static partial class PostgresBulk
{
    /// <summary>An INSERT for all rows.</summary>
    /// <param name="sql">The statement for one row. Its VALUES are parameters only, which are properties of the rows.</param>
    /// <param name="rows">The rows, with different keys.</param>
    public static NpgsqlBatchCommand ToCommand<T>(string sql, IReadOnlyList<T> rows)
    {
        var values = Values().Match(sql);
        if (!values.Success)
        {
            throw new NotSupportedException("Only an INSERT with VALUES can be run for many rows.");
        }

        var names = values.Groups["name"].Captures.Select(capture => capture.Value).ToList();
        var columns = string.Join(", ", names.Select(name => $"unnest(@{name})"));
        var command = new NpgsqlBatchCommand($"{sql[..values.Index]}SELECT {columns}{sql[(values.Index + values.Length)..]}");
        foreach (var name in names)
        {
            command.Parameters.Add(new NpgsqlParameter(name, ToColumn(typeof(T).GetProperty(name)!, rows)));
        }

        return command;
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
