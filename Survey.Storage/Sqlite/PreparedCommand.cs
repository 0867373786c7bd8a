using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Survey.Storage.Sqlite;

/// <summary>A command that borrows its prepared statement from its connection, and gives it back when it is disposed.</summary>
/// <param name="connection">Keeps the statements. Its present transaction is used, whatever <see cref="DbTransaction"/> is set to.</param>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private SqliteCommand? _command;
    private bool _hasFailed;

    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            GiveBack();
            _command = connection.Take(value ?? "");
        }
    }

    public override int CommandTimeout
    {
        get => Command.CommandTimeout;
        set => Command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException("SQLite has only commands of text.");
            }
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The statement belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("The text of the command comes first.");

    public override void Cancel()
    {
        // SQLite's calls cannot be cancelled.
    }

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    public override void Prepare() => Command.Prepare();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run(command => command.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        try
        {
            return run(Command);
        }
        catch (DbException failure)
        {
            _hasFailed = true;
            connection.LastFailure = failure;
            throw;
        }
    }

    private void GiveBack()
    {
        if (_command is not { } command)
        {
            return;
        }

        _command = null;
        if (_hasFailed)
        {
            command.Dispose();
        }
        else
        {
            connection.Return(command);
        }
    }
}
