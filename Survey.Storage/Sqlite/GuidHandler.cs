using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Survey.Storage.Sqlite;

/// <summary>Keys as SQLite stores them: 16 bytes, big-endian, so that their order is that of time.</summary>
internal sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
{
    private static readonly Lock Gate = new();
    private static bool _isInstalled;

    /// <summary>Has Dapper use it.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!_isInstalled)
            {
                SqlMapper.RemoveTypeMap(typeof(Guid));
                SqlMapper.RemoveTypeMap(typeof(Guid?));
                SqlMapper.AddTypeHandler(new GuidHandler());
                _isInstalled = true;
            }
        }
    }

    public override void SetValue(IDbDataParameter parameter, Guid value) =>
        parameter.Value = parameter is SqliteParameter ? value.ToByteArray(bigEndian: true) : value;

    public override Guid Parse(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
}
