namespace Survey.Storage.Tables;

/// <summary>SQL for the hash of a table's rows; see <see cref="RowHash"/>.</summary>
/// <param name="table">The table; its column <c>hash</c> has the hash.</param>
/// <param name="columns">All other columns, in the order in which they are hashed.</param>
internal sealed class HashedColumns(string table, params string[] columns)
{
    /// <summary>A condition that is true for rows that were changed from outside.</summary>
    public string Differs => $"{table}.hash IS DISTINCT FROM {With()}";

    /// <summary>The hash of a row of which some columns get a new value.</summary>
    public string With(params (string Column, string Value)[] changes)
    {
        var values = changes.ToDictionary(change => change.Column, change => change.Value, StringComparer.Ordinal);
        var all = columns.Select(column => values.GetValueOrDefault(column) ?? $"{table}.{column}");
        return $"{RowHash.Function}({string.Join(", ", all)})";
    }

    /// <summary>
    /// The hash of such a row. If the present hash is wrong it stays wrong, so that a small change does not hide a change from outside.
    /// </summary>
    public string WithIfRight(params (string Column, string Value)[] changes) =>
        $"CASE WHEN {table}.hash = {With()} THEN {With(changes)} ELSE {table}.hash END";
}
