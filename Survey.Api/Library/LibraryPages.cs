using System.Text;
using Survey.Api.Pages;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading;
using Survey.Files.Library;

namespace Survey.Api.Library;

/// <summary>Pages of the library: the list of its items, and what is in each.</summary>
internal static class LibraryPages
{
    private const string Path = "/-library";

    /// <summary>Maps <c>/rounds/-library</c>.</summary>
    public static void MapLibraryPages(this RouteGroupBuilder group)
    {
        group.MapGet(Path, GetList);
        group.MapGet(Path + "/{kind}/{code}", GetItem);
    }

    /// <summary>Address of the page of an item.</summary>
    public static string AddressOf(LibraryItem item) => $"/rounds{Path}/{item.Kind}/{item.Code}";

    private static IResult GetList(HttpContext context) =>
        DeskFrame.For(context).ToPage<LibraryPage>(("Items", ProductLibrary.Items));

    private static IResult GetItem(HttpContext context, string kind, string code)
    {
        if (ProductLibrary.Items.FirstOrDefault(each => each.Kind == kind && each.Code == code) is not { } item)
        {
            return Results.NotFound();
        }

        using var document = JsonSource.Parse(Encoding.UTF8.GetBytes(item.Document), Place.OfFile($"{code}.json"), new ProblemLog())!;
        var value = new JsonValue(document.RootElement, Place.OfFile($"{code}.json"), new ProblemLog());
        object? content = kind switch
        {
            LibraryKind.Framework => FrameworkReader.Read(value),
            LibraryKind.Questionnaire => QuestionnaireReader.Read(value),
            _ => DirectoryReader.Read(value),
        };
        return DeskFrame.For(context).ToPage<LibraryItemPage>(
            ("Item", item),
            ("Framework", content as Framework),
            ("Questionnaire", content as Questionnaire),
            ("Directory", content as OrganizationDirectory));
    }
}
