namespace Survey.Core.Questionnaires.Editing;

/// <summary>
/// What the reports of a round count, chosen at the items of its questionnaire: each role is a setting of <c>analysis</c> that names an
/// item.
/// </summary>
public static class CountedRoles
{
    // The setting, its default, the setting that names the repeat group around the item (null outside of groups), and the types of items.
    private static readonly (string Member, string Usual, string? Group, string[] Types)[] Roles =
    [
        ("repeat", "recommendations", null, [EditedItem.Repeat]),
        ("coded", "elements", "repeat", ["coded"]),
        ("status", "recommendations_status", null, ["select-one", "calculated"]),
        ("practices", "practices", null, [EditedItem.Repeat]),
        ("category", "category", "practices", ["select-one", "select-many"]),
        ("listedAs", "listed_as", "practices", ["text"]),
        ("listedIn", "listed_in", "practices", ["select-many"]),
        ("consent", "publication_consent", null, ["select-one"]),
    ];

    /// <summary>The roles that an item may have, in order, each with whether it has it.</summary>
    public static IReadOnlyList<(string Member, bool IsHeld)> Of(EditedForm form, EditedItem item) =>
        [.. Roles.Where(role => Suits(role, item)).Select(role => (role.Member, FindKey(form, role) == item.Key))];

    /// <summary>True if an item has a role only because of its code, which is the usual one for it.</summary>
    public static bool IsByCode(EditedForm form, string member) => form.FindCounted(member) is null;

    /// <summary>Gives an item a role, and the repeat group around it that of the group; or takes the role away.</summary>
    public static EditedForm Set(EditedForm form, EditedItem item, string member, bool holds)
    {
        var role = Roles.FirstOrDefault(each => each.Member == member);
        if (role.Member is null || !Suits(role, item) || holds == (FindKey(form, role) == item.Key))
        {
            return form;
        }

        if (holds && role.Group is { } group)
        {
            form = PropertySteps.SetCounted(form, group, item.Scope.TrimEnd('/'));
        }

        return PropertySteps.SetCounted(form, member, holds ? item.Code : null);
    }

    /// <summary>The settings that name an item.</summary>
    internal static IEnumerable<string> MembersOf(EditedForm form, string key) =>
        Roles.Where(role => FindKey(form, role) == key).Select(role => role.Member);

    private static bool Suits((string Member, string Usual, string? Group, string[] Types) role, EditedItem item) =>
        role.Types.Contains(item.Type, StringComparer.Ordinal)
        && (role.Group is null ? item.Scope.Length == 0 : item.Scope.Count(character => character == '/') == 1);

    /// <summary>The key of the item that a setting names, given or usual; the item need not exist.</summary>
    private static string FindKey(EditedForm form, (string Member, string Usual, string? Group, string[] Types) role)
    {
        var group = role.Group is null ? "" : $"{FindKey(form, Roles.First(each => each.Member == role.Group))}/";
        return group + (form.FindCounted(role.Member) ?? role.Usual);
    }
}
