using System.CommandLine;
using Survey.Core.Languages;

namespace Survey.Cli.Commands;

/// <summary>The option <c>--language</c> of all verbs that report problems.</summary>
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
                        $"The language of problems: {string.Join(", ", Language.All)}. "
                        + "Default: that of the environment (LANG), or English.",
                    HelpName = "L",
                }.RefuseEmpty());
        }
    }

    /// <summary>The language asked for; null if the command line does not say.</summary>
    /// <exception cref="UsageException">Problems are not written in this language.</exception>
    public static Language? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Options.All(option => option.Name != Name) || parsed.GetValue<string?>(Name) is not { } asked)
        {
            return null;
        }

        // Workbooks can be written in other languages too; their problems are then in that of the environment.
        return Language.Find(asked) ?? (command.Name == "form"
            ? null
            : throw new UsageException($"Problems are not available in “{asked}”. Choose one of: {string.Join(", ", Language.All)}."));
    }
}
