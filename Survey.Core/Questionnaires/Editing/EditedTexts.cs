using System.Text.Json.Nodes;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>Finds all members of a questionnaire that can have a text.</summary>
internal static class EditedTexts
{
    private static readonly string[] ItemProperties =
        [.. ItemProperty.All.Where(property => property.Kind == PropertyKind.Text).Select(property => property.Name)];

    /// <summary>The members, in order: the title, those of each item, the labels of choices.</summary>
    public static IEnumerable<Member> Of(JsonObject questionnaire)
    {
        yield return new Member("questionnaire", "", "title", questionnaire);
        foreach (var item in EditedItem.Gather(EditedForm.GetItems(questionnaire)))
        {
            foreach (var property in ItemProperties)
            {
                yield return new Member("item", item.Key, property, item.Json);
            }
        }

        foreach (var (list, choices) in EditedForm.ListsOf(questionnaire))
        {
            foreach (var choice in choices.OfType<JsonObject>())
            {
                yield return new Member("choice", $"{list}/{EditedItem.FindString(choice, "code")}", "label", choice);
            }
        }
    }

    /// <summary>A member that can have a text.</summary>
    /// <param name="Owner">What has it: <c>questionnaire</c>, <c>item</c> or <c>choice</c>.</param>
    /// <param name="Subject">The key of the item; the codes of list and choice; empty for the questionnaire.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Holder">The object that may have it.</param>
    public readonly record struct Member(string Owner, string Subject, string Name, JsonObject Holder)
    {
        /// <summary>The text; null if there is none.</summary>
        public JsonNode? Text => Holder[Name];
    }
}
