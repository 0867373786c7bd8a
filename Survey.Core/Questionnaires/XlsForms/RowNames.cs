using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Assigns the names that items get in a form. In XLSForm a reference sees the whole form, so each name is used only
/// once, and a name begins with a letter or underscore. References are renamed to match: each to the item that it
/// means in its scope.
/// </summary>
internal sealed class RowNames
{
    // Form compilers reserve "meta" for the metadata group. They call the root of the form "data", so no repeat may have
    // that name.
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "meta" };
    private readonly Dictionary<Item, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Item, Scope> _scopes = new(ReferenceEqualityComparer.Instance);
    private readonly Scope _root = new(parent: null);

    /// <summary>Assigns names to all items of a questionnaire.</summary>
    public RowNames(IReadOnlyList<Item> items) => Give(items, _root);

    /// <summary>The name of an item in the form.</summary>
    public string GetName(Item item) => _names[item];

    /// <summary>Replaces the codes in the references of a text with names.</summary>
    public string ToNames(string text, Item item)
    {
        var scope = _scopes[item];
        return ReferenceText.Rename(text, code => Find(code, scope) is { } meant ? _names[meant] : code);
    }

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

    private void Give(IReadOnlyList<Item> items, Scope scope)
    {
        foreach (var item in items)
        {
            var name =
                char.IsAsciiLetter(item.Code[0]) && item.Code != "meta" && !(item is Repeat && item.Code == "data")
                    ? item.Code
                    : $"_{item.Code}";
            _names.Add(item, CodeMaking.Take(name, _taken));
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
