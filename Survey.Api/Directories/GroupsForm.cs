using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Api.Directories;

/// <summary>Converts types, groups of types, regions and subregions to the rows of a form and back.</summary>
internal static class GroupsForm
{
    /// <summary>The tables of the form, as in the names of its fields.</summary>
    public const string Type = "type";

    /// <inheritdoc cref="Type"/>
    public const string Group = "group";

    /// <inheritdoc cref="Type"/>
    public const string Region = "region";

    /// <inheritdoc cref="Type"/>
    public const string Subregion = "subregion";

    /// <summary>The tables in the order of the page.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Type, Group, Region, Subregion];

    /// <summary>True if a row names the group or region that it belongs to.</summary>
    public static bool HasParent(string kind) => kind is Type or Subregion;

    /// <summary>The stored rows of each table.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<GroupsRow>> ToRows(DirectoryBook book)
    {
        var (directory, languages) = (book.Directory, OrganizationForm.LanguagesOf(book));
        return new Dictionary<string, IReadOnlyList<GroupsRow>>(StringComparer.Ordinal)
        {
            [Type] = [.. directory.Types.Select(type => ToRow(type.Code, type.Name, type.Group?.Code))],
            [Group] = [.. directory.Groups.Select(group => ToRow(group.Code, group.Name, parent: null))],
            [Region] = [.. directory.Regions.Select(region => ToRow(region.Code, region.Name, parent: null))],
            [Subregion] =
            [
                .. directory.Regions.SelectMany(region =>
                    region.Subregions.Select(subregion => ToRow(subregion.Code, subregion.Name, region.Code))),
            ],
        };

        GroupsRow ToRow(string code, LocalizedText name, string? parent) =>
            new(code, parent ?? "", [.. languages.Select(language => OrganizationForm.Find(name, language, book))]);
    }

    /// <summary>The rows of each table as they were typed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<GroupsRow>> ToRows(IFormCollection form, DirectoryBook book) =>
        Kinds.ToDictionary(
            kind => kind,
            kind => (IReadOnlyList<GroupsRow>)
            [
                .. form[$"{kind}/code"].Select((code, row) => new GroupsRow(
                    code ?? "",
                    form[$"{kind}/parent"].ElementAtOrDefault(row) ?? "",
                    [.. OrganizationForm.LanguagesOf(book).Select(each => form[$"{kind}/{each}"].ElementAtOrDefault(row) ?? "")])),
            ],
            StringComparer.Ordinal);

    /// <summary>Reads the tables and reports all problems.</summary>
    public static (List<TypeGroup> Groups, List<OrganizationType> Types, List<Region> Regions) Read(
        IFormCollection form,
        DirectoryBook book,
        ProblemLog problems)
    {
        var request = Place.OfFile("request");
        var groups = OrganizationForm.ReadNamed(form, Group, book, problems)
            .Select((each, index) => new TypeGroup(index, each.Code, each.Name)
            {
                // The form does not show these texts, so it keeps them.
                Counted = book.Directory.Groups.FirstOrDefault(group => group.Code == each.Code)?.Counted,
            })
            .ToList();
        var types = OrganizationForm.ReadNamed(form, Type, book, problems)
            .Select((each, index) => new OrganizationType(index, each.Code, each.Name, FindGroup(each.Parent))
            {
                Counted = book.Directory.FindType(each.Code)?.Counted,
            })
            .ToList();
        var named = OrganizationForm.ReadNamed(form, Region, book, problems);
        var subregions = OrganizationForm.ReadNamed(form, Subregion, book, problems);
        foreach (var (_, _, parent) in subregions.Where(each => named.All(region => region.Code != each.Parent)))
        {
            problems.Add(
                ProblemCatalogue.RegionUnknown,
                request,
                ("found", parent),
                ("known", Detail.List(named.Select(region => region.Code))));
        }

        var count = 0;
        var regions = named
            .Select((each, index) => new Region(index, each.Code, each.Name)
            {
                Subregions =
                [
                    .. subregions.Where(inner => inner.Parent == each.Code)
                        .Select(inner => new Subregion(count++, inner.Code, inner.Name)),
                ],
            })
            .ToList();
        return (groups, types, regions);

        TypeGroup? FindGroup(string code)
        {
            var group = groups.Find(each => each.Code == code);
            if (group is null && code.Length > 0)
            {
                problems.Add(
                    ProblemCatalogue.GroupUnknown,
                    request,
                    ("found", code),
                    ("known", Detail.List(groups.Select(each => each.Code))));
            }

            return group;
        }
    }
}

/// <summary>A row of the form.</summary>
/// <param name="Code">The code; empty in a blank row.</param>
/// <param name="Parent">The code of the type's group or the subregion's region; empty for none.</param>
/// <param name="Names">The names, in the order of the languages.</param>
public sealed record GroupsRow(string Code, string Parent, IReadOnlyList<string> Names);
