using System.CommandLine;

namespace Survey.Cli.Commands;

/// <summary>Arguments and options that several verbs share, and a validator against empty values.</summary>
internal static class CommonArguments
{
    /// <summary>The argument <c>ROUND</c>.</summary>
    public static Argument<string> Round() => new Argument<string>("ROUND") { Description = "The round's code." }.RefuseEmpty();

    /// <summary>The option <c>--out FILE</c>.</summary>
    public static Option<string?> OutputFile() => new Option<string?>("--out")
    {
        Description = "The file to write, instead of standard output.",
        HelpName = "FILE",
    }.RefuseEmpty();

    /// <summary>Rejects an empty value, for instance from a script variable that is not set.</summary>
    public static Option<T> RefuseEmpty<T>(this Option<T> option)
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError($"{option.Name} is empty. Enter a value, or leave the option out.");
            }
        });
        return option;
    }

    /// <summary>Rejects an empty value, for instance from a script variable that is not set.</summary>
    public static Argument<T> RefuseEmpty<T>(this Argument<T> argument)
    {
        argument.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                given.AddError($"{argument.Name} is empty. Enter a value.");
            }
        });
        return argument;
    }

    /// <summary>Rejects all values but these. The message names the option, and help and completion list the values.</summary>
    public static void AcceptOnly<T>(this Option<T> option, IReadOnlyCollection<string> values)
    {
        option.CompletionSources.Add([.. values]);
        option.Validators.Add(given =>
        {
            foreach (var wrong in given.Tokens.Select(token => token.Value).Except(["", .. values], StringComparer.Ordinal))
            {
                given.AddError($"{option.Name}: '{wrong}' is none of {string.Join(", ", values)}.");
            }
        });
    }

    /// <summary>Refuses two options that contradict each other.</summary>
    public static void RefuseBoth(ParseResult parsed, Option<string?> one, Option<string?> other)
    {
        if (parsed.GetValue(one) is not null && parsed.GetValue(other) is not null)
        {
            throw UsageException.Of("usage.not-together", ("option", one.Name), ("other", other.Name));
        }
    }

    /// <summary>The different items of a list with commas.</summary>
    public static IEnumerable<string> Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}
