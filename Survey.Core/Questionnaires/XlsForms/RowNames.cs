using System.Text.RegularExpressions;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Assigns the names that items get in a form. In XLSForm a reference sees the whole form, so each name is used only
/// once, and a name begins with a letter or underscore. References are renamed to match: each to the item that it
/// means in its scope.
/// </summary>
internal sealed partial class RowNames
{
    // Marks a name in a reference, so that it is not taken for a code.
    private const string Outside = "\u0001";

    // Names that form compilers use themselves: "meta" and its members for metadata, the name of the form itself, and
    // NAME_count for a repeat whose count is calculated.
    private readonly HashSet<string> _reserved = new(StringComparer.Ordinal) { "meta", "instanceID", "instanceName" };
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<Item, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Item, Scope> _scopes = new(ReferenceEqualityComparer.Instance);
    private readonly Scope _root = new(parent: null);

    /// <summary>Assigns names to all items of a questionnaire.</summary>
    /// <param name="items">The top-level items.</param>
    /// <param name="root">The name that the form compiler gives to the form itself.</param>
    public RowNames(IReadOnlyList<Item> items, string root)
    {
        _reserved.Add(root);
        _taken.UnionWith(_reserved);
        GiveCounted(items);
        Give(items, _root);
    }

    /// <summary>The name that form compilers give to the count of a repeat, unless the count is a question.</summary>
    public static string GetCountName(string repeat) => $"{repeat}_count";

    /// <summary>The name of an item in the form.</summary>
    public string GetName(Item item) => _names[item];

    /// <summary>Replaces the codes in the references of a text with names.</summary>
    public string ToNames(string text, Item item)
    {
        var scope = _scopes[item];
        return ReferenceText.Rename(text, code => Find(code, scope) is { } meant ? _names[meant] : code);
    }

    /// <summary>Replaces codes in an expression with names. Paths become references, because each name occurs once.</summary>
    public string ToNamesOfExpression(string text, Item item) => ToNames(
        Path().Replace(text, match =>
        {
            var scope = _scopes[item];
            for (var ups = match.Groups["up"].Captures.Count; ups > 1 && scope.Parent is not null; ups--)
            {
                scope = scope.Parent;
            }

            return !match.Groups["up"].Success ? match.Value
                : Find(match.Groups["code"].Value, scope) is { } meant ? $"${{{Outside}{_names[meant]}}}"
                : match.Value;
        }),
        item)
        .Replace(Outside, "", StringComparison.Ordinal);

    private Item? Find(string code, Scope scope)
    {
        for (var around = scope; around is not null; around = around.Parent)
        {
            if (around.Items.TryGetValue(code, out var item))
            {
                return item;
            }
        }

        return _root.FindInside(code);
    }

    private string ToName(Item item) =>
        char.IsAsciiLetter(item.Code[0]) && !_reserved.Contains(item.Code) ? item.Code : $"_{item.Code}";

    /// <summary>Assigns the names of repeats whose count is calculated, so that the names of their counts are free.</summary>
    private void GiveCounted(IReadOnlyList<Item> items)
    {
        foreach (var item in items)
        {
            if (item is Repeat { Count: { } count } repeat && !ReferenceText.IsReference(count.Text))
            {
                var name = CodeMaking.Take(ToName(item), _taken);
                for (var number = 2; !_taken.Add(GetCountName(name)); number++)
                {
                    name = CodeMaking.Take($"{ToName(item)}_{number}", _taken);
                }

                _names.Add(repeat, name);
                _reserved.Add(GetCountName(name));
            }

            GiveCounted(item switch { Section section => section.Items, Repeat inside => inside.Items, _ => [] });
        }
    }

    private void Give(IReadOnlyList<Item> items, Scope scope)
    {
        foreach (var item in items)
        {
            if (!_names.ContainsKey(item))
            {
                _names.Add(item, CodeMaking.Take(ToName(item), _taken));
            }

            _scopes.Add(item, scope);
            if (item is Section section)
            {
                scope.Sections.TryAdd(section.Code, section);
                Give(section.Items, scope);
            }
            else
            {
                scope.Items.TryAdd(item.Code, item);
                if (item is Repeat repeat)
                {
                    var inside = new Scope(scope);
                    scope.Inside.Add(inside);
                    Give(repeat.Items, inside);
                }
            }
        }
    }

    [GeneratedRegex(
        """'[^']*'|"[^"]*"|""" + @"(?<![/.])(?<up>\.\.\s*/\s*)+(?<code>[A-Za-z_][A-Za-z0-9_.\-]*)(?!\s*[/(\[])",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Path();

    /// <summary>The items of one scope: the questionnaire outside repeat groups, or one repeat group.</summary>
    private sealed class Scope(Scope? parent)
    {
        public Scope? Parent => parent;

        public Dictionary<string, Item> Items { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Item> Sections { get; } = new(StringComparer.Ordinal);

        public List<Scope> Inside { get; } = [];

        public Item? FindInside(string code) =>
            Items.GetValueOrDefault(code)
            ?? Sections.GetValueOrDefault(code)
            ?? Inside.Select(scope => scope.FindInside(code)).FirstOrDefault(item => item is not null);
    }
}
