using System.Data;
using System.Globalization;
using System.Text;
using Dapper;
using Npgsql;

namespace Survey.Storage;

/// <summary>
/// Replaces what PostgreSQL cannot store in a text, U+0000 and half surrogate pairs, by U+FFFD. No valid text has these; with the
/// replacement, a search for one finds nothing instead of failing.
/// </summary>
internal sealed class TextHandler : SqlMapper.ITypeHandler
{
    private const char Replacement = '\uFFFD';

    /// <summary>Registers the handler with Dapper.</summary>
    public static void Install()
    {
        SqlMapper.RemoveTypeMap(typeof(string));
        SqlMapper.AddTypeHandler(typeof(string), new TextHandler());
    }

    public void SetValue(IDbDataParameter parameter, object value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = parameter is NpgsqlParameter && value is string text ? Clean(text) : value;
    }

    public object? Parse(Type destinationType, object value) =>
        value is DBNull ? null : value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>A text as PostgreSQL can store it.</summary>
    internal static string Clean(string text)
    {
        // The encoding replaces half surrogate pairs.
        var valid = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return valid.Replace('\0', Replacement);
    }
}
