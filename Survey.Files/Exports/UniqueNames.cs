namespace Survey.Files.Exports;

/// <summary>Gives each table or column a name of its own. Upper and lower case count as the same.</summary>
internal sealed class UniqueNames
{
    private const string Prefix = "answer.";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, with <c>answer.</c> in front as often as needed if it is in use.</summary>
    public string Take(string wanted)
    {
        while (!_taken.Add(wanted))
        {
            wanted = Prefix + wanted;
        }

        return wanted;
    }

    /// <summary>
    /// The prefix that keeps all of these names free: usually empty. The columns of one question get the same prefix.
    /// </summary>
    public string TakeAll(IReadOnlyCollection<string> wanted)
    {
        var prefix = "";
        while (wanted.Any(name => _taken.Contains(prefix + name)))
        {
            prefix += Prefix;
        }

        _taken.UnionWith(wanted.Select(name => prefix + name));
        return prefix;
    }
}
