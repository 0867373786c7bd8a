using System.Globalization;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// The names of a form's rows and the codes that they get. Names are unique within a group, but codes must be unique
/// within a whole scope, and names may contain characters that codes cannot. A code that differs from its name is
/// reported.
/// </summary>
/// <param name="problems">Collects the problems.</param>
internal sealed class FormNames(ProblemLog problems)
{
    // Other programs generate this row: the id of a submission.
    private const string InstanceId = "instanceID";

    private readonly Dictionary<string, List<FormNode>> _byName = new(StringComparer.Ordinal);

    /// <summary>The names of all rows.</summary>
    public IEnumerable<string> All => _byName.Keys;

    /// <summary>Assigns a code to every node of a form or of a repeat.</summary>
    public void Assign(IReadOnlyList<FormNode> nodes)
    {
        var (codes, sectionCodes) = (NoCodes(), NoCodes());
        AssignValid(nodes, codes, sectionCodes);
        AssignRest(nodes, codes, sectionCodes);
    }

    /// <summary>The code of the only node with that name; the name itself if there is none or more than one.</summary>
    public string GetCode(string name) => _byName.TryGetValue(name, out var nodes) && nodes.Count == 1 ? nodes[0].Code : name;

    /// <summary>The first node with that name; null if there is none.</summary>
    public FormNode? Find(string name) => _byName.TryGetValue(name, out var nodes) ? nodes[0] : null;

    /// <summary>Replaces the names in the references of a text with codes.</summary>
    public string ToCodes(string text) => ReferenceText.Rename(text, GetCode);

    /// <summary>Reports wrong references in a text.</summary>
    /// <returns>True if all references are right.</returns>
    public bool Check(string text, Place place)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return true;
        }

        var isRight = true;
        foreach (var (name, isWellFormed) in ReferenceText.Find(text))
        {
            if (!isWellFormed)
            {
                isRight = false;
                problems.Add(ProblemCatalogue.XlsformReferenceMalformed, place, ("found", name));
            }
            else if (name.Contains('#', StringComparison.Ordinal))
            {
                isRight = false;
                problems.Add(ProblemCatalogue.XlsformNotSupported["earlier-response"], place, ("found", $"${{{name}}}"));
            }
            else if (!_byName.TryGetValue(name, out var nodes))
            {
                isRight = false;
                if (name == InstanceId)
                {
                    problems.Add(ProblemCatalogue.XlsformNotSupported["instance-id"], place, ("found", $"${{{name}}}"));
                    continue;
                }

                problems.Add(
                    ProblemCatalogue.XlsformReferenceUnknown,
                    place,
                    ("found", name),
                    ("hint", NearMiss.Ask(name, _byName.Keys)));
            }
            else if (nodes.Count > 1)
            {
                isRight = false;
                var rows = nodes.Select(node => node.Row.Number.ToString(CultureInfo.InvariantCulture));
                problems.Add(ProblemCatalogue.XlsformReferenceAmbiguous, place, ("found", $"${{{name}}}"), ("rows", Detail.List(rows)));
            }
        }

        return isRight;
    }

    private static HashSet<string> NoCodes() => new(StringComparer.Ordinal);

    /// <summary>The code that a row gives itself; null if it gives none.</summary>
    private static string? FindWanted(FormNode node) =>
        node.Row.Code("instance::code") is { } given && !node.IsOther && Code.IsValid(given) ? given : null;

    /// <summary>Gives codes to names that are valid codes, so that no other name takes them first.</summary>
    private static void AssignValid(IReadOnlyList<FormNode> nodes, HashSet<string> codes, HashSet<string> sectionCodes)
    {
        foreach (var node in nodes)
        {
            var wanted = FindWanted(node) ?? node.Name;
            if (Code.IsValid(wanted) && (node.Type.Kind == RowKind.BeginGroup ? sectionCodes : codes).Add(wanted))
            {
                node.Code = wanted;
            }

            if (node.Type.Kind == RowKind.BeginGroup)
            {
                AssignValid(node.Children, codes, sectionCodes);
            }
        }
    }

    private void AssignRest(IReadOnlyList<FormNode> nodes, HashSet<string> codes, HashSet<string> sectionCodes)
    {
        foreach (var node in nodes)
        {
            var wanted = FindWanted(node);
            var made = wanted ?? CodeMaking.ToCode(node.Name, string.Create(CultureInfo.InvariantCulture, $"q{node.Row.Number}"));
            if (node.Code.Length == 0)
            {
                node.Code = CodeMaking.Take(made, node.Type.Kind == RowKind.BeginGroup ? sectionCodes : codes);
            }

            var isNew = !_byName.TryGetValue(node.Name, out var same);
            if (isNew)
            {
                _byName.Add(node.Name, same = []);
            }

            same!.Add(node);
            if (node.Code != node.Name && wanted is null)
            {
                problems.Add(
                    made == node.Name ? ProblemCatalogue.XlsformNameChanged["taken"] : ProblemCatalogue.XlsformNameChanged,
                    node.Row.PlaceOf("name"),
                    ("found", node.Name),
                    ("code", node.Code));
            }

            if (node.Type.Kind == RowKind.BeginRepeat)
            {
                Assign(node.Children);
            }
            else if (node.Type.Begins)
            {
                AssignRest(node.Children, codes, sectionCodes);
            }
        }
    }
}
