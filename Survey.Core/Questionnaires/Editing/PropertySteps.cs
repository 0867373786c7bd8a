using System.Text.Json.Nodes;
using Survey.Core.Problems;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>
/// The steps that change properties of items, their types, and the head of a questionnaire. Each makes a new state from a given one, or
/// null and all problems. Members that a step is not about stay as they are.
/// </summary>
public static class PropertySteps
{
    /// <summary>Changes properties of an item.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="typed">
    /// What was typed, by the property's name; for a text in a language with a hyphen and the language (<c>label-fr</c>).
    /// Other properties stay as they are.
    /// </param>
    /// <param name="problems">Collects the problems.</param>
    public static EditedStep? Change(EditedForm form, string key, IReadOnlyDictionary<string, string> typed, ProblemLog problems)
    {
        if (EditingSteps.Require(form, key, problems) is not { } item)
        {
            return null;
        }

        var languages = form.Languages;
        return new EditedStep(
            form.With(copy =>
            {
                var json = copy.Find(key)!.Json;
                foreach (var property in ItemProperty.Of(item.Type))
                {
                    if (property.Kind == PropertyKind.Text)
                    {
                        var texts = languages
                            .Where(language => typed.ContainsKey(FieldOf(property.Name, language)))
                            .ToDictionary(
                                language => language,
                                language => typed[FieldOf(property.Name, language)],
                                StringComparer.Ordinal);
                        Set(json, property.Name, EditedText.Change(json[property.Name], texts, form.DefaultLanguage));
                    }
                    else if (typed.TryGetValue(property.Name, out var value)
                        && property.Show(item) != value.ReplaceLineEndings("\n").Trim())
                    {
                        Set(json, property.Name, property.Read(value, item.Type));
                    }
                }
            }),
            key);
    }

    /// <summary>The name under which a text in a language is typed.</summary>
    public static string FieldOf(string property, string language) => language.Length == 0 ? property : $"{property}-{language}";

    /// <summary>Gives an item another type. Members that the new type does not have are removed.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="type">The name of the new type.</param>
    /// <param name="list">The list of choices to use if the new type needs one.</param>
    /// <param name="problems">Collects the problems.</param>
    public static EditedStep? ChangeType(EditedForm form, string key, string type, string? list, ProblemLog problems)
    {
        if (EditingSteps.Require(form, key, problems) is not { } item)
        {
            return null;
        }

        return new EditedStep(
            form.With(copy =>
            {
                var json = copy.Find(key)!.Json;
                foreach (var member in json.Select(each => each.Key).Where(member => !ItemProperty.Keeps(member, type)).ToList())
                {
                    json.Remove(member);
                }

                json["type"] = type;
                if (list is not null && json["choices"] is null)
                {
                    json["choices"] = list;
                }

                if (type == "range" && item.Type != "range")
                {
                    (json["start"], json["end"]) = (1, 5);
                }
            }),
            key);
    }

    /// <summary>Changes the title, the version, the default language, and adds a language.</summary>
    public static EditedStep ChangeHead(
        EditedForm form,
        IReadOnlyDictionary<string, string> titles,
        string version,
        string defaultLanguage)
    {
        var changed = form.With(copy =>
        {
            var title = copy.Json["title"];
            if (title is JsonValue && titles.Count(each => each.Value.Length > 0) > 1)
            {
                title = new JsonObject { [form.DefaultLanguage] = title.DeepClone() };
            }

            Set(copy.Json, "title", EditedText.Change(title, titles, form.DefaultLanguage));
            copy.Json["version"] = version;
            if (defaultLanguage != form.DefaultLanguage)
            {
                copy.Json["defaultLanguage"] = defaultLanguage;
            }
        });
        return new EditedStep(changed, "");
    }

    /// <summary>Sets or removes a setting that says what reports count.</summary>
    public static EditedForm SetCounted(EditedForm form, string member, string? code) =>
        form.FindCounted(member) == code ? form : form.With(copy => copy.SetAnalysis(member, code));

    internal static void Set(JsonObject json, string member, JsonNode? value)
    {
        if (JsonNode.DeepEquals(json[member], value))
        {
            return;
        }

        json.Remove(member);
        if (value is null)
        {
            return;
        }

        // The items inside stay last, so that the document can be read.
        var items = json["items"];
        json.Remove("items");
        json[member] = value;
        if (items is not null)
        {
            json["items"] = items;
        }
    }
}
