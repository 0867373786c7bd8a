#:package DuckDB.NET.Data.Full

// Counts the answers of an open round with DuckDB. The comparison “recount” builds it: a build of the solution should not download the
// libraries of its package, 400 MB.
//
// DuckDb prepare ANSWERS DATABASE   stores a file of answers (ndjson), nested as they are
// DuckDb count DATABASE QUERY       prints the version, then the number of answers, then that of respondents who name each element in
//                                   each region; QUERY is 0 or 1: two ways to ask the same
using System.Globalization;
using DuckDB.NET.Data;

// As in GeneratedRound. Naming a theme counts for each of its elements.
const int Themes = 10;
const int Elements = 24;
const string Recommending = "answers.recommendations_status IN ('final', 'provisional')";

var ofThemes = string.Join(
    ", ",
    Enumerable.Range(0, Themes).Select(theme =>
        $"'t{theme}': [{string.Join(", ", ElementsOf(theme).Select(each => $"'e{each}'"))}]"));

string[] queries =
[
    // The elements of an answer's rows as one list without duplicates, then one line for each region and element.
    $"""
    SELECT region, element, count(*)
    FROM (
        SELECT unnest(regions) AS region, element
        FROM (
            SELECT
                respondent.regions AS regions,
                unnest(list_distinct(flatten(list_transform(answers.recommendations, lambda each: {Named("each")})))) AS element
            FROM answer
            WHERE {Recommending}
        )
    )
    WHERE element IS NOT NULL
    GROUP BY region, element
    ORDER BY region, element
    """,

    // One line for each row and element, then distinct respondents.
    $"""
    SELECT region, element, count(*)
    FROM (
        SELECT unnest(regions) AS region, element
        FROM (
            SELECT DISTINCT id, regions, element
            FROM (
                SELECT id, regions, unnest({Named("entry")}) AS element
                FROM (
                    SELECT respondent.id AS id, respondent.regions AS regions, unnest(answers.recommendations) AS entry
                    FROM answer
                    WHERE {Recommending}
                )
            )
        )
    )
    WHERE element IS NOT NULL
    GROUP BY region, element
    ORDER BY region, element
    """,
];

using var connection = new DuckDBConnection($"Data Source={args[args[0] == "prepare" ? 2 : 1]}");
connection.Open();
using var command = connection.CreateCommand();
if (args[0] == "prepare")
{
    command.CommandText = $"CREATE TABLE answer AS SELECT * FROM read_json('{args[1]}', format = 'newline_delimited')";
    command.ExecuteNonQuery();
    return;
}

Console.WriteLine(connection.ServerVersion);
command.CommandText = "SELECT count(*) FROM answer";
Console.WriteLine(command.ExecuteScalar());
command.CommandText = queries[int.Parse(args[2], CultureInfo.InvariantCulture)];
using var reader = command.ExecuteReader();
while (reader.Read())
{
    Console.WriteLine($"{reader.GetString(0)} {reader.GetString(1)} {reader.GetInt64(2)}");
}

string Named(string row) =>
    $$"""
    list_concat(
        coalesce({{row}}.elements.elements, []),
        flatten(list_transform(coalesce({{row}}.elements.themes, []), lambda theme: MAP { {{ofThemes}} }[theme])))
    """;

IEnumerable<int> ElementsOf(int theme) => Enumerable.Range(0, Elements).Where(each => each % Themes == theme);
