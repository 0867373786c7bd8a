using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;

namespace Survey.Storage.Postgres;

/// <summary>Sends a statement for many rows to the server in one round trip.</summary>
internal static partial class PostgresBulk
{
    private static readonly TextHandler Texts = new();
    private static readonly GuidHandler Keys = new();

    /// <summary>Runs a statement once for each row; its parameters are properties of the rows.</summary>
    public static async Task Execute<T>(
        NpgsqlConnection connection,
        string sql,
        IReadOnlyList<T> rows,
        CancellationToken cancellationToken)
    {
        var properties = ParameterName()
            .Matches(sql)
            .Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .Select(name => typeof(T).GetProperty(name)!)
            .ToList();
        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            properties.ForEach(property => command.Parameters.Add(ToParameter(property, property.GetValue(row))));
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter ToParameter(PropertyInfo property, object? value)
    {
        var parameter = new NpgsqlParameter { ParameterName = property.Name };
        if (property.PropertyType == typeof(string))
        {
            Texts.SetValue(parameter, value ?? DBNull.Value);
        }
        else if (property.PropertyType == typeof(Guid))
        {
            Keys.SetValue(parameter, value!);
        }
        else
        {
            parameter.Value = value ?? DBNull.Value;
        }

        return parameter;
    }

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
