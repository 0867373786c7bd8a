using System.CommandLine;
using Survey.Core.Languages;
using Survey.Core.Reading;

namespace Survey.Cli.Commands;

/// <summary>
/// The option <c>--language</c> of all verbs: the language of what people read, which is reports, problems and messages.
/// </summary>
internal static class LanguageOption
{
    private const string Name = "--language";

    /// <summary>Adds the option to all verbs that do not have one of this name.</summary>
    public static void AddTo(Command command)
    {
        foreach (var inner in command.Subcommands)
        {
            AddTo(inner);
        }

        if (command.Subcommands.Count == 0 && command.Options.All(option => option.Name != Name))
        {
            command.Add(
                new Option<string?>(Name)
                {
                    Description =
                        $"The language of reports and messages: {string.Join(", ", Language.All)}. "
                        + "Default: the round's for reports, that of LANG for messages.",
                    HelpName = "L",
                }.RefuseEmpty());
        }
    }

    /// <summary>The option <c>--languages</c> of verbs that write in several languages at once.</summary>
    public static Option<string?> CreateList() => new Option<string?>("--languages")
    {
        Description = $"The languages, separated by commas: {string.Join(", ", Language.All)}. Default: the round's.",
        HelpName = "LIST",
    }.RefuseEmpty();

    /// <summary>The languages of a list.</summary>
    /// <param name="list">Their tags, separated by commas; null if the command line does not say.</param>
    /// <param name="usual">The language if it does not say.</param>
    /// <exception cref="UsageException">There are no texts in one of them.</exception>
    public static IReadOnlyList<Language> FindAll(string? list, Language usual) =>
        list is null
            ? [usual]
            : [.. CommonArguments.Split(list).Select(tag => Language.All.FirstOrDefault(language => language.Tag == tag)
                ?? throw UsageException.Of("usage.language", ("language", Excerpt.Of(tag)), ("known", string.Join(", ", Language.All))))];

    /// <summary>The language asked for; null if the command line does not say.</summary>
    /// <exception cref="UsageException">There are no texts in this language.</exception>
    public static Language? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Options.All(option => option.Name != Name) || parsed.GetValue<string?>(Name) is not { } asked)
        {
            return null;
        }

        // Answer workbooks can be written in other languages too; messages are then in that of the environment.
        return Language.Find(asked) ?? (command.Name == "form"
            ? null
            : throw UsageException.Of("usage.language", ("language", Excerpt.Of(asked)), ("known", string.Join(", ", Language.All))));
    }
}
