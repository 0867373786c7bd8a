using System.Text.Json.Nodes;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Rounds;

namespace Survey.Core.Translations;

/// <summary>Finds the texts of one document of a round.</summary>
internal static class DocumentTexts
{
    public const string Framework = "framework.json";
    public const string Directory = "directory.json";
    public const string Questionnaire = "questionnaire.json";
    public const string Round = "round.json";

    /// <summary>The texts, in the order of the document.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="document">Its contents.</param>
    /// <param name="defaultLanguage">The language of texts without a language.</param>
    public static IEnumerable<TranslatableText> Of(string name, JsonObject document, string defaultLanguage) =>
        name switch
        {
            Round => OfRound(document),
            Questionnaire => OfQuestionnaire(document),
            Framework => OfFramework(document),
            Directory => OfDirectory(document),
            _ when name.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal) => OfFramework(document),
            _ when RoundDefinition.FolderNames.Any(folder => name.StartsWith($"{folder}/", StringComparison.Ordinal)) =>
                [new Found("alignment", CodeOf(document), "title", document)],
            _ => [],
        } is var found
            ? found
                .Where(each => each.Holder[each.Property[(each.Property.LastIndexOf('.') + 1)..]] is not null)
                .Select(each => new TranslatableText(name, each.Owner, each.Subject, each.Property, each.Holder, defaultLanguage))
                .Where(text => text.HasWords())
            : [];

    private static IEnumerable<Found> OfRound(JsonObject round)
    {
        foreach (var property in RoundTexts.RoundProperties)
        {
            var holder = property.Contains('.', StringComparison.Ordinal) ? round[property.Split('.')[0]] as JsonObject : round;
            if (holder is not null)
            {
                yield return new Found("round", "", property, holder);
            }
        }

        foreach (var channel in ListIn(round["open"] as JsonObject, "channels"))
        {
            yield return new Found("channel", CodeOf(channel), "name", channel);
        }
    }

    /// <summary>The texts of a questionnaire. A choice without a label of its own is shown by its code.</summary>
    private static IEnumerable<Found> OfQuestionnaire(JsonObject questionnaire) =>
        EditedTexts.Of(questionnaire)
            .Where(member => member.Owner != "choice" || member.Text?.ToString() != CodeOf(member.Holder))
            .Select(member => new Found(member.Owner, member.Subject, member.Name, member.Holder));

    private static IEnumerable<Found> OfFramework(JsonObject framework)
    {
        var code = CodeOf(framework);
        yield return new Found("framework", code, "name", framework);
        yield return new Found("framework", code, "source", framework);
        foreach (var theme in ListIn(framework, "themes"))
        {
            foreach (var found in Titles("theme", theme).Concat(ListIn(theme, "elements").SelectMany(each => Titles("element", each))))
            {
                yield return found;
            }
        }

        foreach (var found in ListIn(framework, "elements").SelectMany(each => Titles("element", each)))
        {
            yield return found;
        }

        IEnumerable<Found> Titles(string owner, JsonObject titled) =>
        [
            new Found(owner, $"{code}/{CodeOf(titled)}", "title", titled),
            new Found(owner, $"{code}/{CodeOf(titled)}", "short", titled),
        ];
    }

    private static IEnumerable<Found> OfDirectory(JsonObject directory)
    {
        foreach (var region in ListIn(directory, "regions"))
        {
            yield return new Found("region", CodeOf(region), "name", region);
            foreach (var subregion in ListIn(region, "subregions"))
            {
                yield return new Found("subregion", CodeOf(subregion), "name", subregion);
            }
        }

        foreach (var (list, owner) in new[] { ("groups", "group"), ("types", "type") })
        {
            foreach (var named in ListIn(directory, list))
            {
                yield return new Found(owner, CodeOf(named), "name", named);
            }
        }

        foreach (var organization in ListIn(directory, "organizations"))
        {
            yield return new Found("organization", CodeOf(organization), "name", organization);
            yield return new Found("organization", CodeOf(organization), "short", organization);
        }
    }

    private static IEnumerable<JsonObject> ListIn(JsonObject? holder, string member) =>
        (holder?[member] as JsonArray ?? []).OfType<JsonObject>();

    private static string CodeOf(JsonObject json) => EditedItem.FindString(json, "code") ?? "";

    private readonly record struct Found(string Owner, string Subject, string Property, JsonObject Holder);
}
