using System.Text.Json.Nodes;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>
/// The steps that add, remove, copy and move items of a questionnaire. Each makes a new state from a given one, or null and all problems.
/// Members that a step is not about stay as they are.
/// </summary>
public static class EditingSteps
{
    /// <summary>The longest code that is proposed.</summary>
    private const int LongestProposal = 32;

    private static readonly Place Request = Place.OfFile("request");

    /// <summary>Adds an item.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="type">The name of its type.</param>
    /// <param name="code">Its code; empty to propose one from the label.</param>
    /// <param name="labels">Its label, by language.</param>
    /// <param name="list">The list of choices that it uses; null for none.</param>
    /// <param name="position">Where it is put.</param>
    /// <param name="problems">Collects the problems.</param>
    public static EditedStep? Add(
        EditedForm form,
        string type,
        string code,
        IReadOnlyDictionary<string, string> labels,
        string? list,
        ItemPosition position,
        ProblemLog problems)
    {
        var item = new JsonObject { ["type"] = type, ["code"] = code };
        if (EditedText.Of(labels, form.DefaultLanguage) is { } label)
        {
            item["label"] = label;
        }

        if (list is not null)
        {
            item["choices"] = list;
        }

        foreach (var (member, value) in type == "range" ? [("start", 1), ("end", 5)] : Array.Empty<(string, int)>())
        {
            item[member] = value;
        }

        if (type is EditedItem.Section or EditedItem.Repeat)
        {
            item["items"] = new JsonArray();
        }

        if (code.Length > 0 && !Code.IsValid(code))
        {
            problems.Add(ProblemCatalogue.CodeInvalid, Request.Member("code"), ("found", code));
            return null;
        }

        if (code.Length == 0)
        {
            var scope = position is { Side: ItemSide.Inside } && form.Find(position.Key) is { Type: EditedItem.Repeat } group
                ? $"{group.Key}/"
                : form.Find(position.Key)?.Scope ?? "";
            item["code"] = ProposeCode(labels.Values.FirstOrDefault(text => text.Length > 0) ?? "", type, CodesIn(form, scope));
        }

        return Put(form, _ => item, position, problems);
    }

    /// <summary>Proposes a code from a label: in Latin letters, short, and not taken.</summary>
    /// <param name="label">The label.</param>
    /// <param name="otherwise">The code if the label has no letters for one.</param>
    /// <param name="taken">The codes that are taken.</param>
    public static string ProposeCode(string label, string otherwise, IEnumerable<string> taken)
    {
        var words = CodeMaking.ToCode(label.Trim().ToLowerInvariant(), otherwise)
            .Replace('.', '_')
            .Split('_', StringSplitOptions.RemoveEmptyEntries);
        var code = "";
        foreach (var word in words)
        {
            if (code.Length > 0 && code.Length + 1 + word.Length > LongestProposal)
            {
                break;
            }

            code = code.Length == 0 ? word[..Math.Min(word.Length, LongestProposal)] : $"{code}_{word}";
        }

        return CodeMaking.Take(Code.IsValid(code) ? code : otherwise, taken.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Removes an item with everything inside.</summary>
    public static EditedStep? Remove(EditedForm form, string key, ProblemLog problems) =>
        Require(form, key, problems) is null
            ? null
            : new EditedStep(
                form.With(copy =>
                {
                    var removed = form.Items.Where(item => item.Key == key || IsInside(form, item, key));
                    foreach (var member in removed.SelectMany(item => CountedRoles.MembersOf(form, item.Key)).ToList())
                    {
                        copy.SetAnalysis(member, code: null);
                    }

                    Detach(copy.Find(key)!);
                }),
                key);

    /// <summary>
    /// Puts a copy of an item behind it. The copy has codes of its own, and conditions inside it refer to the copied questions.
    /// </summary>
    public static EditedStep? Duplicate(EditedForm form, string key, ProblemLog problems)
    {
        if (Require(form, key, problems) is not { } item)
        {
            return null;
        }

        var copied = item.Json.DeepClone().AsObject();
        var (questions, sections) = (CodesIn(form, item.Scope), CodesIn(form, item.Scope, ofSections: true));
        GiveNewCodes(copied, questions, sections, copied);
        return Put(form, _ => copied, new ItemPosition(ItemSide.After, key), problems);
    }

    /// <summary>Moves an item before the one before it, inside the same section or repeat group.</summary>
    public static EditedStep? MoveUp(EditedForm form, string key, ProblemLog problems) =>
        MoveBeside(form, key, siblings => siblings.Before, ItemSide.Before, problems);

    /// <summary>Moves an item after the one after it, inside the same section or repeat group.</summary>
    public static EditedStep? MoveDown(EditedForm form, string key, ProblemLog problems) =>
        MoveBeside(form, key, siblings => siblings.After, ItemSide.After, problems);

    /// <summary>Moves an item out of the section or repeat group around it, behind that.</summary>
    public static EditedStep? MoveOut(EditedForm form, string key, ProblemLog problems) =>
        Require(form, key, problems) is not { } item ? null
        : item.Parent.Length == 0 ? new EditedStep(form, key)
        : Move(form, key, new ItemPosition(ItemSide.After, item.Parent), problems);

    /// <summary>Moves an item into the section or repeat group before it, as its last item.</summary>
    public static EditedStep? MoveInto(EditedForm form, string key, ProblemLog problems) =>
        Require(form, key, problems) is null ? null
        : SiblingsOf(form, key).Before is { IsContainer: true } group
            ? Move(form, key, new ItemPosition(ItemSide.Inside, group.Key), problems)
            : new EditedStep(form, key);

    /// <summary>Moves an item anywhere. In another repeat group its code may be taken, which is a problem.</summary>
    public static EditedStep? Move(EditedForm form, string key, ItemPosition position, ProblemLog problems)
    {
        if (Require(form, key, problems) is not { } item || (position.Key.Length > 0 && Require(form, position.Key, problems) is null))
        {
            return null;
        }

        var other = form.Find(position.Key);
        if (other is not null && (IsInside(form, other, key) || (other.Key == key && position.Side == ItemSide.Inside)))
        {
            problems.Add(ProblemCatalogue.EditingImpossible["into-itself"], Request, ("found", item.Code));
            return null;
        }

        return position.Key == key
            ? new EditedStep(form, key)
            : Put(
                form,
                copy =>
                {
                    var moved = copy.Find(key)!;
                    Detach(moved);
                    return moved.Json;
                },
                position,
                problems);
    }

    /// <summary>The items beside an item, inside the same section or repeat group; null for none.</summary>
    public static (EditedItem? Before, EditedItem? After) SiblingsOf(EditedForm form, string key)
    {
        var parent = form.Find(key)?.Parent;
        var siblings = form.Items.Where(item => item.Parent == parent).ToList();
        var at = siblings.FindIndex(item => item.Key == key);
        return (siblings.ElementAtOrDefault(at - 1), at < 0 ? null : siblings.ElementAtOrDefault(at + 1));
    }

    internal static EditedItem? Require(EditedForm form, string key, ProblemLog problems)
    {
        var item = form.Find(key);
        if (item is null)
        {
            problems.Add(ProblemCatalogue.EditingImpossible, Request, ("found", key));
        }

        return item;
    }

    private static HashSet<string> CodesIn(EditedForm form, string scope, bool ofSections = false) =>
        form.Items
            .Where(item => item.Scope == scope && (item.Type == EditedItem.Section) == ofSections)
            .Select(item => item.Code)
            .ToHashSet(StringComparer.Ordinal);

    private static EditedStep? MoveBeside(
        EditedForm form,
        string key,
        Func<(EditedItem? Before, EditedItem? After), EditedItem?> other,
        ItemSide side,
        ProblemLog problems) =>
        Require(form, key, problems) is null ? null
        : other(SiblingsOf(form, key)) is { } beside ? Move(form, key, new ItemPosition(side, beside.Key), problems)
        : new EditedStep(form, key);

    private static bool IsInside(EditedForm form, EditedItem item, string key)
    {
        var around = form.Find(item.Parent);
        while (around is not null && around.Key != key)
        {
            around = form.Find(around.Parent);
        }

        return around is not null;
    }

    private static void Detach(EditedItem item) => item.Json.Parent!.AsArray().Remove(item.Json);

    /// <summary>Puts an item at a position, and requires that no code is used twice.</summary>
    private static EditedStep? Put(EditedForm form, Func<EditedForm, JsonObject> take, ItemPosition position, ProblemLog problems)
    {
        if (position.Key.Length > 0 && Require(form, position.Key, problems) is null)
        {
            return null;
        }

        JsonObject? put = null;
        var after = form.With(copy =>
        {
            // Look up the other item first: taking an item away changes no other key.
            var other = copy.Find(position.Key);
            put = take(copy);
            if (position.Side == ItemSide.Inside)
            {
                EditedForm.GetItems(other?.Json ?? copy.Json).Add(put);
            }
            else
            {
                var siblings = other!.Json.Parent!.AsArray();
                siblings.Insert(siblings.IndexOf(other.Json) + (position.Side == ItemSide.After ? 1 : 0), put);
            }
        });
        var twice = after.Items.GroupBy(item => item.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            problems.Add(
                ProblemCatalogue.CodeDuplicate,
                Request.Member("code"),
                ("found", twice.First().Code),
                ("what", new Phrase($"what-{(twice.First().Type == EditedItem.Section ? "section" : "item")}")));
            return null;
        }

        return new EditedStep(after, after.Items.First(item => ReferenceEquals(item.Json, put)).Key);
    }

    /// <summary>Gives an item, and the items of its scope inside it, codes that are not taken.</summary>
    private static void GiveNewCodes(JsonObject item, HashSet<string> questions, HashSet<string> sections, JsonObject whole)
    {
        var (code, type) = (EditedItem.FindString(item, "code") ?? "", EditedItem.FindString(item, "type"));
        if (type == EditedItem.Section)
        {
            item["code"] = CodeMaking.Take(code, sections);
            foreach (var inner in EditedForm.GetItems(item).OfType<JsonObject>().ToList())
            {
                GiveNewCodes(inner, questions, sections, whole);
            }
        }
        else
        {
            var renamed = CodeMaking.Take(code, questions);
            item["code"] = renamed;
            CodeRenaming.RenameReferences(whole, code, renamed);
        }
    }
}
